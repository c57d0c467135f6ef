package org.uteuzi.command.register;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives each recorded event its entry: the next number in a sequence without gaps.
 *
 * <p>It takes the events of finished transactions only. Below the horizon, the oldest transaction still running, nothing
 * can appear any more, so no event is ever missed. The events of a transaction stay together and keep their order, and a
 * transaction waits until the predecessor of each of its events in the same stream has its entry: that predecessor may
 * have been written by a transaction that began later.
 */
final class Sequencer {

    /** @param more whether another run may find something at once */
    record Run(int entries, Set<String> instruments, boolean more) {

        static final Run NOTHING = new Run(0, Set.of(), false);
    }

    /** @param predecessor position of the event before it in its stream, null if that is not committed yet */
    private record Waiting(
            long position,
            long transaction,
            String instrument,
            boolean first,
            @Nullable Long predecessor,
            boolean predecessorEntered) {}

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final int batch;

    /** @param batch how many events one run takes at least, if so many wait; it always takes whole transactions */
    Sequencer(JdbcClient database, PlatformTransactionManager transactions, int batch) {
        this.database = database;
        this.batch = batch;
        this.transaction = new TransactionTemplate(transactions);
        // each statement must see what the sequencer before us committed while we waited for nothing but the lock
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** One run is one transaction, and only one runs at a time over all nodes; another is told that there is nothing. */
    Run run() {
        return transaction.execute(status -> isAlone() ? sequence() : Run.NOTHING);
    }

    private boolean isAlone() {
        return database.sql("select pg_try_advisory_xact_lock(hashtextextended('uteuzi.sequencer', 0))")
                .query(Boolean.class)
                .single();
    }

    private Run sequence() {
        Window window = window();
        for (int size = batch; ; size *= 2) {
            List<Waiting> waiting = finished(window, size);
            boolean cut = waiting.size() >= size;
            List<Waiting> next = withoutHeldBack(waiting);
            if (next.isEmpty() && cut) {
                continue; // all of these wait for something beyond them: look further
            }
            if (next.isEmpty()) {
                return Run.NOTHING;
            }
            append(next);
            advance(lowest(waiting, next, cut ? waiting.getLast().transaction() : window.horizon()));
            return new Run(next.size(), instrumentsOf(next), cut || next.size() < waiting.size());
        }
    }

    /** @param low every event of a transaction below it has its entry */
    private record Window(long low, long horizon) {}

    private Window window() {
        Window window = database.sql("select low::text::bigint, pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
                        + " as horizon from command.sequencer")
                .query(Window.class)
                .single();
        if (window.horizon() < window.low()) {
            throw new IllegalStateException("the database counts its transactions anew (restored from a dump?): "
                    + window + "; command.sequencer.low must be set back to 0");
        }
        return window;
    }

    /** Of the transaction in which the batch ends, all events: WITH TIES. */
    private List<Waiting> finished(Window window, int size) {
        return database.sql("""
                        select position, transaction_id::text::bigint as transaction, instrument_id as instrument,
                               sequence_number = 0 as first, predecessor,
                               (select number from register.entry n where n.position = predecessor) is not null
                                   as predecessor_entered
                        from (select position, transaction_id, instrument_id, sequence_number,
                                     (select p.position from register.event p
                                      where p.aggregate_id = e.aggregate_id
                                        and p.sequence_number = e.sequence_number - 1) as predecessor
                              from register.event e
                              where transaction_id >= cast(:low as text)::xid8
                                and transaction_id < cast(:horizon as text)::xid8
                                and (select number from register.entry n where n.position = e.position) is null
                              order by transaction_id fetch first :size rows with ties) waiting
                        order by transaction_id, position
                        """)
                .param("low", String.valueOf(window.low()))
                .param("horizon", String.valueOf(window.horizon()))
                .param("size", size)
                .query((row, index) -> new Waiting(
                        row.getLong("position"),
                        row.getLong("transaction"),
                        row.getString("instrument"),
                        row.getBoolean("first"),
                        row.getObject("predecessor", Long.class),
                        row.getBoolean("predecessor_entered")))
                .list();
    }

    private static List<Waiting> withoutHeldBack(List<Waiting> waiting) {
        Map<Long, List<Waiting>> byTransaction = waiting.stream()
                .collect(Collectors.groupingBy(Waiting::transaction, LinkedHashMap::new, Collectors.toList()));
        List<Waiting> next = new ArrayList<>();
        Set<Long> entered = new LinkedHashSet<>();
        for (List<Waiting> events : byTransaction.values()) {
            List<Long> positions = events.stream().map(Waiting::position).toList();
            entered.addAll(positions);
            if (events.stream().allMatch(event -> follows(event, entered))) {
                next.addAll(events);
            } else {
                entered.removeAll(Set.copyOf(positions));
            }
        }
        return next;
    }

    private static boolean follows(Waiting event, Set<Long> entered) {
        return event.first() || event.predecessorEntered() || entered.contains(event.predecessor());
    }

    private void append(List<Waiting> next) {
        database.sql("""
                        with last as (select number, recorded_at from register.entry order by number desc limit 1),
                             now as materialized (select date_trunc('milliseconds', clock_timestamp()) as recorded_at)
                        insert into register.entry (number, position, recorded_at)
                        select coalesce((select number from last), -1) + ordinality, position,
                               greatest((select recorded_at from now), (select recorded_at from last))
                        from unnest(cast(:positions as bigint[])) with ordinality as next (position, ordinality)
                        """)
                .param("positions", next.stream().map(Waiting::position).toArray(Long[]::new))
                .update();
    }

    /** A transaction that is held back or was cut off must be found again. */
    private static long lowest(List<Waiting> waiting, List<Waiting> next, long bound) {
        Set<Long> done = next.stream().map(Waiting::transaction).collect(Collectors.toSet());
        return waiting.stream()
                .mapToLong(Waiting::transaction)
                .filter(transaction -> !done.contains(transaction))
                .findFirst()
                .orElse(bound);
    }

    private void advance(long low) {
        database.sql("update command.sequencer set low = cast(:low as text)::xid8")
                .param("low", String.valueOf(low))
                .update();
    }

    private static Set<String> instrumentsOf(List<Waiting> next) {
        return next.stream().map(Waiting::instrument).collect(Collectors.toUnmodifiableSet());
    }
}
