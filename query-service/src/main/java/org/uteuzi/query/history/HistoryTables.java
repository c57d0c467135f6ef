package org.uteuzi.query.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
    private final TransactionTemplate reading;

    HistoryTables(WholeDatabase whole, RegisterReader register) {
        this.database = whole.client();
        this.register = register;
        this.reading = new TransactionTemplate(whole.transactions());
        reading.setReadOnly(true);
        reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Brings a history up to the checkpoint. */
    InstitutionHistory bringUp(InstitutionHistory history) {
        return Objects.requireNonNull(reading.execute(status -> readUp(history)));
    }

    private InstitutionHistory readUp(InstitutionHistory history) {
        // before anything is seen: tables made anew that took their place later would be seen without their last rows
        database.sql("lock table concern, part in access share mode").update();
        long checkpoint =
                database.sql("select entry from checkpoint").query(Long.class).single();
        if (checkpoint <= history.upTo()) {
            return history;
        }
        List<Concern> concerns = database.sql("select entry, recorded_at, instrument_id from concern"
                        + " where institution_id = :id and entry > :after order by entry")
                .param("id", history.id())
                .param("after", history.upTo())
                .query(HistoryTables::concern)
                .list();
        if (concerns.isEmpty()) {
            return history;
        }
        Set<String> fresh = new HashSet<>(database.sql("select thing from part where institution_id = :id")
                .param("id", history.id())
                .query(String.class)
                .list());
        fresh.removeAll(history.things());
        List<Entry> entries = new ArrayList<>(register.streams(fresh, checkpoint));
        if (history.upTo() >= 0) {
            register.instruments(concerns.stream().map(Concern::instrumentId).toList()).stream()
                    .filter(entry -> history.things().contains(entry.thing()))
                    .forEach(entries::add);
        }
        return history.and(entries, concerns.stream().map(Concern::point).toList(), checkpoint);
    }

    /** The institutions that instruments after an entry concern. */
    Set<String> concernedSince(long entry) {
        return new HashSet<>(database.sql("select distinct institution_id from concern where entry > :entry")
                .param("entry", entry)
                .query(String.class)
                .list());
    }

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

    private record Concern(Point point, String instrumentId) {}

    private static Concern concern(ResultSet row, int index) throws SQLException {
        return new Concern(
                new Point(
                        row.getLong("entry"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant()),
                row.getString("instrument_id"));
    }
}
