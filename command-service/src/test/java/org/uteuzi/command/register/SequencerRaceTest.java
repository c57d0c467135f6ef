package org.uteuzi.command.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SequencerRaceTest {

    private static final int WRITERS = 8;
    private static final int INSTRUMENTS_EACH = 120;
    private static final int SHARED_AGGREGATES = 12;
    private static final String UNIQUE_VIOLATION = "23505";

    @Test
    void entries_are_dense_and_complete_under_writers_that_roll_back_and_two_sequencers() throws Exception {
        long seed = System.nanoTime();
        LoggerFactory.getLogger(getClass()).info("seed {}", seed);
        try (var register = new Register();
                var threads = Executors.newCachedThreadPool()) {
            var failures = new ConcurrentLinkedQueue<RuntimeException>();
            var nodes = List.of(node(register, failures), node(register, failures));
            nodes.forEach(SequencerLoop::start);
            var done = new CountDownLatch(WRITERS);
            var committed = new AtomicInteger();
            var halves = threads.submit(() -> instrumentsSeenHalf(register, done));
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                var random = new SplittableRandom(seed + writer);
                var node = nodes.get(writer % 2);
                writers.add(threads.submit(() -> write(register, random, node, committed, done)));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            long events = register.sql()
                    .sql("select count(*) from register.event")
                    .query(Long.class)
                    .single();
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(register.entries()).hasSize((int) events));
            nodes.forEach(SequencerLoop::stop);

            assertThat(committed).hasPositiveValue();
            assertThat(failures).isEmpty();
            assertThat(halves.get()).isEmpty();
            assertDenseAndInOrder(register.entries());
        }
    }

    private static SequencerLoop node(Register register, Collection<RuntimeException> failures) {
        var sequencer = register.sequencer(50);
        return new SequencerLoop(
                () -> {
                    try {
                        return sequencer.run();
                    } catch (RuntimeException e) {
                        failures.add(e);
                        throw e;
                    }
                },
                () -> Backlog.of(register.sql()),
                new SequencerMetrics(new SimpleMeterRegistry()),
                Duration.ofMillis(5));
    }

    /** Instruments of 1 to 4 events on aggregates of which some are shared; every fifth is rolled back at its end. */
    private static Void write(
            Register register,
            SplittableRandom random,
            SequencerLoop node,
            AtomicInteger committed,
            CountDownLatch done)
            throws SQLException {
        try {
            for (int i = 0; i < INSTRUMENTS_EACH; i++) {
                int size = random.nextInt(1, 5);
                try (var writer = register.begin("i-" + random.nextLong() + "#" + size)) {
                    for (int event = 0; event < size; event++) {
                        String aggregate = "a-" + event + "-" + random.nextInt(SHARED_AGGREGATES);
                        writer.insert(aggregate, writer.nextSequenceNumber(aggregate));
                    }
                    if (random.nextInt(5) > 0) {
                        writer.commit();
                        committed.incrementAndGet();
                        node.wake();
                    }
                } catch (SQLException e) {
                    assertThat(e.getSQLState())
                            .as("lost the race for an aggregate")
                            .isEqualTo(UNIQUE_VIOLATION);
                }
            }
            return null;
        } finally {
            done.countDown();
        }
    }

    /** How many events an instrument has is part of its id here. */
    private static List<String> instrumentsSeenHalf(Register register, CountDownLatch done) {
        Callable<List<String>> look =
                () -> register.sql().sql("""
                        select instrument_id from register.entry join register.event using (position)
                        group by instrument_id having count(*) <> split_part(instrument_id, '#', 2)::int
                        """).query(String.class).list();
        List<String> halves = new ArrayList<>();
        try {
            do {
                halves.addAll(look.call());
            } while (done.getCount() > 0);
            return halves;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertDenseAndInOrder(List<Register.Entry> entries) {
        assertThat(entries)
                .extracting(Register.Entry::number)
                .containsExactlyElementsOf(
                        LongStream.range(0, entries.size()).boxed().toList());
        assertThat(entries).extracting(Register.Entry::recordedAt).isSorted();
        var nextOf = new HashMap<String, Long>();
        var ended = new HashSet<String>();
        Register.Entry previous = null;
        for (var entry : entries) {
            assertThat(entry.sequenceNumber()).as("%s", entry).isEqualTo(nextOf.getOrDefault(entry.aggregate(), 0L));
            nextOf.merge(entry.aggregate(), 1L, Long::sum);
            if (previous != null && previous.instrument().equals(entry.instrument())) {
                assertThat(entry.recordedAt()).isEqualTo(previous.recordedAt());
                assertThat(entry.position()).isGreaterThan(previous.position());
            } else {
                assertThat(ended.add(entry.instrument()))
                        .as("%s is in one piece", entry.instrument())
                        .isTrue();
            }
            previous = entry;
        }
    }
}
