package org.uteuzi.query.reading;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.uteuzi.query.thread.PatientThread;

/**
 * Writes down who looked, a little after they did. Whoever is let in has a place in it from the beginning, so that nothing is
 * shown of which there would be no room to say so; whatever fails, what waits is kept and tried again.
 */
@Component
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class ReadLog implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReadLog.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final ReadTable table;
    private final ReadProperties properties;
    private final UUID node = UUID.randomUUID();
    private final Semaphore room;
    private final ConcurrentLinkedQueue<Look> waiting = new ConcurrentLinkedQueue<>();
    private final PatientThread thread = new PatientThread("reads", this::write);
    private final Timer writes;
    private final Counter rows;
    private final Counter failures;
    private final Counter refused;

    ReadLog(ReadTable table, ReadProperties properties, MeterRegistry meters) {
        this.table = table;
        this.properties = properties;
        this.room = new Semaphore(properties.room());
        this.writes = Timer.builder("uteuzi.reads.write")
                .description("Time to write one batch of the log of who looked")
                .publishPercentileHistogram()
                .register(meters);
        this.rows = Counter.builder("uteuzi.reads.rows")
                .description("Looks written to the log")
                .register(meters);
        this.failures = Counter.builder("uteuzi.reads.failures")
                .description("Batches that could not be written and are tried again")
                .register(meters);
        this.refused = Counter.builder("uteuzi.reads.refused")
                .description("Questions refused as there was no room to log them")
                .register(meters);
        Gauge.builder("uteuzi.reads.waiting", this, ReadLog::underWay)
                .description("Looks that are under way or not written yet")
                .register(meters);
    }

    /** A place for one look, to be used or given back; false if there is none. */
    boolean reserve() {
        boolean there = room.tryAcquire();
        if (!there) {
            refused.increment();
        }
        return there;
    }

    void giveBack() {
        room.release();
    }

    /** In the place that was reserved for it. */
    void add(Look look) {
        waiting.add(look);
    }

    int underWay() {
        return properties.room() - room.availablePermits();
    }

    @Override
    public void start() {
        thread.start();
    }

    /** Returns when all is written, or it was tried for as long as it may be. */
    @Override
    public void stop() {
        thread.stop(properties.patience().plus(AFTER_FAILURE)); // so long may the last try be waited for
        int lost = underWay();
        if (lost > 0) {
            LOG.error("{} looks were never written to the log", lost);
        }
    }

    @Override
    public boolean isRunning() {
        return thread.isRunning();
    }

    /** Stops after the last answer was given and before the pool of connections is closed. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }

    private void write() {
        List<Look> batch = new ArrayList<>();
        long sequence = 0;
        long stoppingSince = 0;
        Duration pause = properties.every();
        while (true) {
            boolean stopping = thread.isStoppedWithin(pause);
            stoppingSince = stopping && stoppingSince == 0 ? System.nanoTime() : stoppingSince;
            fill(batch);
            if (batch.isEmpty()) {
                if (stopping) {
                    return;
                }
                pause = properties.every();
                continue;
            }
            try {
                writes.record(write(sequence, batch));
                rows.increment(batch.size());
                sequence += batch.size();
                room.release(batch.size());
                batch.clear();
                pause = waiting.size() < properties.batch() ? properties.every() : Duration.ZERO;
            } catch (RuntimeException | Error e) { // without this thread all that is logged would be refused for ever
                failures.increment();
                LOG.warn("who looked cannot be written down and is kept", e);
                pause = AFTER_FAILURE;
                if (stopping && isOver(stoppingSince)) {
                    return;
                }
                if (stopping) {
                    LockSupport.parkNanos(AFTER_FAILURE.toNanos());
                }
            }
        }
    }

    /** A batch that failed is tried again as it was: its rows have their sequence. */
    private void fill(List<Look> batch) {
        if (batch.isEmpty()) {
            for (Look next = waiting.poll(); next != null; next = waiting.poll()) {
                batch.add(next);
                if (batch.size() == properties.batch()) {
                    return;
                }
            }
        }
    }

    private Duration write(long sequence, List<Look> batch) {
        long began = System.nanoTime();
        table.add(node, sequence, batch);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private boolean isOver(long since) {
        return System.nanoTime() - since > properties.patience().toNanos();
    }
}
