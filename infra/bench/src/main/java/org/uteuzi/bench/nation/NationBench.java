package org.uteuzi.bench.nation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.uteuzi.bench.BareServer;
import org.uteuzi.bench.Figures;
import org.uteuzi.bench.Figures.Quantiles;
import org.uteuzi.bench.Machine;
import org.uteuzi.bench.Postgres;
import org.uteuzi.bench.Register;
import org.uteuzi.bench.RunFolder;
import org.uteuzi.bench.Service;
import tools.jackson.databind.json.JsonMapper;

/** Makes nations, one after the other, asks about each what a nation is asked, and writes down what it found. */
public final class NationBench {

    /** So that PostgreSQL takes the rows of a nation as fast as it can and keeps in memory what is asked for. */
    private static final Map<String, String> SETTINGS =
            Map.of("shared_buffers", "1GB", "max_wal_size", "8GB", "maintenance_work_mem", "512MB");

    private static final int COLD = 30;

    private final NationPlan plan;
    private final List<NationFigures.Part> parts = new ArrayList<>();
    private final long began = System.nanoTime();
    private long partBegan = began;
    private @Nullable Machine machine;
    private @Nullable WebFigures web;

    private NationBench(NationPlan plan) {
        this.plan = plan;
    }

    public static void main(String[] arguments) throws Exception {
        NationPlan plan = NationPlan.ofSystemProperties();
        NationFigures figures = new NationBench(plan).measure();
        Path written = NationReport.write(figures, plan);
        System.out.println(NationReport.markdown(figures));
        System.out.println(written);
    }

    private NationFigures measure() throws Exception {
        double load = Machine.load();
        List<NationFigures.Scale> scales = new ArrayList<>();
        for (long versions : plan.versions()) {
            scales.add(measure(plan.nation(versions), load));
        }
        return new NationFigures(
                LocalDate.now(ZoneOffset.UTC).toString(),
                plan.quick(),
                Objects.requireNonNull(machine),
                plan.institutions(),
                plan.posts(),
                scales,
                web,
                parts);
    }

    private NationFigures.Scale measure(Nation nation, double load) throws Exception {
        String size = " of " + nation.versions() + " versions";
        try (RunFolder run = RunFolder.in(plan.folder());
                Postgres postgres = Postgres.start(plan.folder().resolve("postgres"), run, SETTINGS)) {
            try (Service commands = Service.start(run, plan.heap(), plan.commandJar(), postgres.environment())) {
                commands.awaitReady();
            }
            done("tables");
            long start = System.nanoTime();
            long events = new Loader(postgres, nation.seed()).load(nation);
            double copy = (System.nanoTime() - start) / 1e9;
            done("register" + size);
            start = System.nanoTime();
            Service.runToEnd(
                    run,
                    Service.java(plan.heap(), "-jar", plan.queryJar().toString(), "rebuild"),
                    postgres.environment());
            double rebuild = (System.nanoTime() - start) / 1e9;
            postgres.execute("vacuum analyze");
            done("projection" + size);
            Path results = run.path().resolve("memory.json");
            MemoryFigures memory = inMemory(nation, run, postgres, results);
            done("memory" + size);
            XtdbFigures xtdb = null;
            if (plan.xtdb()) {
                xtdb = inXtdb(run, postgres, Path.of(results + ".questions"));
                done("XTDB" + size);
            }
            if (!plan.xtdb() && nation.versions() == plan.versions().getLast()) {
                web = web(nation, run, postgres, questions(results));
            }
            machine = Machine.describe(plan.heap(), run, postgres, load);
            return new NationFigures.Scale(
                    nation.versions(),
                    Long.parseLong(
                            postgres.single("select count(*) from register.event where aggregate_type = 'Instrument'"
                                    + " and instrument_id like '" + nation.prefix() + "%'")),
                    events,
                    Figures.rounded(copy),
                    Figures.rounded(rebuild),
                    memory,
                    xtdb);
        }
    }

