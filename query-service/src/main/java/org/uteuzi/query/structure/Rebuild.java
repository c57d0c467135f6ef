package org.uteuzi.query.structure;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.uteuzi.query.register.Entry;
import org.uteuzi.query.register.RecordedInstrument;
import org.uteuzi.query.register.RegisterReader;

/**
 * Makes the whole projection anew from the register, beside the one that goes on answering: reads all entries once, folds
 * thing by thing, copies the rows into tables of the same shape, catches up with what was recorded meanwhile, and swaps the
 * tables in one transaction. Interrupted at any point it leaves what was there. No transaction that writes is long, as no
 * later event gets its entry before one ends.
 */
@Component
class Rebuild {

    private static final int PAGE = 4_000;
    private static final int AHEAD = 3;
    private static final int AT_ONCE = 1_000;
    private static final int THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());

    /** What a crash takes of the new tables is made anew; the swap waits for all that is in them. */
    private static final String UNFLUSHED = "set local synchronous_commit = off";

    /** About how many entries fit into half of the memory. */
    private static final long KEPT = Runtime.getRuntime().maxMemory() / 2_000;

    private static final long ONE_AT_A_TIME = 0x757465757a69L;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    /** How far a rebuild is. */
    enum Stage {
        /** Entries read, and what they say of what belongs to what written. */
        READ,
        /** Things folded, and all that was ever believed of them written. */
        FOLDED,
        /** Keys and indexes made. */
        INDEXED,
        /** Entries caught up with that were recorded meanwhile; what follows is the swap. */
        CAUGHT_UP
    }

    /** Is told how far it is; what it throws ends the rebuild. It may be called by several threads, one at a time. */
    interface Progress {

        void at(Stage stage, long done, long all);
    }

    private final RegisterReader register;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final TransactionTemplate reading;
    private final Shadow shadow;
    private final ProjectionTables tables;

    Rebuild(RegisterReader register, JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.register = register;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        this.shadow = new Shadow(jdbc);
        this.tables = new ProjectionTables(jdbc, Shadow.SUFFIX);
    }

    /** @return how many entries the new tables rest on */
    long rebuild(Progress progress) {
        return rebuild(KEPT, PAGE, progress);
    }

    /**
     * @param keep how many entries may be kept in memory; the rest is read a second time
     * @param page how many entries are read and written at once
     */
    long rebuild(long keep, int page, Progress progress) {
        Progress oneAtATime = (stage, done, all) -> {
            synchronized (shadow) {
                progress.at(stage, done, all);
            }
        };
        Long entries = jdbc.execute((ConnectionCallback<Long>) connection -> {
            if (!ask(connection, "select pg_try_advisory_lock(?)")) {
                throw new IllegalStateException("another rebuild is running");
            }
            try {
                return make(keep, page, oneAtATime);
            } finally {
                ask(connection, "select pg_advisory_unlock(?)");
            }
        });
        return Objects.requireNonNull(entries);
    }

    private static boolean ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, ONE_AT_A_TIME);
            try (var answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    private long make(long keep, int page, Progress progress) {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            transaction.executeWithoutResult(status -> shadow.create());
            try {
                WholeRegister read = read(keep, page, threads, progress);
                fold(read, threads, progress);
                index(threads, progress);
                return swap(catchUp(read.newest()), progress) + 1;
            } catch (RuntimeException e) {
                threads.shutdownNow();
                throw e;
            }
        } catch (RuntimeException e) {
            leave(e);
            throw e;
        }
    }

    /** An interrupted run leaves nothing, unless the database is out of reach: then the next run clears it away. */
    private void leave(RuntimeException reason) {
        try {
            transaction.executeWithoutResult(status -> shadow.drop());
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    /** One thread fetches, another one understands and writes. */
    private WholeRegister read(long keep, int size, ExecutorService threads, Progress progress) {
        long newest = register.newest();
        WholeRegister read = new WholeRegister(keep);
        Deque<Future<?>> running = new ArrayDeque<>();
        reading.executeWithoutResult(status -> register.pages(newest, size, page -> {
            Future<?> before = running.peekLast();
            running.add(threads.submit(() -> {
                if (before != null) {
                    finish(before);
                }
                copy(read.add(page.get()));
                progress.at(Stage.READ, read.newest() + 1, newest + 1);
            }));
            while (running.size() > AHEAD) {
                finish(running.remove());
            }
        }));
        running.forEach(Rebuild::finish);
        return read;
    }

    private void fold(WholeRegister read, ExecutorService threads, Progress progress) {
        List<String> things = read.things();
        long[] ends = read.ends();
        Streams again = new Streams(register);
        AtomicInteger next = new AtomicInteger();
        AtomicInteger folded = new AtomicInteger();
        all(threads, THREADS, () -> {
            Map<String, List<Entry>> part = new HashMap<>();
            Fold fold = new Fold(thing -> stream(thing, read, part, again), ends);
            for (int from = next.getAndAdd(AT_ONCE); from < things.size(); from = next.getAndAdd(AT_ONCE)) {
                List<String> some = things.subList(from, Math.min(things.size(), from + AT_ONCE));
                part.clear();
                register.streams(
                                some.stream()
                                        .filter(thing -> read.stream(thing).isEmpty())
                                        .toList(),
                                read.newest())
                        .forEach(entry -> part.computeIfAbsent(entry.thing(), thing -> new ArrayList<>())
                                .add(entry));
                Delta delta = new Delta();
                some.forEach(thing -> fold.of(thing, delta));
                copy(delta);
                progress.at(Stage.FOLDED, folded.addAndGet(some.size()), things.size());
            }
        });
    }

    private static List<Entry> stream(String thing, WholeRegister read, Map<String, List<Entry>> part, Streams again) {
        List<Entry> kept = read.stream(thing);
        List<Entry> stream = kept.isEmpty() ? part.getOrDefault(thing, List.of()) : kept;
        if (!stream.isEmpty()) {
            return stream;
        }
        synchronized (again) {
            return List.copyOf(again.before(thing, read.newest() + 1));
        }
    }

    private void copy(Delta delta) {
        transaction.executeWithoutResult(status -> {
            jdbc.execute(UNFLUSHED);
            jdbc.execute((ConnectionCallback<Boolean>) connection -> {
                tables.copy(connection, delta);
                return true;
            });
        });
    }

    private void index(ExecutorService threads, Progress progress) {
        List<List<String>> statements = shadow.indexes();
        int all = statements.stream().mapToInt(List::size).sum();
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        all(threads, THREADS, () -> {
            for (int table = next.getAndIncrement(); table < statements.size(); table = next.getAndIncrement()) {
                for (String statement : statements.get(table)) {
                    transaction.executeWithoutResult(status -> {
                        jdbc.execute(UNFLUSHED);
                        jdbc.execute("set local maintenance_work_mem = '256MB'");
                        jdbc.execute(statement);
                    });
                    progress.at(Stage.INDEXED, done.incrementAndGet(), all);
                }
            }
        });
    }

    /** Projects into the new tables what was recorded meanwhile, until little is left; returns the last entry. */
    private long catchUp(long from) {
        Projector projector = projector();
        long[] done = {from};
        for (long before = Long.MIN_VALUE; before + PAGE < done[0]; ) {
            before = done[0];
            transaction.executeWithoutResult(status -> done[0] = project(projector, done[0]));
        }
        return done[0];
    }

    private Projector projector() {
        return new Projector(
                new Streams(register), new Relation(tables::institutionsWith), new Relation(tables::leaningOn));
    }

    private long project(Projector projector, long from) {
        List<RecordedInstrument> instruments = register.instrumentsAfter(from, PAGE);
        if (instruments.isEmpty()) {
            return from;
        }
        tables.write(projector.project(instruments));
        return instruments.getLast().lastEntry();
    }

    /**
     * With the lock on the checkpoint nobody projects. Readers are not made to wait for one that reads for long: then it lets
     * go of everything and tries again.
     */
    private long swap(long from, Progress progress) {
        long began = System.nanoTime();
        while (true) {
            try {
                return Objects.requireNonNull(transaction.execute(status -> {
                    jdbc.queryForObject("select entry from checkpoint for update", Long.class);
                    Projector projector = projector();
                    long done = from;
                    for (long before = Long.MIN_VALUE; before < done; ) {
                        before = done;
                        done = project(projector, done);
                    }
                    progress.at(Stage.CAUGHT_UP, done + 1, done + 1);
                    jdbc.execute("set local lock_timeout = '300ms'"); // before the database looks for deadlocks
                    shadow.swap();
                    jdbc.update("update checkpoint set entry = ?", done);
                    return done;
                }));
            } catch (DataAccessException e) {
                if (!isLockTimeout(e) || System.nanoTime() - began > PATIENCE.toNanos()) {
                    throw e;
                }
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
        }
    }

    private static boolean isLockTimeout(DataAccessException failure) {
        return failure.getRootCause() instanceof SQLException reason && "55P03".equals(reason.getSQLState());
    }

    private static void all(ExecutorService threads, int number, Runnable work) {
        Stream.generate(() -> threads.submit(work)).limit(number).toList().forEach(Rebuild::finish);
    }

    private static void finish(Future<?> work) {
        try {
            work.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
