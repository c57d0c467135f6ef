package org.uteuzi.bench.nation;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.uteuzi.bench.Figures;
import org.uteuzi.bench.Figures.Quantiles;
import org.uteuzi.bench.Http;
import org.uteuzi.bench.Instruments;
import org.uteuzi.bench.Load;
import org.uteuzi.bench.Register;
import org.uteuzi.bench.Service;
import org.uteuzi.bench.nation.WebFigures.Visible;

/** Records instruments at a steady rate, whatever that does to the answers, and follows some of them until they are seen. */
final class Following {

    /** As large as those of the nation. */
    static final int POSTS = 167;

    static final int INSTITUTIONS = 13;
    private static final int CLIENTS = 16;
    private static final int FOLLOWED_OF = 5;

    private final NationPlan plan;
    private final Service queries;
    private final Register register;

    Following(NationPlan plan, Service queries, Register register) {
        this.plan = plan;
        this.queries = queries;
        this.register = register;
    }

    private record Seen(double recordMillis, double visibleMillis) {}

    /** The institutions in whose posts is appointed come through the door first. */
    Visible measure() throws Exception {
        for (int i = 0; i < INSTITUTIONS; i++) {
            register.record(Instruments.institution(i, POSTS).body());
        }
        register.settle();
        appointAsFast(plan.warmUp());
        double highest = appointAsFast(plan.window().multipliedBy(2));
        register.settle();
        double rate = Math.min(NationPlan.PER_SECOND, 0.8 * highest);
        steadily(rate, plan.warmUp().dividedBy(2)); // nobody asked what is followed before
        List<Seen> seen = steadily(rate, plan.follow());
        return new Visible(
                Figures.rounded(highest),
                Figures.rounded(rate),
                seen.size(),
                Quantiles.of(seen.stream().map(Seen::recordMillis).toList()),
                Quantiles.of(seen.stream().map(Seen::visibleMillis).toList()));
    }

    private double appointAsFast(Duration window) throws Exception {
        return Load.run(NationPlan.CONNECTIONS, window, () -> register::appoint, () -> {})
                .perSecond();
    }

    /** Each at its own moment, whether or not those before it are done. */
    private List<Seen> steadily(double perSecond, Duration time) throws InterruptedException, ExecutionException {
        long step = Math.round(1e9 / perSecond);
        long count = time.toNanos() / step;
        try (ScheduledExecutorService threads = Executors.newScheduledThreadPool(CLIENTS)) {
            List<Future<Seen>> followed = new ArrayList<>();
            List<Future<?>> others = new ArrayList<>();
            for (long i = 0; i < count; i++) {
                if (i % FOLLOWED_OF == 0) {
                    followed.add(threads.schedule(this::follow, i * step, TimeUnit.NANOSECONDS));
                } else {
                    others.add(threads.schedule(register::appoint, i * step, TimeUnit.NANOSECONDS));
                }
            }
            List<Seen> seen = new ArrayList<>();
            for (Future<Seen> one : followed) {
                seen.add(one.get());
            }
            for (Future<?> one : others) {
                one.get();
            }
            return seen;
        }
    }

    private Seen follow() throws IOException {
        long began = System.nanoTime();
        Register.Recorded recorded = register.appoint();
        long committed = System.nanoTime();
        Http.Answer answer = Http.get(queries.url(
                "/api/posts/" + recorded.thing() + "/holders?on=2024-06-30&consistentWith=" + recorded.instrumentId()));
        if (answer.status() != 200) {
            throw new IllegalStateException("not seen: " + answer);
        }
        return new Seen((committed - began) / 1e6, (System.nanoTime() - committed) / 1e6);
    }
}
