package org.uteuzi.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.uteuzi.bench.Figures.Rebuilds;

/** The rebuild command of query-service and its ceiling in turn, each in a new JVM; both report their own time. */
final class RebuildRounds {

    private static final Pattern REBUILT = Pattern.compile("rebuilt from (\\d+) entries in (PT[0-9.HMS]+)");
    private static final Pattern COPIED = Pattern.compile("copied (\\d+) ([0-9.]+)");

    private final RunFolder run;
    private final Plan plan;
    private final Postgres postgres;

    RebuildRounds(RunFolder run, Plan plan, Postgres postgres) {
        this.run = run;
        this.plan = plan;
        this.postgres = postgres;
    }

    private record Round(double rebuild, double ceiling, double warmCeiling) {}

    Rebuilds measure() throws IOException, SQLException {
        long events = Long.parseLong(postgres.single("select count(*) from register.entry"));
        double empty = events / rebuild(events);
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < plan.rounds(); i++) {
            double rebuild = events / rebuild(events);
            List<Double> ceilings = ceilings(events);
            rounds.add(new Round(rebuild, events / ceilings.getFirst(), events / ceilings.getLast()));
        }
        return new Rebuilds(
                events,
                Figures.rounded(empty),
                median(rounds, Round::rebuild),
                rounds.stream().map(round -> Figures.rounded(round.rebuild())).toList(),
                median(rounds, Round::ceiling),
                median(rounds, Round::warmCeiling),
                median(rounds, round -> round.rebuild() / round.ceiling()),
                median(rounds, round -> round.rebuild() / round.warmCeiling()));
    }

    private double rebuild(long events) throws IOException, SQLException {
        clean();
        String log = Service.runToEnd(
                run, Service.java(plan.heap(), "-jar", plan.queryJar().toString(), "rebuild"), postgres.environment());
        MatchResult told = REBUILT.matcher(log)
                .results()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the rebuild told no time: " + log));
        check(events, told.group(1));
        return Duration.parse(told.group(2)).toNanos() / 1e9;
    }

    private List<Double> ceilings(long events) throws IOException, SQLException {
        clean();
        String log = Service.runToEnd(
                run,
                Service.java(
                        plan.heap(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Ceiling.class.getName(),
                        postgres.jdbcUrl()),
                Map.of());
        return COPIED.matcher(log)
                .results()
                .peek(told -> check(events, told.group(1)))
                .map(told -> Double.parseDouble(told.group(2)))
                .toList();
    }

    /** Rows that an earlier round deleted are not there for the next to wade through. */
    private void clean() throws SQLException {
        postgres.execute("checkpoint");
        postgres.execute("vacuum analyze");
    }

    private static void check(long events, String told) {
        if (events != Long.parseLong(told)) {
            throw new IllegalStateException(told + " instead of " + events + " events");
        }
    }

    private static double median(List<Round> rounds, java.util.function.ToDoubleFunction<Round> figure) {
        return Figures.rounded(Statistics.median(rounds, figure));
    }
}
