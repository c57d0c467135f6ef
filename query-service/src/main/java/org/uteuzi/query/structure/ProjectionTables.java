package org.uteuzi.query.structure;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.uteuzi.event.Fact;
import org.uteuzi.event.instrument.FactWithdrawn;
import org.uteuzi.event.instrument.InstrumentRecorded;
import org.uteuzi.query.register.RecordedInstrument;
import org.uteuzi.time.PartialDate;

/** Writes the tables of the projection, or those that are made to take their place. */
final class ProjectionTables {

    /** Those that are not of {@link Row.Table}, with their columns. */
    private static final String INSTRUMENT = "instrument (instrument_id, first_entry, last_entry, recorded_at)";

    private static final String CONCERN = "concern (institution_id, entry, recorded_at, instrument_id, home)";
    private static final String STATEMENT = "statement (entry, instrument_entry, correction, imported, effective_on)";
    private static final String PART = "part (institution_id, thing, since)";
    private static final String HOME = "home (institution_id, thing)";
    private static final String LEANING = "leaning (thing, leans_on)";

    /** All of them; the checkpoint is none. */
    static final List<String> NAMES = Stream.concat(
                    Stream.of(INSTRUMENT, CONCERN, STATEMENT, PART, HOME, LEANING)
                            .map(ProjectionTables::name),
                    Stream.of(Row.Table.values()).map(table -> table.table))
            .toList();

    private final JdbcTemplate jdbc;
    private final String suffix;

    /** @param suffix what is added to the names of all tables */
    ProjectionTables(JdbcTemplate jdbc, String suffix) {
        this.jdbc = jdbc;
        this.suffix = suffix;
    }

    Map<String, Set<String>> institutionsWith(Collection<String> things) {
        return pairs("select thing, institution_id from part" + suffix + " where thing = any(?)", things);
    }

    Map<String, Set<String>> homesOf(Collection<String> things) {
        return pairs("select thing, institution_id from home" + suffix + " where thing = any(?)", things);
    }

    Map<String, Set<String>> leaningOn(Collection<String> things) {
        return pairs("select leans_on, thing from leaning" + suffix + " where leans_on = any(?)", things);
    }

    private Map<String, Set<String>> pairs(String sql, Collection<String> things) {
        Map<String, Set<String>> found = new HashMap<>();
        jdbc.query(
                sql,
                (RowCallbackHandler) row -> found.computeIfAbsent(row.getString(1), thing -> new LinkedHashSet<>())
                        .add(row.getString(2)),
                (Object) things.toArray(String[]::new));
        return found;
    }

