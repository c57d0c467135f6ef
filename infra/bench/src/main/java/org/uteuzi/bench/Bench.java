package org.uteuzi.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.uteuzi.bench.Figures.LargeInstrument;

/** Runs everything once, one after the other, and writes down what it found. */
public final class Bench {

    private final Plan plan;
    private final RunFolder run;
    private final Postgres postgres;
    private final long began = System.nanoTime();

    private Bench(Plan plan, RunFolder run, Postgres postgres) {
        this.plan = plan;
        this.run = run;
        this.postgres = postgres;
    }

    public static void main(String[] arguments) throws Exception {
        Plan plan = Plan.ofSystemProperties();
        double load = Machine.load();
        try (RunFolder run = RunFolder.in(plan.folder());
                Postgres postgres = Postgres.start(plan.folder().resolve("postgres"), run)) {
            Figures figures = new Bench(plan, run, postgres).measure(load);
            Path written = Report.write(figures, plan.results());
            System.out.println(Report.markdown(figures));
            System.out.println(written);
        }
    }

    private Figures measure(double loadBefore) throws Exception {
        tell("start-up");
        List<Figures.StartUp> startUps = new StartUps(run, plan, postgres.environment()).measure();
        try (Service commands = Service.start(run, plan.heap(), plan.commandJar(), postgres.environment())) {
            commands.awaitReady();
            Register register = new Register(commands, postgres, Plan.INSTITUTIONS, plan.posts());
            tell("large instruments");
            List<LargeInstrument> large = large(register);
            tell("imports");
            List<Figures.Import> imports = new ImportRounds(plan, commands, postgres).measure();
            register.settle();
            tell("rebuild");
            Figures.Rebuilds rebuilds = new RebuildRounds(run, plan, postgres).measure();
            tell("commands");
            List<RoundTrips> trips;
            List<Figures.Throughput> measured;
            try (Service withoutGroups = Throughputs.startNodeWithoutGroups(run, plan, postgres)) {
                withoutGroups.awaitReady();
                Throughputs throughputs = new Throughputs(run, plan, postgres, commands, register, withoutGroups);
                trips = throughputs.roundTrips();
                measured = throughputs.measure(trips);
            }
            tell("from commit to answer");
            try (Service queries = Service.start(run, plan.heap(), plan.queryJar(), postgres.environment())) {
                queries.awaitReady();
                Figures.Seen seen = new Seeing(plan, commands, queries, register).measure();
                tell("done");
                return new Figures(
                        LocalDate.now(ZoneOffset.UTC).toString(),
                        plan.quick(),
                        plan.rounds(),
                        Machine.describe(plan.heap(), run, postgres, loadBefore),
                        startUps,
                        large,
                        imports,
                        rebuilds,
                        trips,
                        measured,
                        seen);
            }
        }
    }

    private List<LargeInstrument> large(Register register) throws Exception {
        List<LargeInstrument> recorded = new ArrayList<>();
        for (int institution = 0; institution < Plan.INSTITUTIONS; institution++) {
            recorded.add(record(register, Instruments.institution(institution, plan.posts())));
        }
        recorded.add(record(register, Instruments.newHolders(0, plan.posts(), 1)));
        recorded.add(record(register, Instruments.newHolders(0, plan.posts(), 2)));
        recorded.add(judge(register, 3 * plan.posts()));
        return recorded;
    }

    /** One effect, judged by the rules of record over a whole institution. */
    private static LargeInstrument judge(Register register, int appointments) throws Exception {
        long start = System.nanoTime();
        int refused = register.preview(Instruments.dissolution(0));
        double seconds = (System.nanoTime() - start) / 1e9;
        return new LargeInstrument(
                "a dissolution judged over %d appointments, with %d refusals".formatted(appointments, refused),
                1,
                0,
                Figures.rounded(seconds),
                Figures.rounded(refused / seconds));
    }

    static LargeInstrument record(Register register, Instruments.Large large) throws Exception {
        long start = System.nanoTime();
        register.record(large.body());
        double seconds = (System.nanoTime() - start) / 1e9;
        register.settle();
        return new LargeInstrument(
                large.what(),
                large.effects(),
                large.events(),
                Figures.rounded(seconds),
                Figures.rounded(large.effects() / seconds));
    }

    private void tell(String what) {
        System.out.printf(Locale.ROOT, "%4d s  %s%n", (System.nanoTime() - began) / 1_000_000_000, what);
    }
}
