package org.uteuzi.command.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThan;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.uteuzi.testing.TestDatabase.Role;

class SequencerLoopTest {

    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration OFTEN = Duration.ofMillis(5);

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final SequencerMetrics metrics = new SequencerMetrics(meters);
    private Register register;
    private SequencerLoop loop;

    @BeforeEach
    void open() {
        register = new Register();
    }

    @AfterEach
    void close() {
        loop.stop();
        register.close();
    }

    private void start(Supplier<Sequencer.Run> sequencer, Duration poll) {
        loop = new SequencerLoop(sequencer, () -> Backlog.of(register.sql()), metrics, poll);
        loop.start();
    }

    @Test
    void a_wake_up_enters_what_was_committed_at_once() {
        start(register.sequencer()::run, NEVER);
        register.record("i-1", "x/0");
        metrics.committed(Set.of("i-1"));
        loop.wake();

        await().untilAsserted(() -> assertThat(register.eventsInOrder()).containsExactly("x/0"));
        await().untilAsserted(() -> assertThat(
                        meters.get("uteuzi.sequencer.latency").timer().count())
                .isEqualTo(1));
        assertThat(meters.get("uteuzi.sequencer.entries").counter().count()).isEqualTo(1);
        assertThat(meters.get("uteuzi.sequencer.run").timer().count()).isPositive();
    }

    @Test
    void a_wake_up_that_finds_nothing_tries_again() {
        try (var neighbour = register.begin("neighbour")) {
            neighbour.append("z/0");
            register.record("i-1", "x/0");
            var sequencer = register.sequencer();
            start(
                    () -> {
                        var run = sequencer.run();
                        neighbour.rollback(); // it ends just after the first look
                        return run;
                    },
                    NEVER);
            loop.wake();

            await().untilAsserted(() -> assertThat(register.eventsInOrder()).containsExactly("x/0"));
            assertThat(meters.get("uteuzi.sequencer.run").timer().count()).isGreaterThan(1);
        }
    }

    @Test
    void a_wake_up_gives_up_after_five_tries_and_leaves_the_rest_to_polling() {
        try (var neighbour = register.begin("neighbour")) {
            neighbour.append("z/0");
            register.record("i-1", "x/0");
            start(register.sequencer()::run, NEVER);
            loop.wake();

            await().untilAsserted(() -> assertThat(
                            meters.get("uteuzi.sequencer.run").timer().count())
                    .isEqualTo(6));
            await().during(Duration.ofMillis(50))
                    .untilAsserted(() -> assertThat(
                                    meters.get("uteuzi.sequencer.run").timer().count())
                            .isEqualTo(6));
        }
    }

    @Test
    void a_wake_up_goes_on_until_all_that_waits_is_entered() {
        for (int i = 0; i < 20; i++) {
            register.record("i-" + i, "x/" + i);
        }
        start(register.sequencer(3)::run, NEVER);
        loop.wake();

        await().untilAsserted(() -> assertThat(register.entries()).hasSize(20));
    }

    @Test
    void polling_finds_what_another_node_recorded() {
        start(register.sequencer()::run, OFTEN);
        register.record("elsewhere", "x/0");

        await().untilAsserted(() -> assertThat(register.eventsInOrder()).containsExactly("x/0"));
    }

    @Test
    void it_goes_on_after_its_connection_was_killed() {
        start(register.sequencer()::run, OFTEN);
        register.record("i-1", "x/0");
        await().untilAsserted(() -> assertThat(register.entries()).hasSize(1));
        register.superuser()
                .sql("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'uteuzi_command'")
                .query()
                .listOfRows();
        register.superuser()
                .sql("insert into register.event (event_id, aggregate_type, aggregate_id, sequence_number, event_type,"
                        + " event_revision, recorded_at, payload, metadata, instrument_id)"
                        + " values ('e', 'thing', 'x', 1, 'test.happened', '1', '', '{}', '{}', 'i-2')")
                .update();

        await().untilAsserted(() -> assertThat(register.superuser()
                        .sql("select count(*) from register.entry")
                        .query(Long.class)
                        .single())
                .isEqualTo(2));
    }

    @Test
    void it_goes_on_after_the_database_was_away() {
        var failures = new AtomicInteger();
        var sequencer = register.sequencer();
        start(
                () -> {
                    try {
                        return sequencer.run();
                    } catch (RuntimeException e) {
                        failures.incrementAndGet();
                        throw e;
                    }
                },
                OFTEN);
        refuseConnections(true);
        await().untilAtomic(failures, greaterThan(1));
        refuseConnections(false);
        register.record("i-1", "x/0");

        await().untilAsserted(() -> assertThat(register.eventsInOrder()).containsExactly("x/0"));
    }

    /** As a restart of the server would: nobody can read or lock anything meanwhile. */
    private void refuseConnections(boolean refuse) {
        register.superuser()
                .sql((refuse ? "revoke select on command.sequencer from " : "grant select on command.sequencer to ")
                        + Role.COMMAND.roleName())
                .update();
    }

    @Test
    void it_stops_after_the_run_it_is_in_and_interrupts_nobody() throws InterruptedException {
        var inside = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var interrupted = new AtomicInteger();
        start(
                () -> {
                    inside.countDown();
                    try {
                        mayEnd.await();
                    } catch (InterruptedException e) {
                        interrupted.incrementAndGet();
                    }
                    return Sequencer.Run.NOTHING;
                },
                OFTEN);
        inside.await();
        var stopping = Thread.ofPlatform().start(loop::stop);
        await().until(() -> !loop.isRunning());
        assertThat(loop.isAlive()).isTrue();
        mayEnd.countDown();

        assertThat(stopping.join(Duration.ofSeconds(10))).isTrue();
        assertThat(loop.isAlive()).isFalse();
        assertThat(interrupted).hasValue(0);
        assertThat(mayEnd.await(0, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void its_health_is_up_while_it_does_its_rounds() {
        start(register.sequencer()::run, OFTEN);

        assertThat(new SequencerHealthIndicator(loop, Duration.ofSeconds(10))
                        .health()
                        .getStatus())
                .isEqualTo(Status.UP);
    }

    @Test
    void its_health_is_down_when_its_runs_fail() {
        register.sql().sql("update command.sequencer set low = '9000000000'").update();
        start(register.sequencer()::run, OFTEN);
        var health = new SequencerHealthIndicator(loop, Duration.ofMillis(200));

        await().untilAsserted(() -> assertThat(health.health().getStatus()).isEqualTo(Status.DOWN));
        assertThat(loop.isAlive()).isTrue();
    }

    @Test
    void its_health_is_down_when_its_thread_has_died() {
        start(
                () -> {
                    throw new StackOverflowError("on purpose");
                },
                OFTEN);
        var health = new SequencerHealthIndicator(loop, NEVER);

        await().untilAsserted(() -> assertThat(health.health().getStatus()).isEqualTo(Status.DOWN));
    }

    @Test
    void its_gauges_show_what_waits_and_what_holds_it_up() {
        try (var stalled = register.begin("stalled")) {
            stalled.append("z/0");
            register.record("i-1", "x/0", "x/1");
            start(register.sequencer()::run, OFTEN);

            await().untilAsserted(() -> {
                assertThat(meters.get("uteuzi.sequencer.waiting").gauge().value())
                        .isEqualTo(2);
                assertThat(meters.get("uteuzi.sequencer.horizon.age").gauge().value())
                        .isPositive();
            });
        }
    }
}
