package org.uteuzi.query.structure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.uteuzi.json.EventJson;
import org.uteuzi.query.history.InstitutionHistory;
import org.uteuzi.structure.HeldPosts;

/**
 * The tables of the projection as they are asked at a point. What the sources of an institution knew stands in no table: it is
 * folded into the same rows, and these take the place of the tables in whatever is asked.
 */
public final class KnownTables {

    private static final List<Row.Table> FOLDED = Arrays.stream(Row.Table.values())
            .filter(table -> table != Row.Table.PAPER && table != Row.Table.NAME)
            .toList();

    private final long entry;
    private final @Nullable Supplier<InstitutionHistory> sources;
    private @Nullable Map<Row.Table, String> folded;

    private KnownTables(long entry, @Nullable Supplier<InstitutionHistory> sources) {
        this.entry = entry;
        this.sources = sources;
    }

    /** What the register knew with an entry. */
    public static KnownTables of(long entry) {
        return new KnownTables(entry, null);
    }

    /** @param sources an institution in the order of its sources; folded when first something is asked */
    static KnownTables of(long entry, Supplier<InstitutionHistory> sources) {
        return new KnownTables(entry, sources);
    }

    public boolean areOfSources() {
        return sources != null;
    }

    /**
     * Asks them.
     *
     * @param select may name {@code :entry}, at which rows count that are known from it or earlier and not until it
     */
    public JdbcClient.StatementSpec ask(JdbcClient database, String select) {
        if (sources == null) {
            return database.sql(select).param("entry", entry);
        }
        Map<Row.Table, String> rows = rows(sources);
        List<Row.Table> asked =
                FOLDED.stream().filter(table -> select.contains(table.table)).toList();
        String instead = asked.stream()
                .map(table -> "%1$s as materialized (select * from json_populate_recordset(cast(null as %1$s),"
                                .formatted(table.table)
                        + " cast(:%s as json)))".formatted(table.table))
                .collect(Collectors.joining(", ", "with ", " "));
        JdbcClient.StatementSpec statement = database.sql(instead + select).param("entry", entry);
        for (Row.Table table : asked) {
            statement = statement.param(table.table, rows.getOrDefault(table, "[]"));
        }
        return statement;
    }

    private Map<Row.Table, String> rows(Supplier<InstitutionHistory> from) {
        Map<Row.Table, String> rows = folded;
        if (rows == null) {
            rows = rows(from.get());
            folded = rows;
        }
        return rows;
    }

    private Map<Row.Table, String> rows(InstitutionHistory history) {
        HeldPosts posts = new HeldPosts(new PlacesByStream(thing -> history.stream(thing, Long.MAX_VALUE)));
        Map<Row.Table, List<Map<String, @Nullable Object>>> rows = new EnumMap<>(Row.Table.class);
        history.things().stream()
                .filter(thing -> !thing.startsWith("instrument:"))
                .flatMap(thing -> Beliefs.of(thing, history.stream(thing, Long.MAX_VALUE), posts).stream())
                .forEach(row -> rows.computeIfAbsent(row.table(), table -> new ArrayList<>())
                        .add(columns(row)));
        Map<Row.Table, String> json = new EnumMap<>(Row.Table.class);
        rows.forEach((table, all) -> json.put(table, EventJson.mapper().writeValueAsString(all)));
        return json;
    }

    /** Nothing of it was ever believed otherwise. */
    private Map<String, @Nullable Object> columns(Row row) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        for (int i = 0; i < row.values().size(); i++) {
            columns.put(row.table().columns.get(i), text(row.values().get(i)));
        }
        columns.put("effective_from", text(row.effectiveFrom()));
        columns.put("effective_until", text(row.effectiveUntil()));
        columns.put("fact_id", row.factId());
        columns.put("instrument_id", row.instrumentId());
        columns.put("known_from", entry);
        return columns;
    }

    private static @Nullable Object text(@Nullable Object value) {
        return value instanceof LocalDate day ? ProjectionTables.text(day) : value;
    }
}
