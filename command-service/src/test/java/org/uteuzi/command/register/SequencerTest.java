package org.uteuzi.command.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.uteuzi.testing.TestDatabase.Role;

class SequencerTest {

    private Register register;
    private Sequencer sequencer;

    @BeforeEach
    void open() {
        register = new Register();
        sequencer = register.sequencer();
    }

    @AfterEach
    void close() {
        register.close();
    }

    @Test
    void entries_are_numbered_from_zero_without_gaps_although_positions_have_gaps() {
        register.record("i-1", "x/0", "x/1");
        try (var abandoned = register.begin("i-2")) {
            abandoned.append("y/0", "y/1").rollback();
        }
        register.record("i-3", "x/2");

        sequencer.run();

        assertThat(register.entries()).extracting(Register.Entry::number).containsExactly(0L, 1L, 2L);
        assertThat(register.entries()).extracting(Register.Entry::position).containsExactly(1L, 2L, 5L);
        assertThat(register.eventsInOrder()).containsExactly("x/0", "x/1", "x/2");
    }

    @Test
    void numbers_go_on_where_the_last_run_ended() {
        register.record("i-1", "x/0");
        assertThat(sequencer.run().entries()).isEqualTo(1);
        assertThat(sequencer.run()).isEqualTo(Sequencer.Run.NOTHING);
        register.record("i-2", "x/1");
        assertThat(sequencer.run().instruments()).containsExactly("i-2");

        assertThat(register.eventsInOrder()).containsExactly("x/0", "x/1");
    }

    @Test
    void every_run_sends_the_same_statements_so_that_each_is_prepared_once() throws SQLException {
        try (var connection = register.database().dataSource(Role.COMMAND).getConnection()) {
            connection.unwrap(PGConnection.class).setPrepareThreshold(1);
            var kept = new SingleConnectionDataSource(connection, true);
            var sql = JdbcClient.create(kept);
            var alone = new Sequencer(sql, new JdbcTransactionManager(kept), 50_000);
            for (int i = 0; i < 3; i++) {
                register.record("i-" + i, "x/" + i);
                assertThat(Backlog.of(sql).waiting()).isOne();
                assertThat(alone.run().entries()).isOne();
            }

            assertThat(sql.sql("select statement from pg_prepared_statements where statement ~ '[a-z] >='")
                            .query(String.class)
                            .list())
                    .hasSize(2);
        }
    }

    @Test
    void a_run_that_finds_nothing_writes_nothing() {
        register.record("i-1", "x/0");
        sequencer.run();
        var before = transactionIdsUsed();
        sequencer.run();

        assertThat(transactionIdsUsed()).isEqualTo(before);
    }

    @Test
    void an_event_whose_predecessor_is_not_entered_holds_its_whole_transaction_back() {
        try (var early = register.begin("early");
                var between = register.begin("between")) {
            early.append("y/0");
            between.append("z/0");
            register.record("late", "x/0");
            early.append("x/1").commit();

            assertThat(sequencer.run()).isEqualTo(Sequencer.Run.NOTHING);
            assertThat(register.entries()).isEmpty();

            between.rollback();
        }
        assertThat(sequencer.run().more()).isTrue();
        assertThat(register.eventsInOrder()).containsExactly("x/0");
        sequencer.run();
        assertThat(register.eventsInOrder()).containsExactly("x/0", "y/0", "x/1");
    }

    @Test
    void a_limit_cuts_between_instruments_and_never_loses_the_one_that_was_cut_off() {
        register.record("i-1", "a/0", "a/1");
        register.record("i-2", "b/0", "b/1");
        register.record("i-3", "c/0", "c/1", "c/2", "c/3", "c/4");
        register.record("i-4", "d/0");
        var small = register.sequencer(3);

        assertThat(small.run().entries()).isEqualTo(4);
        assertThat(register.low()).isLessThanOrEqualTo(firstTransactionWithoutEntry());
        assertThat(small.run()).satisfies(run -> assertThat(run.instruments()).containsExactly("i-3"));
        assertThat(register.low()).isLessThanOrEqualTo(firstTransactionWithoutEntry());
        assertThat(small.run()).isEqualTo(new Sequencer.Run(1, Set.of("i-4"), false));

        assertThat(register.eventsInOrder())
                .containsExactly("a/0", "a/1", "b/0", "b/1", "c/0", "c/1", "c/2", "c/3", "c/4", "d/0");
    }

