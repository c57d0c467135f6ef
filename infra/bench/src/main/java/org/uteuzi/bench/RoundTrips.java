package org.uteuzi.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What one command of a kind sends to PostgreSQL, as the server itself counts it. BEGIN travels with the first statement, all
 * changes of the guard travel together, SET CONSTRAINTS travels with the events, COMMIT travels alone. What the guard remembers
 * of a numbered paper, and an Idempotency-Key, would each travel alone too; the commands measured here have neither.
 *
 * @param eventRows rows that the one INSERT of events writes
 */
record RoundTrips(String command, int reads, int writes, int eventRows, List<Sent> statements) {

    private static final int COMMANDS = 100;
    private static final Pattern GUARD =
            Pattern.compile("^(insert into|delete from|update|with post as .* update) guard\\.");
    private static final Pattern READ = Pattern.compile("(?i)^(select|with)(?!.*\\bupdate guard\\.)");

    /** @param micros mean time of planning and executing it */
    record Sent(String statement, double calls, double micros) {}

    int all() {
        return reads + writes + 1 + 1;
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
                (int) Math.round(sent.stream()
                        .filter(statement -> READ.matcher(statement.statement()).find())
                        .mapToDouble(Sent::calls)
                        .sum()),
                sent.stream()
                                .anyMatch(statement ->
                                        GUARD.matcher(statement.statement()).find())
                        ? 1
                        : 0,
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
}
