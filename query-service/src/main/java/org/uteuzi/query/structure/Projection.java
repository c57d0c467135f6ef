package org.uteuzi.query.structure;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.uteuzi.event.Fact;
import org.uteuzi.event.instrument.FactWithdrawn;
import org.uteuzi.event.instrument.InstrumentRecorded;
import org.uteuzi.query.register.RecordedInstrument;
import org.uteuzi.query.register.RegisterReader;
import org.uteuzi.time.PartialDate;

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
    private final Streams streams;
    private final Relation parts;
    private final Relation leaning;
    private final Projector projector;
    private long projectedUpTo = -1;
    private long lastProjected = -1;

    Projection(
            RegisterReader register, JdbcTemplate jdbc, JdbcClient database, PlatformTransactionManager transactions) {
        this.register = register;
        this.jdbc = jdbc;
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.streams = new Streams(register);
        this.parts = new Relation(
                things -> pairs("select thing, institution_id from part where thing = any(:things)", things));
        this.leaning = new Relation(
                things -> pairs("select leans_on, thing from leaning where leans_on = any(:things)", things));
        this.projector = new Projector(streams, parts, leaning);
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
                long from = lockCheckpoint();
                if (from != projectedUpTo) {
                    forget(); // another node projected meanwhile
                }
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

    /**
     * Makes everything anew from the register in one transaction: until it commits all questions are answered from what was
     * there before, and if it is interrupted that stays.
     *
     * @param progress told after each part how many entries are done
     */
    void rebuild(int limit, LongConsumer progress) {
        forget();
        transaction.executeWithoutResult(status -> {
            lockCheckpoint();
            for (Row.Table table : Row.Table.values()) {
                jdbc.update("delete from " + table.table);
            }
            jdbc.update("delete from instrument");
            jdbc.update("delete from concern");
            jdbc.update("delete from part");
            jdbc.update("delete from leaning");
            jdbc.update("delete from statement");
            long done = -1;
            List<RecordedInstrument> instruments = register.instrumentsAfter(done, limit);
            while (!instruments.isEmpty()) {
                project(instruments, done);
                done = instruments.getLast().lastEntry();
                progress.accept(done + 1);
                instruments = register.instrumentsAfter(done, limit);
            }
        });
        forget();
    }

    private void forget() {
        streams.clear();
        parts.clear();
        leaning.clear();
    }

    /** The last entry that is projected; -1 before the first. */
    long checkpoint() {
        return database.sql("select entry from checkpoint").query(Long.class).single();
    }

    private Map<String, Set<String>> pairs(String sql, Collection<String> things) {
        Map<String, Set<String>> found = new HashMap<>();
        database.sql(sql).param("things", things.toArray(String[]::new)).query((RowCallbackHandler) row -> {
            found.computeIfAbsent(row.getString(1), thing -> new LinkedHashSet<>())
                    .add(row.getString(2));
        });
        return found;
    }

    private long lockCheckpoint() {
        return database.sql("select entry from checkpoint for update")
                .query(Long.class)
                .single();
    }

    private int project(List<RecordedInstrument> instruments, long from) {
        parts.shrink();
        leaning.shrink();
        if (instruments.isEmpty()) {
            return 0;
        }
        write(projector.project(instruments));
        long last = instruments.getLast().lastEntry();
        jdbc.update("update checkpoint set entry = ?", last);
        return (int) (last - from);
    }

    private void write(Delta delta) {
        Map<Row.Table, List<Object[]>> closed = new EnumMap<>(Row.Table.class);
        delta.closed()
                .forEach((key, entry) -> closed.computeIfAbsent(key.table(), table -> new ArrayList<>())
                        .add(new Object[] {entry, key.id(), key.effectiveFrom()}));
        closed.forEach((table, rows) -> jdbc.batchUpdate(table.close(), rows));
        Map<Row.Table, List<@Nullable Object[]>> written = new EnumMap<>(Row.Table.class);
        delta.written()
                .forEach(belief -> written.computeIfAbsent(belief.row().table(), table -> new ArrayList<>())
                        .add(values(belief)));
        written.forEach((table, rows) -> jdbc.batchUpdate(table.insert(), rows));
        jdbc.batchUpdate(
                "insert into instrument (instrument_id, first_entry, last_entry, recorded_at) values (?, ?, ?, ?)",
                delta.concerns().keySet().stream()
                        .map(instrument -> new Object[] {
                            instrument.instrumentId(),
                            instrument.firstEntry(),
                            instrument.lastEntry(),
                            instrument.recordedAt().atOffset(ZoneOffset.UTC)
                        })
                        .toList());
        jdbc.batchUpdate(
                "insert into concern (institution_id, entry, recorded_at, instrument_id) values (?, ?, ?, ?)",
                delta.concerns().entrySet().stream()
                        .flatMap(concern -> concern.getValue().stream().map(institution -> new Object[] {
                            institution,
                            concern.getKey().lastEntry(),
                            concern.getKey().recordedAt().atOffset(ZoneOffset.UTC),
                            concern.getKey().instrumentId()
                        }))
                        .toList());
        jdbc.batchUpdate(
                "insert into statement (entry, instrument_entry, correction, imported, effective_on)"
                        + " values (?, ?, ?, ?, ?)",
                delta.concerns().keySet().stream()
                        .flatMap(Projection::statements)
                        .toList());
        jdbc.batchUpdate(
                "insert into part (institution_id, thing) values (?, ?)",
                delta.parts().stream()
                        .map(part -> new Object[] {part.institution(), part.thing()})
                        .toList());
        jdbc.batchUpdate(
                "insert into leaning (thing, leans_on) values (?, ?)",
                delta.leaning().stream()
                        .map(leaning -> new Object[] {leaning.thing(), leaning.on()})
                        .toList());
    }

    private static Stream<@Nullable Object[]> statements(RecordedInstrument instrument) {
        boolean imported =
                instrument.entries().getFirst().event() instanceof InstrumentRecorded recorded && recorded.imported();
        return instrument.entries().stream()
                .skip(1)
                .flatMap(entry -> entry.event() instanceof Fact fact
                        ? Stream.<@Nullable Object[]>of(new @Nullable Object[] {
                            entry.number(),
                            instrument.lastEntry(),
                            fact.corrects() != null || fact instanceof FactWithdrawn,
                            imported,
                            PartialDate.dayOf(fact.effectiveFrom())
                        })
                        : Stream.of());
    }

    private static @Nullable Object[] values(Delta.Belief belief) {
        Row row = belief.row();
        List<@Nullable Object> values = new ArrayList<>(row.values());
        values.add(row.effectiveFrom());
        values.add(row.effectiveUntil());
        values.add(row.factId());
        values.add(row.instrumentId());
        values.add(belief.knownFrom());
        values.add(belief.knownUntil());
        return values.toArray();
    }
}