    @Test
    void a_limit_full_of_held_back_events_looks_further() {
        try (var early = register.begin("early")) {
            early.append("y/0", "y/1", "y/2");
            register.record("late", "x/0");
            early.append("x/1").commit();
        }
        var small = register.sequencer(2);

        assertThat(small.run()).isEqualTo(new Sequencer.Run(1, Set.of("late"), true));
        small.run();
        assertThat(register.eventsInOrder()).containsExactly("x/0", "y/0", "y/1", "y/2", "x/1");
    }

    @Test
    void an_instrument_larger_than_the_limit_is_entered_at_once() {
        register.record("i-1", IntStream.range(0, 40).mapToObj(i -> "x/" + i).toArray(String[]::new));

        assertThat(register.sequencer(7).run().entries()).isEqualTo(40);
        assertThat(register.entries())
                .extracting(Register.Entry::recordedAt)
                .containsOnly(register.entries().getFirst().recordedAt());
    }

    @Test
    void a_crash_in_the_middle_of_a_run_leaves_nothing_half() throws SQLException {
        register.record("i-1", "x/0", "x/1");
        var low = register.low();
        try (var blocker = register.database().dataSource(Role.OWNER).getConnection()) {
            blocker.setAutoCommit(false);
            blocker.createStatement().execute("select low from command.sequencer for update");
            var run = CompletableFuture.runAsync(sequencer::run);
            // its entries are inserted by now, and it waits to note how far it came
            await().untilAsserted(() -> assertThat(killWaitingBackend()).hasSize(1));

            assertThatThrownBy(run::join)
                    .cause()
                    .isInstanceOfAny(DataAccessException.class, TransactionException.class);
            blocker.rollback();
        }
        assertThat(register.entries()).isEmpty();
        assertThat(register.low()).isEqualTo(low);

        assertThat(sequencer.run().entries()).isEqualTo(2);
        assertThat(register.eventsInOrder()).containsExactly("x/0", "x/1");
    }

    @Test
    void a_run_reads_what_it_needs_by_index_also_before_the_database_has_statistics() {
        // a connection of its own for each run, which says how it read when it closes
        var source = register.database().dataSource(Role.COMMAND);
        var unpooled = new Sequencer(JdbcClient.create(source), new JdbcTransactionManager(source), 50_000);
        recordMany(0, 29_999);
        assertThat(unpooled.run().entries()).isEqualTo(30_000);
        var before = scans();
        recordMany(30_000, 30_001);
        assertThat(unpooled.run().entries()).isEqualTo(2);

        assertThat(scans().byIndex()).isGreaterThan(before.byIndex());
        assertThat(scans().ofAll()).isEqualTo(before.ofAll());
    }

    private void recordMany(int first, int last) {
        register.superuser().sql("""
                        insert into register.event (event_id, aggregate_type, aggregate_id, sequence_number, event_type,
                            event_revision, recorded_at, payload, metadata, instrument_id)
                        select 'e-' || n, 'thing', 'a-' || n / 10, n % 10, 'test.happened', '1', '', '{}', '{}', 'i-' || n
                        from generate_series(:first, :last) n
                        """).param("first", first).param("last", last).update();
    }

    private record Scans(long byIndex, long ofAll) {}

    private Scans scans() {
        await().until(() -> register.superuser()
                        .sql("select count(*) from pg_stat_activity where usename = 'uteuzi_command'")
                        .query(Long.class)
                        .single()
                == 0);
        return register.superuser()
                .sql(
                        "select sum(idx_scan)::bigint as by_index, sum(seq_scan)::bigint as of_all from pg_stat_user_tables"
                                + " where schemaname = 'register'")
                .query(Scans.class)
                .single();
    }

    @Test
    void only_one_sequencer_works_at_a_time() throws SQLException {
        register.record("i-1", "x/0");
        try (var other = register.database().dataSource(Role.COMMAND).getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("select pg_advisory_xact_lock(hashtextextended('uteuzi.sequencer', 0))");
            assertThat(sequencer.run()).isEqualTo(Sequencer.Run.NOTHING);
            assertThat(register.entries()).isEmpty();
            other.rollback();
        }
        assertThat(sequencer.run().entries()).isEqualTo(1);
    }

