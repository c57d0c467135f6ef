package org.uteuzi.command.guard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.uteuzi.command.guard.GuardRows.Row;
import org.uteuzi.command.guard.GuardRows.Table;
import org.uteuzi.event.instrument.Particulars;
import org.uteuzi.event.post.HolderAppointed;

/**
 * Keeps the guard tables equal to what is believed now, within the transaction that records. Rules ask it what lies beyond
 * one thing; its constraints decide between instruments that are recorded at the same time.
 */
@Component
public class Guard {

    private final JdbcTemplate jdbc;
    private final JdbcClient database;

    Guard(JdbcTemplate jdbc, JdbcClient database) {
        this.jdbc = jdbc;
        this.database = database;
    }

    /** The post of each of these appointments, as far as they were ever recorded. */
    public Map<String, String> postsOf(Collection<String> appointmentIds) {
        return database
                .sql("select id, post_id from guard.appointment_id where id = any(:ids)")
                .param("ids", appointmentIds.toArray(String[]::new))
                .query((row, index) -> Map.entry(row.getString("id"), row.getString("post_id")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The posts to which any of these people is believed to be appointed, on whatever days. */
    public Set<String> postsHeldBy(Collection<String> personIds) {
        return found("select post_id from guard.appointment where person_id = any(:ids)", personIds);
    }

    /** The posts that are believed to stand in any of these units, on whatever days. */
    public Set<String> postsIn(Collection<String> unitIds) {
        return found("select id from guard.post where unit_id = any(:ids)", unitIds);
    }

    private Set<String> found(String sql, Collection<String> ids) {
        return ids.isEmpty()
                ? Set.of()
                : Set.copyOf(database.sql(sql)
                        .param("ids", ids.toArray(String[]::new))
                        .query(String.class)
                        .list());
    }

    /** Writes the difference that an instrument makes; its constraints are not checked before {@link #check()}. */
    public void write(List<Touched> things) {
        Map<Table, List<Row>> gone = new EnumMap<>(Table.class);
        Map<Table, List<Row>> come = new EnumMap<>(Table.class);
        for (Touched thing : things) {
            Set<Row> before = GuardRows.of(thing, thing.before());
            Set<Row> after = GuardRows.of(thing, thing.after());
            before.stream().filter(row -> !after.contains(row)).forEach(row -> add(gone, row));
            after.stream().filter(row -> !before.contains(row)).forEach(row -> add(come, row));
        }
        waitForLines(gone, come);
        gone.forEach(this::delete);
        come.forEach(this::insert);
        List<Object[]> appointments = things.stream()
                .flatMap(thing -> thing.added().stream())
                .flatMap(recorded ->
                        recorded.event() instanceof HolderAppointed appointed && appointed.corrects() == null
                                ? Stream.<Object[]>of(new Object[] {appointed.appointmentId(), appointed.postId()})
                                : Stream.of())
                .toList();
        jdbc.batchUpdate("insert into guard.appointment_id (id, post_id) values (?, ?)", appointments);
    }

    /** Remembers the paper for each institution that it touches; the constraint refuses a second recording of it. */
    public void remember(String instrumentId, Particulars paper, Collection<Touched> things) {
        String numberedBy = paper.kind().isNumberedByJurisdiction() ? paper.jurisdiction() : paper.issuer();
        if (numberedBy == null || paper.number() == null || paper.year() == null || paper.continues() != null) {
            return;
        }
        database.sql("""
                        insert into guard.paper (institution_id, numbered_by, kind, number, year, instrument_id)
                        select institution_id, :numberedBy, :kind, :number, :year, :instrumentId
                        from (select unnest(cast(:institutions as text[])) as institution_id
                              union select institution_id from guard.unit where id = any(:units)
                              union select institution_id from guard.unit
                                    where id in (select unit_id from guard.post where id = any(:posts))) touched
                        """)
                .param("numberedBy", numberedBy)
                .param("kind", paper.kind().name())
                .param("number", paper.number())
                .param("year", paper.year())
                .param("instrumentId", instrumentId)
                .param("institutions", ids("institution", things))
                .param("units", ids("unit", things))
                .param("posts", ids("post", things))
                .update();
    }

    /** Lets the constraints speak now, while the instrument can still be refused in words. */
    public void check() {
        jdbc.execute("set constraints all immediate");
    }

    static String[] ids(String kind, Collection<Touched> things) {
        return things.stream()
                .filter(thing -> thing.kind().equals(kind))
                .map(Touched::id)
                .toArray(String[]::new);
    }

    /**
     * Which thing leans on which, a unit on its parent, a post on the one it reports to, an ex-officio seat on the post that
     * it names, is changed by one instrument after another: two at once could close a circle or take away what the other
     * leans on, and neither would see it.
     */
    private void waitForLines(Map<Table, List<Row>> gone, Map<Table, List<Row>> come) {
        boolean leaning = come.values().stream().flatMap(List::stream).anyMatch(row -> row.leansOn() != null);
        if (leaning || gone.containsKey(Table.UNIT) || gone.containsKey(Table.POST)) {
            jdbc.execute("select pg_advisory_xact_lock(hashtextextended('uteuzi.lines', 0))");
        }
    }

    private static void add(Map<Table, List<Row>> rows, Row row) {
        rows.computeIfAbsent(row.table(), table -> new ArrayList<>()).add(row);
    }

    private void delete(Table table, List<Row> rows) {
        String where = table.dated ? "id = ? and effective_from = ?" : "id = ?";
        jdbc.batchUpdate(
                "delete from " + table.table + " where " + where,
                rows.stream()
                        .map(row -> table.dated ? new Object[] {row.id(), from(row)} : new Object[] {row.id()})
                        .toList());
    }

    private void insert(Table table, List<Row> rows) {
        String marks = "?" + ", ?".repeat(rows.getFirst().values().size() - 1);
        jdbc.batchUpdate(
                "insert into " + table.table + " (" + table.columns + ") values (" + marks + ")",
                rows.stream().map(row -> row.values().toArray()).toList());
    }

    private static @Nullable Object from(Row row) {
        return row.values().get(row.values().size() - 2);
    }
}
