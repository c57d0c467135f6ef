package org.uteuzi.query.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole content of the projection, row by row, without the ids that rows happen to get. */
record Tables(Map<String, List<String>> rows) {

    static Tables of(DataSource source) {
        JdbcClient database = JdbcClient.create(source);
        Map<String, List<String>> rows = new TreeMap<>();
        for (String table : database.sql(
                        "select table_name from information_schema.tables where table_schema = 'structure'"
                                + " and table_name not in ('flyway_schema_history', 'read_log')")
                .query(String.class)
                .list()) {
            rows.put(
                    table,
                    database.sql("select (to_jsonb(t) - 'version_id')::text from structure." + table + " t order by 1")
                            .query(String.class)
                            .list());
        }
        return new Tables(rows);
    }

    /** The rows that only one of the two has. */
    List<String> unlike(Tables other) {
        return Stream.concat(rows.keySet().stream(), other.rows.keySet().stream())
                .distinct()
                .flatMap(table -> Stream.concat(
                        only(table, rows, other.rows).map(row -> "+ " + row),
                        only(table, other.rows, rows).map(row -> "- " + row)))
                .limit(20)
                .toList();
    }

    private static Stream<String> only(String table, Map<String, List<String>> rows, Map<String, List<String>> others) {
        List<String> rest = new ArrayList<>(rows.getOrDefault(table, List.of()));
        others.getOrDefault(table, List.of()).forEach(rest::remove);
        return rest.stream().map(row -> table + " " + row);
    }
}
