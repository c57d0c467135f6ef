package org.uteuzi.query.structure;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Threads that share work. After a failure no further piece is begun, and no failure is lost. */
final class Workers implements AutoCloseable {

    private final int number;
    private final ExecutorService threads;

    Workers(int number) {
        this.number = number;
        this.threads = Executors.newFixedThreadPool(number);
    }

    Future<?> submit(Runnable work) {
        return threads.submit(work);
    }

    <T> Future<T> submit(Callable<T> work) {
        return threads.submit(work);
    }

    /**
     * Does all pieces of some work, in whatever order.
     *
     * @param worker makes for each thread what does a piece by its number
     */
    void share(int pieces, Supplier<IntConsumer> worker) {
        AtomicInteger next = new AtomicInteger();
        AtomicBoolean failed = new AtomicBoolean();
        List<Future<?>> running = Stream.<Future<?>>generate(() -> submit(() -> {
                    boolean done = false;
                    try {
                        IntConsumer work = worker.get();
                        int piece = next.getAndIncrement();
                        while (piece < pieces && !failed.get()) {
                            work.accept(piece);
                            piece = next.getAndIncrement();
                        }
                        done = true;
                    } finally {
                        failed.compareAndSet(false, !done);
                    }
                }))
                .limit(number)
                .toList();
        finish(running);
    }

    /** Waits for all; throws the first failure, with the others beside it. */
    static void finish(Collection<Future<?>> works) {
        RuntimeException first = null;
        for (Future<?> work : works) {
            first = both(first, failure(work));
        }
        if (first != null) {
            throw first;
        }
    }

    static void finish(Future<?> work) {
        finish(List.of(work));
    }

    /** Waits for what some work gives. */
    static <T> T result(Future<T> work) {
        finish(work);
        return work.resultNow();
    }

    private static @Nullable RuntimeException both(
            @Nullable RuntimeException first, @Nullable RuntimeException further) {
        if (first == null) {
            return further;
        }
        if (further != null && further != first) {
            first.addSuppressed(further);
        }
        return first;
    }

    private static @Nullable RuntimeException failure(Future<?> work) {
        try {
            work.get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new IllegalStateException(e);
        }
    }

    /** Interrupts what is running; the rest is not begun. */
    void stop() {
        threads.shutdownNow();
    }

    /** Waits for what is running. */
    @Override
    public void close() {
        threads.close();
    }
}
