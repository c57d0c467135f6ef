package org.uteuzi.bench;

import java.nio.file.Path;
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
            postgres.printStatements("uteuzi_command");
        }
    }
}
