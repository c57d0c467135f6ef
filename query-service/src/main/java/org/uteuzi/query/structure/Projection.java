package org.uteuzi.query.structure;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.uteuzi.query.database.WholeDatabase;
import org.uteuzi.query.register.RecordedInstrument;
import org.uteuzi.query.register.RegisterReader;

/**
 * Keeps the tables of schema {@code structure} equal to what is believed: delta and checkpoint in one transaction, so that
 * every entry counts once. The lock on the checkpoint lets one node project at a time.
 */
@Component
class Projection {

    private final RegisterReader register;
    private final JdbcTemplate jdbc;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final ProjectionTables tables;
    private final Streams streams;
    private final Relation parts;
    private final Relation homes;
    private final Relation leaning;
    private final Projector projector;
    private final Erased erased;
    private final Written written;
    private long projectedUpTo = -1;
    private long lastProjected = -1;
    private long projectedInto;

    Projection(RegisterReader register, WholeDatabase whole) {
        this.register = register;
        this.jdbc = whole.jdbc();
        this.database = whole.client();
        this.transaction = new TransactionTemplate(whole.transactions());
        this.streams = new Streams(register);
        this.tables = new ProjectionTables(jdbc, "");
        this.parts = new Relation(tables::institutionsWith);
        this.homes = new Relation(tables::homesOf);
        this.leaning = new Relation(tables::leaningOn);
        this.projector = new Projector(streams, parts, homes, leaning);
        this.erased = new Erased(register, tables);
        this.written = new Written(jdbc);
    }

    /**
     * Projects what was recorded since the checkpoint.
     *
     * @param limit about how many entries in one transaction
     * @return how many entries were projected
     */
    int advance(int limit) {
        try {
            Integer projected = transaction.execute(status -> {
                Checkpoint checkpoint = lockCheckpoint();
                long from = checkpoint.entry();
                if (from != projectedUpTo || checkpoint.table() != projectedInto) {
                    forget(); // another node projected meanwhile, or made the tables anew
                }
                projectedInto = checkpoint.table();
                List<RecordedInstrument> instruments = register.instrumentsAfter(from, limit);
                lastProjected =
                        instruments.isEmpty() ? from : instruments.getLast().lastEntry();
                return project(instruments, from);
            });
            projectedUpTo = lastProjected;
            return projected == null ? 0 : projected;
        } catch (RuntimeException e) {
            forget();
            throw e;
        }
    }

    private void forget() {
        streams.clear();
        parts.clear();
        homes.clear();
        leaning.clear();
    }

    /** The last entry that is projected; -1 before the first. */
    long checkpoint() {
        return database.sql("select entry from checkpoint").query(Long.class).single();
    }

    /** @param table which of the tables of that name is projected into */
    private record Checkpoint(long entry, long table) {}

    private Checkpoint lockCheckpoint() {
        return database.sql("select entry, cast(to_regclass('part') as oid) from checkpoint for update")
                .query((row, index) -> new Checkpoint(row.getLong(1), row.getLong(2)))
                .single();
    }

    private int project(List<RecordedInstrument> instruments, long from) {
        parts.shrink();
        homes.shrink();
        leaning.shrink();
        if (instruments.isEmpty()) {
            return 0;
        }
        Erased.by(instruments).forEach(person -> {
            written.forget(person);
            streams.forget(person);
        });
        tables.write(projector.project(instruments));
        erased.renew(instruments);
        long last = instruments.getLast().lastEntry();
        jdbc.update("update checkpoint set entry = ?", last);
        return (int) (last - from);
    }
}
