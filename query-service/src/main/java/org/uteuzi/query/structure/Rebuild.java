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
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.uteuzi.query.database.WholeDatabase;
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

    /** Each has a connection, beside those of the cursor and of the lock. */
    private static final int THREADS = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8);

    /** What a crash takes of the new tables is made anew; the swap waits for all that is in them. */
    private static final String UNFLUSHED = "set local synchronous_commit = off";

    /** About how many entries fit into half of the memory. */
    private static final long KEPT = Runtime.getRuntime().maxMemory() / 2_000;

    private static final long ONE_AT_A_TIME = 0x757465757a69L;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);
    private static final Duration ANSWER = Duration.ofSeconds(10);

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

    Rebuild(RegisterReader register, WholeDatabase database) {
        this.register = register;
        this.jdbc = database.jdbc();
        this.transaction = new TransactionTemplate(database.transactions());
        this.reading = new TransactionTemplate(database.transactions());
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
        Lock telling = new ReentrantLock();
        Progress oneAtATime = (stage, done, all) -> {
            telling.lock();
            try {
                progress.at(stage, done, all);
            } finally {
                telling.unlock();
            }
        };
        Long entries = jdbc.execute((ConnectionCallback<Long>) connection -> {
            if (!ask(connection, "select pg_try_advisory_lock(?)")) {
                throw new IllegalStateException("another rebuild is running");
            }
            try {
                return make(keep, page, oneAtATime, () -> isThere(connection));
            } finally {
                unlock(connection);
            }
        });
        return Objects.requireNonNull(entries);
    }

    /** A connection that is lost has lost the lock too; that hides neither what was made nor why it was not. */
    private static void unlock(Connection connection) throws SQLException {
        if (isThere(connection)) {
            ask(connection, "select pg_advisory_unlock(?)");
        }
    }

    private static boolean isThere(Connection connection) {
        try {
            return connection.isValid((int) ANSWER.toSeconds());
        } catch (SQLException e) {
            return false;
        }
    }

    private static boolean ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, ONE_AT_A_TIME);
            try (var answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    /** @param alone whether no other rebuild can have begun */
    private long make(long keep, int page, Progress progress, BooleanSupplier alone) {
        try (Workers workers = new Workers(THREADS)) {
            transaction.executeWithoutResult(status -> shadow.create());
            try {
                WholeRegister read = read(keep, page, workers, progress);
                fold(read, workers, progress);
                index(workers, progress);
                long done = read.newest();
                for (long newest = register.newest(); newest - done > page; newest = register.newest()) {
                    done = catchUp(done, newest, page, progress);
                }
                return swap(done, page, progress, alone) + 1;
            } catch (RuntimeException e) {
                workers.stop();
                throw e;
            }
        } catch (RuntimeException e) {
            leave(e, alone);
            throw e;
        }
    }

    /**
     * An interrupted run leaves nothing, unless the database is out of reach, or another run has begun whose tables these may be:
     * that clears it away.
     */
    private void leave(RuntimeException reason, BooleanSupplier alone) {
        try {
            transaction.executeWithoutResult(status -> {
                if (alone.getAsBoolean()
                        || Boolean.TRUE.equals(jdbc.queryForObject(
                                "select pg_try_advisory_xact_lock(?)", Boolean.class, ONE_AT_A_TIME))) {
                    shadow.drop();
                }
            });
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    /** While one page is fetched and finds its place, others are understood and written; only places are found in their order. */
    private WholeRegister read(long keep, int size, Workers workers, Progress progress) {
        long newest = register.newest();
        WholeRegister read = new WholeRegister(keep);
        AtomicLong done = new AtomicLong();
        Deque<Supplier<List<RecordedInstrument>>> understood = new ArrayDeque<>();
        Deque<Future<?>> written = new ArrayDeque<>();
        Runnable place = () -> {
            List<RecordedInstrument> instruments = understood.remove().get();
            Delta delta = read.add(instruments);
            int entries = instruments.stream()
                    .mapToInt(instrument -> instrument.entries().size())
                    .sum();
            written.add(workers.submit(() -> {
                copy(delta);
                progress.at(Stage.READ, done.addAndGet(entries), newest + 1);
            }));
            if (written.size() > AHEAD) {
                Workers.finish(written.remove());
            }
        };
        reading.executeWithoutResult(status -> register.pages(newest, size, page -> {
            Future<List<Entry>> entries = workers.submit(page::understood);
            understood.add(() -> page.instruments(Workers.result(entries)));
            if (understood.size() > AHEAD) {
                place.run();
            }
        }));
        while (!understood.isEmpty()) {
            place.run();
        }
        Workers.finish(written);
        return read;
    }

    private void fold(WholeRegister read, Workers workers, Progress progress) {
        List<String> things = read.things();
        long[] ends = read.ends();
        Streams again = new Streams(register);
        AtomicInteger folded = new AtomicInteger();
        workers.share(Math.ceilDiv(things.size(), AT_ONCE), () -> {
            Map<String, List<Entry>> part = new HashMap<>();
            Fold fold = new Fold(thing -> stream(thing, read, part, again), ends);
            return piece -> {
                int from = piece * AT_ONCE;
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
            };
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

    private void index(Workers workers, Progress progress) {
        List<List<String>> statements = shadow.indexes();
        int all = statements.stream().mapToInt(List::size).sum();
        AtomicInteger done = new AtomicInteger();
        workers.share(statements.size(), () -> table -> {
            for (String statement : statements.get(table)) {
                transaction.executeWithoutResult(status -> {
                    jdbc.execute(UNFLUSHED);
                    jdbc.execute("set local maintenance_work_mem = '256MB'");
                    jdbc.execute(statement);
                });
                progress.at(Stage.INDEXED, done.incrementAndGet(), all);
            }
        });
    }

    /**
     * Projects into the new tables what was recorded meanwhile, page by page, each a transaction unless one is open.
     *
     * @return the last entry that is projected: the newest or a later one
     */
    private long catchUp(long from, long newest, int page, Progress progress) {
        Streams streams = new Streams(register);
        Projector projector = new Projector(
                streams,
                new Relation(tables::institutionsWith),
                new Relation(tables::homesOf),
                new Relation(tables::leaningOn));
        long done = from;
        while (done < newest) {
            long before = done;
            done = Objects.requireNonNull(transaction.execute(status -> project(projector, streams, before, page)));
            progress.at(Stage.CAUGHT_UP, done + 1, Math.max(done, newest) + 1);
        }
        return done;
    }

    private long project(Projector projector, Streams streams, long from, int page) {
        List<RecordedInstrument> instruments = register.instrumentsAfter(from, page);
        if (instruments.isEmpty()) {
            throw new IllegalStateException("the instrument after entry " + from + " is not whole");
        }
        Erased.by(instruments).forEach(streams::forget);
        tables.write(projector.project(instruments));
        new Erased(register, tables).renew(instruments);
        return instruments.getLast().lastEntry();
    }

    /**
     * With the lock on the checkpoint nobody projects. Readers are not made to wait for one that reads for long: then it lets
     * go of everything and tries again.
     */
    private long swap(long from, int page, Progress progress, BooleanSupplier alone) {
        long began = System.nanoTime();
        while (true) {
            try {
                return Objects.requireNonNull(transaction.execute(status -> {
                    long before = Objects.requireNonNull(
                            jdbc.queryForObject("select entry from checkpoint for update", Long.class));
                    long done = catchUp(from, register.newest(), page, progress);
                    progress.at(Stage.CAUGHT_UP, done + 1, done + 1);
                    jdbc.execute("set local lock_timeout = '300ms'"); // before the database looks for deadlocks
                    register.erasedAfter(before, done).forEach(new Written(jdbc)::forget);
                    shadow.swap();
                    jdbc.update("update checkpoint set entry = ?", done);
                    check(alone);
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

    /** Once the new tables are locked: if another rebuild could have begun before, they may not be the ones made here. */
    private static void check(BooleanSupplier alone) {
        if (!alone.getAsBoolean()) {
            throw new IllegalStateException("the connection is lost that kept other rebuilds away");
        }
    }

    private static boolean isLockTimeout(DataAccessException failure) {
        return failure.getRootCause() instanceof SQLException reason && "55P03".equals(reason.getSQLState());
    }
}
