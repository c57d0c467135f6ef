package org.uteuzi.query.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work that is shared is done once, and what fails in it is told. */
class WorkersTest {

    private final Workers workers = new Workers(2);

    @AfterEach
    void close() {
        workers.close();
    }

    @Test
    void each_piece_is_done_once() {
        Set<Integer> done = ConcurrentHashMap.newKeySet();

        workers.share(
                1_000,
                () -> piece -> assertThat(done.add(piece)).as("piece %s", piece).isTrue());

        assertThat(done).isEqualTo(IntStream.range(0, 1_000).boxed().collect(Collectors.toSet()));
    }

    @Test
    void after_a_failure_nothing_more_is_begun() {
        AtomicInteger begun = new AtomicInteger();

        assertThatThrownBy(() -> workers.share(1_000_000, () -> piece -> {
                    if (begun.incrementAndGet() == 10) {
                        throw new IllegalStateException("piece " + piece);
                    }
                    Thread.onSpinWait();
                }))
                .hasMessageStartingWith("piece ");

        assertThat(begun).hasValueLessThan(1_000_000);
    }

    @Test
    void every_failure_is_told() {
        CyclicBarrier together = new CyclicBarrier(2);

        assertThatThrownBy(() -> workers.share(2, () -> piece -> {
                    try {
                        together.await();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    throw new IllegalStateException("piece " + piece);
                }))
                .satisfies(failure -> assertThat(List.of(failure.getMessage(), failure.getSuppressed()[0].getMessage()))
                        .containsExactlyInAnyOrder("piece 0", "piece 1"));
    }
}
