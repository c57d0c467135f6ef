package org.uteuzi.bench;

import java.nio.file.Path;
import java.util.Locale;

/** Only the rebuild of the bench, of the same register: a short way to see what a change did to it. */
final class RebuildBench {

    private RebuildBench() {}

    public static void main(String[] arguments) throws Exception {
        Plan plan = Plan.ofSystemProperties();
        Path folder = plan.folder();
        try (RunFolder run = RunFolder.in(folder);
                Postgres postgres = Postgres.start(folder.resolve("postgres"), run)) {
            try (Service commands = Service.start(run, plan.heap(), plan.commandJar(), postgres.environment())) {
                commands.awaitReady();
                Register register = new Register(commands, postgres, Plan.INSTITUTIONS, plan.posts());
                for (int institution = 0; institution < Plan.INSTITUTIONS; institution++) {
                    register.record(
                            Instruments.institution(institution, plan.posts()).body());
                }
                register.record(Instruments.newHolders(0, plan.posts(), 1).body());
                register.record(Instruments.newHolders(0, plan.posts(), 2).body());
                new ImportRounds(plan, commands, postgres).measure();
                register.settle();
            }
            Figures.Rebuilds rebuilds = new RebuildRounds(run, plan, postgres).measure();
            System.out.printf(
                    Locale.ROOT,
                    "%d events; rebuilt %s a second, copied %.0f: %.3f (of a warm copy %.3f)%n",
                    rebuilds.events(),
                    rebuilds.all(),
                    rebuilds.ceilingPerSecond(),
                    rebuilds.ratio(),
                    rebuilds.ratioToWarm());
            postgres.printStatements("uteuzi_query");
        }
    }
}
