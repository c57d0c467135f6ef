package org.uteuzi.query.thread;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that is asked to stop and then waited for; never interrupted, as that would close its connection to the database. */
public final class PatientThread {

    private static final Logger LOG = LoggerFactory.getLogger(PatientThread.class);

    private final String name;
    private final Runnable work;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile @Nullable Thread thread;

    /** @param work which ends soon after {@link #isStoppedWithin} says so */
    public PatientThread(String name, Runnable work) {
        this.name = name;
        this.work = work;
    }

    public void start() {
        thread = Thread.ofPlatform().name(name).daemon().start(work);
    }

    public boolean isRunning() {
        return thread != null;
    }

    /** Waits so long, unless it is asked to stop before or was already. */
    public boolean isStoppedWithin(Duration pause) {
        try {
            return stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** Returns when its work has ended, or takes longer than it may. */
    public void stop(Duration longest) {
        stop.countDown();
        Thread running = thread;
        if (running != null && !hasEnded(running, longest)) {
            LOG.warn("the thread {} did not stop within {}; it ends with the process", name, longest);
        }
        thread = null;
    }

    private static boolean hasEnded(Thread running, Duration longest) {
        long began = System.nanoTime();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return running.join(longest.minusNanos(System.nanoTime() - began));
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
