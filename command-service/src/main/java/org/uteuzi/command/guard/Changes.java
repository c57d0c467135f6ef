package org.uteuzi.command.guard;

import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.uteuzi.command.guard.GuardRows.Row;
import org.uteuzi.command.guard.GuardRows.Table;

/**
 * Changes of the guard that travel to the database together and are carried out in their order. Rows travel as arrays, so that
 * the text of a statement does not tell how many there are and its plan is made once.
 */
final class Changes {

    private final List<String> statements = new ArrayList<>();
    private final List<@Nullable String[]> arrays = new ArrayList<>();

    /** @param into the table as it is named in SQL */
    void insert(String into, Table table, List<Row> rows) {
        if (!rows.isEmpty()) {
            List<String> columns = table.columns();
            statements.add("insert into " + into + " (" + table.columns + ") select * from unnest("
                    + columns.stream().map(Changes::array).collect(Collectors.joining(", ")) + ")");
            IntStream.range(0, columns.size())
                    .forEach(i ->
                            column(rows.stream().map(row -> row.values().get(i)).toList()));
        }
    }

    void delete(Table table, List<Row> rows) {
        List<String> key = table.key();
        statements.add("delete from guard." + table.table + " t using unnest("
                + key.stream().map(Changes::array).collect(Collectors.joining(", ")) + ") gone ("
                + String.join(", ", key)
                + ") where "
                + key.stream().map(name -> "t." + name + " = gone." + name).collect(Collectors.joining(" and ")));
        key.forEach(name -> {
            int i = table.columns().indexOf(name);
            column(rows.stream().map(row -> row.values().get(i)).toList());
        });
    }

    /** @param sql with a question mark for each of the arrays */
    void update(String sql, String[]... values) {
        statements.add(sql);
        arrays.addAll(List.of(values));
    }

    void send(JdbcTemplate jdbc) {
        if (!statements.isEmpty()) {
            jdbc.execute(String.join(";\n", statements), (PreparedStatementCallback<Boolean>) this::send);
        }
    }

    private boolean send(PreparedStatement statement) throws java.sql.SQLException {
        for (int i = 0; i < arrays.size(); i++) {
            statement.setObject(i + 1, arrays.get(i));
        }
        return statement.execute();
    }

    private void column(List<? extends @Nullable Object> values) {
        arrays.add(values.stream()
                .map(value -> value == null ? null : value.toString())
                .toArray(String[]::new));
    }

    private static String array(String column) {
        return switch (column) {
            case "effective_from", "effective_until" -> "cast(? as text[])::date[]";
            case "seats", "seat", "year" -> "cast(? as text[])::int[]";
            default -> "cast(? as text[])";
        };
    }
}