    /** The last entries of some instruments, in order. */
    long[] endsOf(Collection<String> instrumentIds) {
        return jdbc
                .queryForList(
                        "select last_entry from instrument" + suffix
                                + " where instrument_id = any(?) order by last_entry",
                        Long.class,
                        (Object) instrumentIds.toArray(String[]::new))
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    /** Nothing of what was ever believed of a person is kept. */
    void forget(String person) {
        jdbc.update(
                "delete from " + Row.Table.PERSON.table + suffix + " where person_id = ?",
                person.substring("person:".length()));
        jdbc.update("delete from " + Row.Table.NAME.table + suffix + " where thing = ?", person);
    }

    /** Ends what is no longer believed and adds what is new. */
    void write(Delta delta) {
        Map<Row.Table, List<Object[]>> closed = new EnumMap<>(Row.Table.class);
        delta.closed()
                .forEach((key, entry) -> closed.computeIfAbsent(key.table(), table -> new ArrayList<>())
                        .add(new Object[] {entry, key.id(), key.effectiveFrom()}));
        closed.forEach((table, rows) -> jdbc.batchUpdate(table.close(suffix), rows));
        rows(delta).forEach((shape, rows) -> {
            int columns = rows.getFirst().length;
            jdbc.batchUpdate("insert into " + suffixed(shape) + " values (?" + ", ?".repeat(columns - 1) + ")", rows);
        });
    }

    /** Adds what is new in the way that costs the database least; nothing of it may have been written before. */
    void copy(Connection connection, Delta delta) throws SQLException {
        CopyManager manager = connection.unwrap(PGConnection.class).getCopyAPI();
        for (Map.Entry<String, List<@Nullable Object[]>> added : rows(delta).entrySet()) {
            StringBuilder text = new StringBuilder(256 * added.getValue().size());
            added.getValue().forEach(row -> append(row, text));
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            CopyIn copy = manager.copyIn("copy " + suffixed(added.getKey()) + " from stdin");
            try {
                copy.writeToCopy(bytes, 0, bytes.length);
                copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        }
    }

    private String suffixed(String shape) {
        return name(shape) + suffix + shape.substring(name(shape).length());
    }

    private static String name(String shape) {
        return shape.substring(0, shape.indexOf(' '));
    }

    /** What is new, by table with its columns. */
    private static Map<String, List<@Nullable Object[]>> rows(Delta delta) {
        Map<String, List<@Nullable Object[]>> rows = new LinkedHashMap<>();
        delta.written()
                .forEach(belief -> rows.computeIfAbsent(belief.row().table().shape, shape -> new ArrayList<>())
                        .add(values(belief)));
        delta.concerns().forEach(concerns -> {
            RecordedInstrument instrument = concerns.instrument();
            var recordedAt = instrument.recordedAt().atOffset(ZoneOffset.UTC);
            add(
                    rows,
                    INSTRUMENT,
                    instrument.instrumentId(),
                    instrument.firstEntry(),
                    instrument.lastEntry(),
                    recordedAt);
            concerns.institutions()
                    .forEach(concern -> add(
                            rows,
                            CONCERN,
                            concern.institution(),
                            instrument.lastEntry(),
                            recordedAt,
                            instrument.instrumentId(),
                            concern.home()));
            addStatements(rows, instrument);
        });
        delta.parts().forEach(part -> add(rows, PART, part.institution(), part.thing(), part.since()));
        delta.homes().forEach(home -> add(rows, HOME, home.institution(), home.thing()));
        delta.leaning().forEach(leaning -> add(rows, LEANING, leaning.thing(), leaning.on()));
        return rows;
    }

    private static void add(Map<String, List<@Nullable Object[]>> rows, String shape, @Nullable Object... values) {
        rows.computeIfAbsent(shape, it -> new ArrayList<>()).add(values);
    }

    private static void addStatements(Map<String, List<@Nullable Object[]>> rows, RecordedInstrument instrument) {
        boolean imported =
                instrument.entries().getFirst().event() instanceof InstrumentRecorded recorded && recorded.imported();
        instrument.entries().stream().skip(1).forEach(entry -> {
            if (entry.event() instanceof Fact fact) {
                add(
                        rows,
                        STATEMENT,
                        entry.number(),
                        instrument.lastEntry(),
                        fact.corrects() != null || fact instanceof FactWithdrawn,
                        imported,
                        PartialDate.dayOf(fact.effectiveFrom()));
            }
        });
    }

    private static @Nullable Object[] values(Delta.Belief belief) {
        Row row = belief.row();
        int own = row.values().size();
        @Nullable Object[] values = row.values().toArray(new @Nullable Object[own + 6]);
        values[own] = row.effectiveFrom();
        values[own + 1] = row.effectiveUntil();
        values[own + 2] = row.factId();
        values[own + 3] = row.instrumentId();
        values[own + 4] = belief.knownFrom();
        values[own + 5] = belief.knownUntil();
        return values;
    }

    private static void append(@Nullable Object[] row, StringBuilder text) {
        for (int i = 0; i < row.length; i++) {
            if (i > 0) {
                text.append('\t');
            }
            Object value = row[i];
            switch (value) {
                case null -> text.append("\\N");
                case String string -> append(string, text);
                case LocalDate day -> text.append(text(day));
                case Long number -> text.append(number.longValue());
                default -> text.append(value);
            }
        }
        text.append('\n');
    }

    private static boolean isPlain(String value) {
        return value.indexOf('\\') < 0 && value.indexOf('\n') < 0 && value.indexOf('\r') < 0 && value.indexOf('\t') < 0;
    }

    /** As the database reads a day: years beyond 9999 have no sign. */
    static String text(LocalDate day) {
        return day.getYear() > 9999 ? day.toString().substring(1) : day.toString();
    }

    private static void append(String value, StringBuilder text) {
        if (isPlain(value)) {
            text.append(value);
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char next = value.charAt(i);
            switch (next) {
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(next);
            }
        }
    }
}
