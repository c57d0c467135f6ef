package org.uteuzi.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A file of the past through the door, beside the same rows in raw batches into equal tables without foreign keys; one after
 * the other in each round.
 */
final class ImportRounds {

    private static final int FIRST = 100;
    private static final int ROWS_TOGETHER = 5_000;

    /** What an import writes. */
    private static final List<String> TABLES = List.of(
            "register.event",
            "register.entry",
            "guard.institution",
            "guard.unit",
            "guard.post",
            "guard.person",
            "guard.standing",
            "guard.mention",
            "guard.appointment",
            "guard.appointment_id");

    private final Plan plan;
    private final Service commands;
    private final Postgres postgres;

    ImportRounds(Plan plan, Service commands, Postgres postgres) {
        this.plan = plan;
        this.commands = commands;
        this.postgres = postgres;
    }

    /** Rounds of large lines and of small ones: the first of a service that has just started, then, warmed up, all others. */
    List<Figures.Import> measure() throws IOException, SQLException {
        int institution = FIRST;
        List<Figures.Import> all = new ArrayList<>(round(institution++, ", just started"));
        for (long end = System.nanoTime() + plan.warmUp().toNanos(); System.nanoTime() < end; ) {
            round(institution++, "");
        }
        for (int round = 0; round < plan.rounds(); round++) {
            all.addAll(round(institution++, ""));
        }
        return all;
    }

    private List<Figures.Import> round(int institution, String when) throws IOException, SQLException {
        int posts = plan.quick() ? 100 : 2_000;
        Instruments.Large large = Instruments.institution(institution, posts);
        return List.of(
                measure("one line of " + large.effects() + " effects" + when, large.effects(), line(large.body(), 0)),
                measure(
                        posts + " lines of one effect" + when,
                        posts,
                        IntStream.range(0, posts)
                                .mapToObj(i -> line(
                                        Instruments.appoint(
                                                "import-" + institution + "-" + i,
                                                "c-" + institution + "-" + i,
                                                Instruments.post(institution, i),
                                                Instruments.person(institution, (i + 1) % posts)),
                                        i))
                                .collect(Collectors.joining("\n"))));
    }

    private static String line(String body, int second) {
        return "{\"sourceRecordedAt\":\"2012-01-01T00:%02d:%02dZ\",".formatted(second / 60 % 60, second % 60)
                + body.substring(body.indexOf('{') + 1);
    }

    private Figures.Import measure(String what, int effects, String lines) throws IOException, SQLException {
        Map<String, Long> before = last();
        long start = System.nanoTime();
        Http.Answer answer = Http.send(commands.url("/api/imports?mode=historic"), lines, "application/x-ndjson");
        double seconds = (System.nanoTime() - start) / 1e9;
        if (answer.status() != 200 || !answer.body().contains("\"refused\":[]")) {
            throw new IllegalStateException("not imported: " + answer);
        }
        long rows = 0;
        double raw = 0;
        try (Connection connection = postgres.connect()) {
            connection.setAutoCommit(false);
            for (String table : TABLES) {
                String columns = columns(table);
                List<@Nullable Object[]> written = rows(connection, table, columns, before.getOrDefault(table, 0L));
                rows += written.size();
                raw += insert(connection, table, columns, written);
            }
        }
        return new Figures.Import(
                what,
                effects,
                rows,
                Figures.rounded(seconds),
                Figures.rounded(effects / seconds),
                Figures.rounded(rows / seconds),
                Figures.rounded(rows / raw),
                Figures.rounded(raw / seconds));
    }

    /** The newest transaction that wrote to each table, by which its new rows are found. */
    private Map<String, Long> last() throws SQLException {
        Map<String, Long> last = new LinkedHashMap<>();
        for (String table : TABLES) {
            last.put(
                    table,
                    Long.parseLong(postgres.single("select coalesce(max(xmin::text::bigint), 0) from " + table)));
        }
        return last;
    }

    /** Those that the database does not fill in by itself. */
    private String columns(String table) throws SQLException {
        return postgres.single("""
                select string_agg(column_name, ', ' order by ordinal_position) from information_schema.columns
                where table_schema || '.' || table_name = '%s' and is_generated = 'NEVER' and is_identity = 'NO'
                """.formatted(table));
    }

    private static List<@Nullable Object[]> rows(Connection connection, String table, String columns, long after)
            throws SQLException {
        try (var select = connection.prepareStatement(
                "select " + columns + " from " + table + " where xmin::text::bigint > " + after)) {
            List<@Nullable Object[]> rows = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                int width = found.getMetaData().getColumnCount();
                while (found.next()) {
                    @Nullable Object[] row = new Object[width];
                    for (int i = 0; i < width; i++) {
                        row[i] = found.getObject(i + 1);
                    }
                    rows.add(row);
                }
            }
            connection.commit();
            return rows;
        }
    }

    /** How many seconds the same rows take in batches, into a table that is equal but for its foreign keys. */
    private static double insert(Connection connection, String table, String columns, List<@Nullable Object[]> rows)
            throws SQLException {
        String copy = "bench." + table.replace('.', '_');
        try (var statement = connection.createStatement()) {
            statement.execute("create schema if not exists bench");
            statement.execute("drop table if exists " + copy);
            statement.execute("create table " + copy + " (like " + table + " including all)");
        }
        connection.commit();
        String marks = "?" + ", ?".repeat(columns.split(",").length - 1);
        long start = System.nanoTime();
        try (var insert =
                connection.prepareStatement("insert into " + copy + " (" + columns + ") values (" + marks + ")")) {
            int waiting = 0;
            for (@Nullable Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    insert.setObject(i + 1, row[i]);
                }
                insert.addBatch();
                if (++waiting % ROWS_TOGETHER == 0) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
            insert.executeBatch();
            connection.commit();
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