    /** Within query-service as it is packaged, with one more class path entry: the classes of the bench. */
    private MemoryFigures inMemory(Nation nation, RunFolder run, Postgres postgres, Path results) throws IOException {
        Service.runToEnd(
                run,
                Service.java(
                        plan.heap(),
                        "-classpath",
                        plan.queryJar().toString(),
                        "-Dloader.path=" + plan.classes(),
                        "-Dloader.main=" + InMemory.class.getName(),
                        "org.springframework.boot.loader.launch.PropertiesLauncher",
                        postgres.jdbcUrl(),
                        String.valueOf(nation.versions()),
                        String.valueOf(nation.institutions()),
                        String.valueOf(nation.posts()),
                        String.valueOf(plan.loaded()),
                        String.valueOf(plan.questions()),
                        String.valueOf(plan.rounds()),
                        results.toString()),
                postgres.environment());
        return JsonMapper.shared().readValue(Files.readString(results), MemoryFigures.class);
    }

    private XtdbFigures inXtdb(RunFolder run, Postgres postgres, Path questions) throws IOException {
        Path results = run.path().resolve("xtdb.json");
        Service.runToEnd(
                run,
                Service.java(
                        plan.heap(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        "org.uteuzi.bench.nation.InXtdb",
                        postgres.jdbcUrl(),
                        questions.toString(),
                        String.valueOf(plan.rounds()),
                        results.toString()),
                Map.of());
        return JsonMapper.shared().readValue(Files.readString(results), XtdbFigures.class);
    }

    private static List<Question> questions(Path results) throws IOException {
        return JsonMapper.shared()
                .readValue(Files.readString(Path.of(results + ".questions")), Question.All.class)
                .questions();
    }

    private WebFigures web(Nation nation, RunFolder run, Postgres postgres, List<Question> questions) throws Exception {
        Map<String, String> cold = new HashMap<>(postgres.environment());
        cold.put("UTEUZI_HISTORY_WARMUP", "0s");
        try (Service queries = Service.start(run, plan.heap(), plan.queryJar(), cold);
                Service bare = BareServer.start(run, plan.heap());
                @Nullable Nginx nginx = Nginx.start(run).orElse(null)) {
            queries.awaitReady();
            bare.awaitReady();
            Web web = new Web(plan, queries, nginx, bare, questions);
            List<Double> first = web.cold(nation, Math.min(COLD, nation.institutions() - 1));
            long bytes = web.serve();
            List<WebFigures.Served> served = web.structures(bytes);
            done("structures over HTTP");
            Web.Vacancies now = web.vacancies("");
            Web.Vacancies then = web.vacancies("&entry=" + questions.getFirst().known());
            done("vacancies of all institutions");
            return new WebFigures(
                    NationPlan.CONNECTIONS,
                    bytes,
                    nginx != null,
                    served,
                    Quantiles.of(first),
                    first.size(),
                    now.millis(),
                    then.millis(),
                    now.found(),
                    follow(run, postgres, queries));
        }
    }

    private WebFigures.Visible follow(RunFolder run, Postgres postgres, Service queries) throws Exception {
        try (Service commands = Service.start(run, plan.heap(), plan.commandJar(), postgres.environment())) {
            commands.awaitReady();
            Register register = new Register(commands, postgres, Following.INSTITUTIONS, Following.POSTS);
            WebFigures.Visible visible = new Following(plan, queries, register).measure();
            done("from commit to answer");
            return visible;
        }
    }

    private void done(String what) {
        long now = System.nanoTime();
        parts.add(new NationFigures.Part(what, Math.round((now - partBegan) / 1e9)));
        partBegan = now;
        System.out.printf(
                Locale.ROOT,
                "%5d s  %s: %d s%n",
                Math.round((now - began) / 1e9),
                what,
                parts.getLast().seconds());
    }
}
