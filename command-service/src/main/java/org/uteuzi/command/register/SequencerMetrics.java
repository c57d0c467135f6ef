package org.uteuzi.command.register;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What an operator sees of the sequencer. */
final class SequencerMetrics {

    private static final int REMEMBERED_COMMITS = 10_000;

    private final Timer runs;
    private final Counter entries;
    private final Timer latency;
    private final Map<String, Long> commits = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED_COMMITS; // another node's sequencer may have entered it, and we never hear of it
        }
    });
    private volatile Backlog backlog = Backlog.NONE;

    SequencerMetrics(MeterRegistry meters) {
        runs = Timer.builder("uteuzi.sequencer.run")
                .description("Time of one run of the sequencer")
                .publishPercentileHistogram()
                .register(meters);
        entries = Counter.builder("uteuzi.sequencer.entries")
                .description("Entries given by this node")
                .register(meters);
        latency = Timer.builder("uteuzi.sequencer.latency")
                .description("From the commit of an instrument to the commit of its entries, if both on this node")
                .publishPercentileHistogram()
                .register(meters);
        Gauge.builder("uteuzi.sequencer.waiting", () -> backlog.waiting())
                .description("Committed events that have no entry yet")
                .register(meters);
        Gauge.builder("uteuzi.sequencer.horizon.age", () -> backlog.horizonAge().toMillis() / 1000.0)
                .baseUnit("seconds")
                .description("Age of the oldest transaction that writes; no later event gets its entry before it ends")
                .register(meters);
    }

    void committed(Set<String> instruments) {
        long now = System.nanoTime();
        instruments.forEach(instrument -> commits.put(instrument, now));
    }

    Sequencer.Run timed(Supplier<Sequencer.Run> sequencer) {
        Sequencer.Run run = runs.record(sequencer);
        long now = System.nanoTime();
        entries.increment(run.entries());
        for (String instrument : run.instruments()) {
            Long committed = commits.remove(instrument);
            if (committed != null) {
                latency.record(Duration.ofNanos(now - committed));
            }
        }
        return run;
    }

    void sampled(Backlog sample) {
        backlog = sample;
    }
}
