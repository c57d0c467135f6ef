package org.uteuzi.bench;

import java.util.List;

/** Only the commands of the bench, in processes and a database of their own: a short way to see what a change did to them. */
final class CommandBench {

    private CommandBench() {}

    public static void main(String[] arguments) throws Exception {
        Plan plan = Plan.ofSystemProperties();
        try (RunFolder run = RunFolder.in(plan.folder());
                Postgres postgres = Postgres.start(plan.folder().resolve("postgres"), run);
                Service commands = Service.start(run, plan.heap(), plan.commandJar(), postgres.environment());
                Service withoutGroups = Throughputs.startNodeWithoutGroups(run, plan, postgres)) {
            commands.awaitReady();
            withoutGroups.awaitReady();
            Register register = new Register(commands, postgres, Plan.INSTITUTIONS, plan.posts());
            for (int institution = 0; institution < Plan.INSTITUTIONS; institution++) {
                Bench.record(register, Instruments.institution(institution, plan.posts()));
            }
            Throughputs throughputs = new Throughputs(run, plan, postgres, commands, register, withoutGroups);
            List<Figures.Throughput> measured = throughputs.measure(throughputs.roundTrips());
            System.out.println(Report.markdown(measured));
        }
    }
}
