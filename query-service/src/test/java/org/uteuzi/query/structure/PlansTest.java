package org.uteuzi.query.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;
import org.uteuzi.event.post.EndReason;
import org.uteuzi.query.register.TestRegister;
import org.uteuzi.testing.TestDatabase;
import org.uteuzi.testing.TestDatabase.Role;

/** Every statement of the service finds its rows by an index, with the plan that suits all parameters alike. */
class PlansTest {

    private static final int ROWS = 15_000;

    /** Small by nature: one row, or the institutions of a country. */
    private static final Set<String> SMALL = Set.of("checkpoint", "institution_version");

    /** Neither those of Flyway and the driver nor those that only write. */
    private static final Pattern OURS =
            Pattern.compile("^(select|with|update|delete)(?!.*(flyway|pg_catalog|pg_class|information_schema))");

    @Test
    void no_statement_reads_a_whole_table() throws SQLException {
        try (TestDatabase database = TestDatabase.create().migrateRegister()) {
            TestRegister register = new TestRegister(database);
            Set<String> statements;
            try (QueryNode node = QueryNode.on(database, "uteuzi.projection.poll=1h", "uteuzi.projection.batch=100")) {
                ask(node, register);
                statements = node.statements();
            }
            statements.removeIf(statement -> !OURS.matcher(statement).find());
            fill(database);
            Map<String, String> plans = explain(database, statements);
            assertThat(statements).hasSizeGreaterThan(15);
            assertThat(plans.entrySet().stream()
                            .filter(plan -> readsAWholeTable(plan.getValue()))
                            .map(plan -> plan.getKey() + "\n" + plan.getValue()))
                    .isEmpty();
        }
    }

    /** Nearly all that was ever recorded is known at a point: by that alone an index finds nearly everything. */
    private static boolean readsAWholeTable(String plan) {
        return plan.contains("Index Cond: (known ")
                || Pattern.compile("Index Cond: \\(number <= \\S+\\)$", Pattern.MULTILINE)
                        .matcher(plan)
                        .find()
                || Pattern.compile("Seq Scan on (\\w+)")
                        .matcher(plan)
                        .results()
                        .anyMatch(scan -> !SMALL.contains(scan.group(1)));
    }

