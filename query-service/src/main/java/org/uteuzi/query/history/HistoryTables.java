package org.uteuzi.query.history;

import java.sql.ResultSet;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.uteuzi.query.database.WholeDatabase;
import org.uteuzi.query.history.InstitutionHistory.Point;
import org.uteuzi.query.register.Entry;
import org.uteuzi.query.register.RegisterReader;

/**
 * Reads what histories are made of: which things belong together from the projection, all that was recorded of them from the
 * register.
 */
@Component
class HistoryTables {

    private final JdbcClient database;
    private final RegisterReader register;
    private final int step;
    private final TransactionTemplate reading;

    HistoryTables(WholeDatabase whole, RegisterReader register, HistoryProperties properties) {
        this.database = whole.client();
        this.register = register;
        this.step = properties.step();
        this.reading = new TransactionTemplate(whole.transactions());
        reading.setReadOnly(true);
        reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** An institution up to the checkpoint. */
    InstitutionHistory load(String institutionId) {
        return Objects.requireNonNull(reading.execute(status -> {
            long checkpoint = checkpoint();
            Map<String, Object> own = Map.of("id", institutionId);
            InstitutionHistory empty = InstitutionHistory.empty(institutionId);
            List<Point> points = points("where institution_id = :id", own).getOrDefault(institutionId, List.of());
            if (points.isEmpty()) {
                return empty;
            }
            Set<String> things = parts("where institution_id = :id", own).getOrDefault(institutionId, Set.of());
            return empty.and(register.streams(things, checkpoint), points, checkpoint);
        }));
    }

    /** What came after an entry, up to the checkpoint. */
    Since since(long entry) {
        return Objects.requireNonNull(reading.execute(status -> {
            long checkpoint = checkpoint();
            long table = database.sql("select cast(to_regclass('part') as oid)")
                    .query(Long.class)
                    .single();
            Map<String, Object> meanwhile = Map.of("entry", entry, "checkpoint", checkpoint);
            return new Since(
                    entry,
                    checkpoint,
                    table,
                    points("where entry > :entry and entry <= :checkpoint", meanwhile),
                    checkpoint - entry > step
                            ? null
                            : parts("where since > :entry and since <= :checkpoint", meanwhile));
        }));
    }

    private long checkpoint() {
        // before anything is seen: tables made anew that took their place later would be seen without their last rows
        database.sql("lock table concern, part in access share mode").update();
        return database.sql("select entry from checkpoint").query(Long.class).single();
    }

    /** By institution, in order. */
    private Map<String, List<Point>> points(String where, Map<String, Object> parameters) {
        Map<String, List<Point>> found = new HashMap<>();
        database.sql("select institution_id, entry, recorded_at from concern " + where + " order by entry")
                .params(parameters)
                .query((ResultSet row) -> {
                    found.computeIfAbsent(row.getString(1), institution -> new ArrayList<>())
                            .add(new Point(
                                    row.getLong(2),
                                    row.getObject(3, OffsetDateTime.class).toInstant()));
                });
        return found;
    }

    /** The things that are in its history, by institution. */
    private Map<String, Set<String>> parts(String where, Map<String, Object> parameters) {
        Map<String, Set<String>> found = new HashMap<>();
        database.sql("select institution_id, thing from part " + where)
                .params(parameters)
                .query((ResultSet row) -> {
                    found.computeIfAbsent(row.getString(1), institution -> new HashSet<>())
                            .add(row.getString(2));
                });
        return found;
    }

    /** What came after an entry. Read once for all institutions that it concerns. */
    final class Since {

        private final long after;
        private final long checkpoint;
        private final long table;
        private final Map<String, List<Point>> points;
        private final @Nullable Map<String, Set<String>> parts;
        private @Nullable Step read;

        /** @param parts that are new; null where it is too much to be read at once */
        private Since(
                long after,
                long checkpoint,
                long table,
                Map<String, List<Point>> points,
                @Nullable Map<String, Set<String>> parts) {
            this.after = after;
            this.checkpoint = checkpoint;
            this.table = table;
            this.points = points;
            this.parts = parts;
        }

        /** The institutions that it concerns. */
        Set<String> institutions() {
            return points.keySet();
        }

        /** Which table says what is part of what; another one where it was made anew. */
        long table() {
            return table;
        }

        /** The same institution up to the checkpoint, if it holds everything up to the entry after which this came. */
        InstitutionHistory upTo(InstitutionHistory history) {
            if (parts == null) {
                return load(history.id());
            }
            List<Point> more = points.getOrDefault(history.id(), List.of()).stream()
                    .filter(point -> point.entry() > history.upTo())
                    .toList();
            if (more.isEmpty()) {
                return history;
            }
            Step step = read();
            Set<String> begun = new HashSet<>(step.begun.getOrDefault(history.id(), Set.of()));
            begun.removeAll(history.things());
            Set<String> older = new HashSet<>(parts.getOrDefault(history.id(), Set.of()));
            older.removeAll(history.things());
            older.removeAll(begun);
            List<Entry> added = new ArrayList<>(register.streams(older, checkpoint));
            for (Entry entry : step.entries) {
                boolean later =
                        entry.number() > history.upTo() && history.things().contains(entry.thing());
                if (later || begun.contains(entry.thing())) {
                    added.add(entry);
                }
            }
            return history.and(added, more, checkpoint);
        }

        private Step read() {
            Step step = read;
            if (step == null) {
                List<Entry> entries = register.between(after, checkpoint);
                String[] begun = entries.stream()
                        .filter(entry -> entry.sequence() == 0)
                        .map(Entry::thing)
                        .toArray(String[]::new);
                // also what was named before it was recorded: the order of the register is not that of commits
                step = new Step(entries, parts("where thing = any(:things)", Map.of("things", begun)));
                read = step;
            }
            return step;
        }
    }

    /** @param begun the things whose first entry is among these, by institution */
    private record Step(List<Entry> entries, Map<String, Set<String>> begun) {}

    /** The entry of the last erasure of a person that is projected; -1 before the first. */
    long lastErasure() {
        return register.lastErasure(
                database.sql("select entry from checkpoint").query(Long.class).single());
    }

    /** Those concerned last come first. */
    List<String> institutions() {
        return database.sql("select institution_id from (select distinct institution_id from institution_version) v"
                        + " order by (select entry from concern c where c.institution_id = v.institution_id"
                        + " order by entry desc limit 1) desc")
                .query((row, index) -> row.getString(1))
                .list();
    }

    /** The institutions in whose history a thing is. */
    List<String> institutionsWith(String thing) {
        return database.sql("select institution_id from part where thing = :thing order by institution_id")
                .param("thing", thing)
                .query((row, index) -> row.getString(1))
                .list();
    }

    /** Those in whose history each of some things was with an entry. */
    Map<String, List<String>> institutionsWith(Collection<String> things, long entry) {
        Map<String, List<String>> found = new HashMap<>();
        database.sql("select thing, institution_id from part where thing = any(:things) and since <= :entry"
                        + " order by institution_id")
                .param("things", things.toArray(String[]::new))
                .param("entry", entry)
                .query((ResultSet row) -> {
                    found.computeIfAbsent(row.getString(1), thing -> new ArrayList<>())
                            .add(row.getString(2));
                });
        return found;
    }

    /** Those in which each of some things is at home. */
    Map<String, List<String>> homesOf(Collection<String> things) {
        Map<String, List<String>> found = new HashMap<>();
        database.sql("select thing, institution_id from home where thing = any(:things)")
                .param("things", things.toArray(String[]::new))
                .query((ResultSet row) -> {
                    found.computeIfAbsent(row.getString(1), thing -> new ArrayList<>())
                            .add(row.getString(2));
                });
        return found;
    }
}
