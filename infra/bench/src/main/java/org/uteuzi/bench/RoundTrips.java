package org.uteuzi.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What one command of a kind sends to PostgreSQL, as the server itself counts it. BEGIN travels with the first statement,
 * COMMIT travels alone.
 *
 * @param eventRows rows that the one INSERT of events writes
 * @param others SET CONSTRAINTS
 */
record RoundTrips(String command, int reads, int writes, int others, int eventRows, List<Sent> statements) {

    private static final int COMMANDS = 100;

    /** @param micros mean time of planning and executing it */
    record Sent(String statement, double calls, double micros) {}

    int all() {
        return reads + writes + others + 1 + 1;
    }

    double serverMicros() {
        return statements.stream()
                .mapToDouble(sent -> sent.calls() * sent.micros())
                .sum();
    }

    static RoundTrips count(String name, Postgres postgres, Register register, Load.Client command) throws Exception {
        register.settle();
        countPlanning(postgres, true);
        postgres.execute("select pg_stat_statements_reset()");
        for (int i = 0; i < COMMANDS; i++) {
            command.once();
        }
        register.settle();
        List<Sent> sent = sent(postgres);
        countPlanning(postgres, false);
        return new RoundTrips(
                name,
                calls(sent, "select", "with"),
                calls(sent, "insert", "update", "delete") - 1,
                calls(sent, "set"),
                eventRows(postgres),
                sent);
    }

    /** All that the service's role has sent but for what its sequencer does, which no command waits for. */
    private static List<Sent> sent(Postgres postgres) throws SQLException {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select query, calls, 1000 * (total_exec_time + total_plan_time) / calls from pg_stat_statements
                        where userid = 'uteuzi_command'::regrole and calls >= %d / 2
                          and query !~* '^(begin|commit|rollback|show)'
                          and query !~ 'register.entry|command.sequencer|pg_stat_activity|pg_try_advisory'
                        order by total_exec_time + total_plan_time desc
                        """.formatted(COMMANDS))) {
            List<Sent> sent = new ArrayList<>();
            while (rows.next()) {
                sent.add(new Sent(
                        rows.getString(1).replaceAll("\\s+", " ").strip(),
                        rows.getLong(2) / (double) COMMANDS,
                        Figures.rounded(rows.getDouble(3))));
            }
            return sent;
        }
    }

    /** Only while we count, for it costs. */
    private static void countPlanning(Postgres postgres, boolean count) throws SQLException {
        postgres.execute("alter system set pg_stat_statements.track_planning = " + count);
        postgres.execute("select pg_reload_conf()");
    }

    private static int eventRows(Postgres postgres) throws SQLException {
        return Integer.parseInt(postgres.single("select round(sum(rows) / " + COMMANDS + ")"
                + " from pg_stat_statements where query like 'insert into register.event %'"));
    }

    private static int calls(List<Sent> sent, String... verbs) {
        double calls = sent.stream()
                .filter(statement -> List.of(verbs)
                        .contains(statement.statement().split(" ", 2)[0].toLowerCase(Locale.ROOT)))
                .mapToDouble(Sent::calls)
                .sum();
        return (int) Math.round(calls);
    }
}
