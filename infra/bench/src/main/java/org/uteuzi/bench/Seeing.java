package org.uteuzi.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.uteuzi.bench.Figures.Quantiles;
import org.uteuzi.bench.Figures.Seen;

/** From the answer that something is recorded until query-service shows it, one instrument after the other. */
final class Seeing {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Plan plan;
    private final Service commands;
    private final Service queries;
    private final Register register;
    private final Random random = new Random(1);

    Seeing(Plan plan, Service commands, Service queries, Register register) {
        this.plan = plan;
        this.commands = commands;
        this.queries = queries;
        this.register = register;
    }

    private interface Watch {
        void untilSeen(Register.Recorded recorded) throws IOException;
    }

    Seen measure() throws Exception {
        rounds(plan.samples() / 2, this::askAgain);
        rounds(plan.samples() / 2, this::askOnce);
        register.settle();
        Metrics before = commands.metrics();
        List<Double> polled = new ArrayList<>();
        List<Double> consistent = new ArrayList<>();
        for (int round = 0; round < plan.rounds(); round++) {
            polled.addAll(rounds(plan.samples(), this::askAgain));
            consistent.addAll(rounds(plan.samples(), this::askOnce));
        }
        register.settle();
        Metrics counted = commands.metrics().since(before);
        return new Seen(
                polled.size(),
                Quantiles.of(polled),
                Quantiles.of(consistent),
                new Quantiles(
                        Figures.rounded(counted.quantileMillis("uteuzi_sequencer_latency", 0.5)),
                        Figures.rounded(counted.quantileMillis("uteuzi_sequencer_latency", 0.99))),
                Figures.rounded(counted.meanMillis("uteuzi_sequencer_latency")));
    }

    private List<Double> rounds(int samples, Watch watch) throws IOException {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < samples; i++) {
            // at any point of the rhythm in which the projection looks for entries
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(40)).toNanos());
            Register.Recorded recorded = register.registerPerson();
            long began = System.nanoTime();
            watch.untilSeen(recorded);
            millis.add((System.nanoTime() - began) / 1e6);
        }
        return millis;
    }

    private void askAgain(Register.Recorded recorded) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Http.Answer answer = Http.get(queries.url("/api/people/" + recorded.thing() + "/timeline"));
        while (answer.status() == 404 && System.nanoTime() < end) {
            answer = Http.get(queries.url("/api/people/" + recorded.thing() + "/timeline"));
        }
        check(answer);
    }

    private void askOnce(Register.Recorded recorded) throws IOException {
        check(Http.get(queries.url("/api/institutions?consistentWith=" + recorded.instrumentId())));
    }

    private static void check(Http.Answer answer) {
        if (answer.status() != 200) {
            throw new IllegalStateException("not seen: " + answer);
        }
    }
}
