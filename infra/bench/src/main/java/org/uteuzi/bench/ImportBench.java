package org.uteuzi.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/** Only the imports of the bench, in a process and a database of their own: a short way to see what a change did to them. */
final class ImportBench {

    private ImportBench() {}

    public static void main(String[] arguments) throws Exception {
        Plan plan = Plan.ofSystemProperties();
        Path folder = plan.folder();
        try (RunFolder run = RunFolder.in(folder);
                Postgres postgres = Postgres.start(folder.resolve("postgres"), run);
                Service commands = Service.start(run, plan.heap(), plan.commandJar(), postgres.environment())) {
            commands.awaitReady();
            List<Figures.Import> imports = new ImportRounds(plan, commands, postgres).measure();
            imports.forEach(each -> System.out.printf(
                    Locale.ROOT,
                    "%-32s %6.2f s %8.0f rows/s, raw %8.0f rows/s: %.3f%n",
                    each.what(),
                    each.seconds(),
                    each.rowsPerSecond(),
                    each.rawPerSecond(),
                    each.ofRaw()));
            printStatements(postgres);
        }
    }

    /** What PostgreSQL spent most time on, all rounds together. */
    private static void printStatements(Postgres postgres) throws SQLException {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select calls, round(total_exec_time + total_plan_time), query from pg_stat_statements
                        where userid = 'uteuzi_command'::regrole order by 2 desc limit 16
                        """)) {
            while (rows.next()) {
                System.out.printf(
                        Locale.ROOT,
                        "%8d calls %8d ms  %.110s%n",
                        rows.getLong(1),
                        rows.getLong(2),
                        rows.getString(3).replaceAll("\\s+", " "));
            }
        }
    }
}
