package org.uteuzi.command.register;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the sequencer in a thread of its own: at once after a commit on this node, and every so often for what other nodes
 * recorded or a crash left behind. The thread is never interrupted, for that would close its database connection.
 */
final class SequencerLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SequencerLoop.class);
    private static final int RETRIES = 5;
    private static final Duration RETRY_AFTER = Duration.ofMillis(1);
    private static final Duration SAMPLE_EVERY = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(5);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final Supplier<Sequencer.Run> sequencer;
    private final Supplier<Backlog> backlog;
    private final SequencerMetrics metrics;
    private final Duration poll;
    private final Semaphore wakeUps = new Semaphore(0);

    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private volatile long lastRun = System.nanoTime();
    private long lastSample;
    private volatile @Nullable Thread thread;

    SequencerLoop(
            Supplier<Sequencer.Run> sequencer, Supplier<Backlog> backlog, SequencerMetrics metrics, Duration poll) {
        this.sequencer = sequencer;
        this.backlog = backlog;
        this.metrics = metrics;
        this.poll = poll;
    }

    /** Something was committed: look at once. */
    void wake() {
        wakeUps.release();
    }

    boolean isAlive() {
        Thread current = thread;
        return current != null && current.isAlive();
    }

    Duration sinceLastRun() {
        return Duration.ofNanos(System.nanoTime() - lastRun);
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        lastRun = System.nanoTime();
        lastSample = lastRun - SAMPLE_EVERY.toNanos();
        thread = Thread.ofPlatform()
                .name("sequencer")
                .daemon()
                .uncaughtExceptionHandler(
                        (dead, error) -> log.error("The sequencer has died; restart this node", error))
                .start(this::work);
    }

    @Override
    public void stop() {
        stopped.countDown();
        wake();
        Thread current = thread;
        if (current != null && !join(current)) {
            log.warn("The sequencer did not stop within {}; its last run ends with the process", LONGEST_STOP);
        }
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }

    /** Before the web server takes requests, and until after it has answered the last one. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void work() {
        int failures = 0;
        while (isRunning()) {
            try {
                sequence(isWoken());
                sample();
                failures = 0;
            } catch (RuntimeException e) {
                log.atWarn()
                        .setCause(failures == 0 ? e : null)
                        .log("The sequencer failed and tries again: {}", e.toString());
                isStoppedWithin(backOff(failures++));
            }
        }
    }

    private void sequence(boolean woken) {
        int retries = woken ? RETRIES : 0;
        while (isRunning()) {
            Sequencer.Run run = metrics.timed(sequencer);
            lastRun = System.nanoTime();
            if (run.more()) {
                continue;
            }
            if (run.entries() > 0 || retries-- == 0) {
                return;
            }
            // the commit that woke us lies above a neighbour's that is about to end
            LockSupport.parkNanos(RETRY_AFTER.toNanos());
        }
    }

    private void sample() {
        if (System.nanoTime() - lastSample >= SAMPLE_EVERY.toNanos()) {
            metrics.sampled(backlog.get());
            lastSample = System.nanoTime();
        }
    }

    private Duration backOff(int failures) {
        Duration pause = poll.multipliedBy(1L << Math.min(failures, 10));
        return pause.compareTo(LONGEST_BACK_OFF) < 0 ? pause : LONGEST_BACK_OFF;
    }

    private boolean isWoken() {
        return uninterrupted(
                () -> wakeUps.tryAcquire(poll.toNanos(), TimeUnit.NANOSECONDS) && wakeUps.drainPermits() >= 0);
    }

    private boolean isStoppedWithin(Duration pause) {
        return uninterrupted(() -> stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS));
    }

    private static boolean join(Thread thread) {
        return uninterrupted(() -> thread.join(LONGEST_STOP));
    }

    private interface Wait {
        boolean happened() throws InterruptedException;
    }

    private static boolean uninterrupted(Wait wait) {
        try {
            return wait.happened();
        } catch (InterruptedException e) {
            // nobody has reason to: go on, and do not carry the flag into a database call
            return false;
        }
    }
}