    /** All questions, reports of one institution (those of all may read all) and a part of the projection, with every statement that they come to. */
    private static void ask(QueryNode node, TestRegister register) {
        register.record(
                "act",
                Say.office("rais", "Rais"),
                Say.institution("egaz", "2019"),
                Say.unit("ict", "egaz", "2019"),
                Say.mandate("mandate", "ict", "Kazi", "2019"),
                Say.post("director", "ict", "2019", "office:rais"),
                Say.post("deputy", "ict", "2019"),
                Say.person("asha", "Asha"),
                Say.person("juma", "Juma"),
                Say.appointed("a-1", "director", "asha", "2020"),
                Say.appointed("a-2", "deputy", "juma", "2020"));
        node.advance(100);
        node.ask("/api/institutions/egaz");
        register.record(
                "corrections",
                Say.office("f2", "rais", "Rais wa Zanzibar", Say.corrects("f-rais")),
                Say.person("f3", "asha", "Asha Mfano", Say.corrects("f-asha")),
                Say.ended("f4", "a-1", "director", "2022", EndReason.RESIGNED));
        node.advance(100);
        long entry = register.size() - 1;
        for (String path : List.of(
                "/api/institutions?on=2021-01-01",
                "/api/institutions?on=2021-01-01&knownAt=" + register.lastRecordedAt(),
                "/api/institutions/egaz",
                "/api/institutions/egaz/structure?on=2021-01-01&consistentWith=act",
                "/api/institutions/egaz/structure?on=2021-01-01&entry=" + entry,
                "/api/institutions/egaz/days",
                "/api/posts/director/holders?on=2021-01-01",
                "/api/posts/director/timeline?beliefs=all",
                "/api/units/ict/timeline?beliefs=all",
                "/api/people/asha/timeline?beliefs=all",
                "/api/instruments/act",
                "/api/reports/vacancies?on=2023-01-01&institution=egaz",
                "/api/reports/appointments?from=2020-01-01&to=2023-01-01&institution=egaz",
                "/api/reports/ending-terms?on=2023-01-01&institution=egaz",
                "/api/reports/acting?on=2023-01-01&institution=egaz",
                "/api/reports/decisions?on=2023-01-01&institution=egaz",
                "/api/reports/findings?on=2023-01-01&institution=egaz")) {
            node.ask(path);
        }
        for (String id : List.of("institutions/nobody", "posts/nobody/holders", "units/nobody/timeline")) {
            assertThat(node.get("/api/" + id).statusCode()).isEqualTo(404);
        }
        assertThat(node.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }

    /** Each thing with five beliefs one after the other, the last of which stands. */
    private static void fill(TestDatabase database) throws SQLException {
        String known = "1000 * (n % 5) + 1000, case when n % 5 < 4 then 1000 * (n % 5) + 2000 end, 'f' || n, 'i'";
        String days = "date '2000-01-01' + (n / 5 % 9000), null, " + known;
        run(
                database.dataSource(Role.QUERY),
                insert("office_version", "'o' || n / 5, 'Ofisi', null, 'TZ-ZNZ', " + days, ROWS),
                insert(
                        "person_version",
                        "'p' || n / 5, 'Jina', 'jina ' || n / 5, case when n % 50 = 0 then 'p' || n / 7 end, " + days,
                        ROWS),
                insert(
                        "unit_version",
                        "'u' || n / 5, 'i' || n / 500, null, 'DEPARTMENT', 'Idara', null, '2000', " + days,
                        ROWS),
                insert(
                        "post_version",
                        "'po' || n / 5, 'u' || n / 25, 'Nafasi', null, null, true, 1, 'office:o' || n / 50, '{}', '2000', "
                                + days,
                        ROWS),
                insert(
                        "holder_version",
                        "'a' || n / 5, 'po' || n / 10, 'p' || n / 10, 'SUBSTANTIVE', 'office:o' || n / 50, '2000', null, null, null, null, null, null, 'IN_TERM', null, false, "
                                + days,
                        ROWS),
                insert("vacancy_version", "'po' || n / 5, '[]', " + days, ROWS),
                insert(
                        "name_version",
                        "'person:p' || n / 5, 'Jina', 'Jina', 'jina ' || n / 5, 'jina n' || n / 5, " + days,
                        ROWS),
                "insert into structure.instrument select 'fill' || n, 1000 + n, 1000 + n, now() from generate_series(0, "
                        + ROWS + ") n",
                "insert into structure.concern select 'i' || n / 500, 1000 + n, now(), 'fill' || n, true"
                        + " from generate_series(0, " + ROWS + ") n",
                "insert into structure.home select 'i' || n / 500, 'thing:t' || n from generate_series(0, " + ROWS
                        + ") n",
                "insert into structure.part select 'i' || n / 500, 'thing:t' || n, n from generate_series(0, " + ROWS
                        + ") n",
                "insert into structure.leaning select 'post:po' || n, 'unit:u' || n / 5 from generate_series(0, " + ROWS
                        + ") n");
        run(
                database.dataSource(Role.COMMAND),
                "insert into vault.key select 'person:fill' || n, '\\x00' from generate_series(0, " + ROWS + ") n",
                "insert into register.event (event_id, aggregate_type, aggregate_id, sequence_number, event_type,"
                        + " event_revision, recorded_at, payload, metadata, instrument_id)"
                        + " select 'fill' || n, 'unit', 'unit:u' || n / 5, n % 5, 'unit.unit-moved', '1', 'now', '{}', '{}',"
                        + " 'fill' || n / 4 from generate_series(0, " + ROWS + ") n",
                "insert into register.entry select 1000 + position, position, now() from register.event"
                        + " where instrument_id like 'fill%'");
        run(database.superuser(), "analyze");
    }

    private static String insert(String table, String values, int rows) {
        return "insert into structure." + table + " (" + String.join(", ", columns(table)) + ") select " + values
                + " from generate_series(0, " + (rows - 1) + ") n";
    }

    private static List<String> columns(String table) {
        for (Row.Table known : Row.Table.values()) {
            if (known.table.equals(table)) {
                List<String> columns = new ArrayList<>(known.columns);
                columns.addAll(List.of(
                        "effective_from", "effective_until", "known_from", "known_until", "fact_id", "instrument_id"));
                return columns;
            }
        }
        throw new IllegalArgumentException(table);
    }

    private static Map<String, String> explain(TestDatabase database, Set<String> statements) throws SQLException {
        Map<String, String> plans = new LinkedHashMap<>();
        PGSimpleDataSource source = (PGSimpleDataSource) database.dataSource(Role.QUERY);
        source.setPreferQueryMode(PreferQueryMode.SIMPLE); // else the parameters that are left open would be missed
        try (Connection connection = source.getConnection();
                var explain = connection.createStatement()) {
            explain.execute("set search_path = structure");
            for (String statement : statements) {
                StringBuilder plan = new StringBuilder();
                try (var rows = explain.executeQuery("explain (generic_plan) " + numbered(statement))) {
                    while (rows.next()) {
                        plan.append(rows.getString(1)).append('\n');
                    }
                }
                plans.put(statement, plan.toString());
            }
        }
        return plans;
    }

    /** Lists are as long as a whole structure makes them. */
    private static String numbered(String statement) {
        String whole = statement.replaceAll(" in \\((\\?,)*\\?\\)", " in (?" + ",?".repeat(299) + ")");
        Matcher parameter = Pattern.compile("\\?").matcher(whole);
        StringBuilder numbered = new StringBuilder();
        for (int i = 1; parameter.find(); i++) {
            parameter.appendReplacement(numbered, "\\$" + i);
        }
        return parameter.appendTail(numbered).toString();
    }

    private static void run(DataSource source, String... statements) throws SQLException {
        try (Connection connection = source.getConnection();
                var run = connection.createStatement()) {
            for (String statement : statements) {
                run.execute(statement);
            }
        }
    }
}