    /** A snapshot older than the lock would show the entries of whoever held it before as missing. */
    @Test
    void what_is_read_under_the_lock_is_not_older_than_the_lock_whatever_the_database_defaults_to() {
        register.superuser().sql("""
                        do $$ begin
                            execute format('alter database %I set default_transaction_isolation = serializable',
                                           current_database());
                            create function refuse_old_snapshots() returns trigger language plpgsql as $f$ begin
                                if current_setting('transaction_isolation') <> 'read committed' then
                                    raise exception 'this transaction reads from an old snapshot';
                                end if;
                                return null;
                            end $f$;
                            create trigger spy before insert on register.entry
                                for each statement execute function refuse_old_snapshots();
                        end $$
                        """).update();
        register.record("i-1", "x/0");

        assertThat(sequencer.run().entries()).isEqualTo(1);
    }

    @Test
    void recorded_time_never_goes_back_even_if_the_clock_does() {
        register.record("i-1", "x/0");
        var future = Instant.parse("2126-01-01T00:00:00.123Z");
        register.sql()
                .sql("insert into register.entry (number, position, recorded_at) values (0, 1, ?::timestamptz)")
                .param(future.toString())
                .update();
        register.record("i-2", "x/1", "y/0");
        sequencer.run();

        assertThat(register.entries()).extracting(Register.Entry::recordedAt).containsExactly(future, future, future);
    }

    @Test
    void recorded_time_is_the_databases_clock_in_milliseconds() {
        var before = databaseClock();
        register.record("i-1", "x/0");
        sequencer.run();

        assertThat(register.entries().getFirst().recordedAt())
                .isBetween(before.minusMillis(1), databaseClock())
                .satisfies(time -> assertThat(time).isEqualTo(time.truncatedTo(ChronoUnit.MILLIS)));
    }

    @Test
    void a_stalled_transaction_that_writes_stops_all_entries_and_shows() {
        try (var stalled = register.begin("stalled")) {
            stalled.append("z/0");
            register.record("i-1", "x/0");

            assertThat(sequencer.run()).isEqualTo(Sequencer.Run.NOTHING);
            assertThat(Backlog.of(register.sql()).waiting()).isEqualTo(1);
            await().untilAsserted(() ->
                    assertThat(Backlog.of(register.sql()).horizonAge()).isGreaterThan(Duration.ofMillis(100)));
        }
        sequencer.run();
        assertThat(register.eventsInOrder()).containsExactly("x/0");
        assertThat(Backlog.of(register.sql()).waiting()).isZero();
    }

    @Test
    void the_age_of_the_horizon_counts_transactions_of_every_role() throws SQLException {
        try (var migration = register.database().dataSource(Role.OWNER).getConnection()) {
            migration.setAutoCommit(false);
            migration.createStatement().execute("create table register.scratch ()");
            await().untilAsserted(() ->
                    assertThat(Backlog.of(register.sql()).horizonAge()).isGreaterThan(Duration.ofMillis(100)));
        }
    }

    @Test
    void a_transaction_that_only_reads_stops_nothing() {
        try (var reader = register.begin("reader")) {
            reader.readOnly();
            var opened = databaseClock();
            register.record("i-1", "x/0");
            assertThat(sequencer.run().entries()).isEqualTo(1);
            await().until(() -> databaseClock().isAfter(opened.plusMillis(300)));

            assertThat(Backlog.of(register.sql()).horizonAge()).isLessThan(Duration.ofMillis(300));
        }
    }

    @Test
    void a_database_that_counts_its_transactions_anew_is_noticed() {
        register.record("i-1", "x/0");
        register.sql().sql("update command.sequencer set low = '9000000000'").update();

        assertThatThrownBy(sequencer::run)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("restored from a dump");
    }

    private List<Integer> killWaitingBackend() {
        return register.superuser().sql("""
                        select pid from pg_stat_activity
                        where wait_event_type = 'Lock' and usename = 'uteuzi_command' and query like 'update command.%'
                            and pg_terminate_backend(pid)
                        """).query(Integer.class).list();
    }

    private long firstTransactionWithoutEntry() {
        return register.sql()
                .sql("select min(transaction_id::text::bigint) from register.event"
                        + " where position not in (select position from register.entry)")
                .query(Long.class)
                .single();
    }

    private String transactionIdsUsed() {
        return register.superuser()
                .sql("select pg_snapshot_xmax(pg_current_snapshot())::text")
                .query(String.class)
                .single();
    }

    private Instant databaseClock() {
        return register.sql()
                .sql("select clock_timestamp()")
                .query((row, index) -> row.getTimestamp(1).toInstant())
                .single();
    }
}
