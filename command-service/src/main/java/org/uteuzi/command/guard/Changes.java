package org.uteuzi.command.guard;

import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.uteuzi.command.guard.GuardRows.Column;
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
            statements.add("insert into " + into + " " + table.inserted);
            bind(table, table.columns, rows);
        }
    }

    void delete(Table table, List<Row> rows) {
        List<Column> key = table.key();
        statements.add("delete from guard." + table.table + " t using " + Table.arrays(key) + " gone ("
                + Table.names(key)
                + ") where "
                + key.stream()
                        .map(Column::name)
                        .map(name -> "t." + name + " = gone." + name)
                        .collect(Collectors.joining(" and ")));
        bind(table, key, rows);
    }

    /** These columns of the rows, each as an array. */
    private void bind(Table table, List<Column> columns, List<Row> rows) {
        for (Column column : columns) {
            int i = table.columns.indexOf(column);
            arrays.add(rows.stream()
                    .map(row -> row.values().get(i))
                    .map(value -> value == null ? null : value.toString())
                    .toArray(String[]::new));
        }
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
}
