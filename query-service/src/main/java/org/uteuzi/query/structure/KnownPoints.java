package org.uteuzi.query.structure;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.uteuzi.query.database.WholeDatabase;
import org.uteuzi.query.problem.ProblemException;

/**
 * The one place where a moment, an entry number or an instrument is turned into a point of the register. Every point is
 * rounded down to the last entry that ends an instrument. The points are in memory, 16 bytes each; one is shown when all
 * that answers rest on has come as far.
 */
@Component
public class KnownPoints {

    private static final int AT_ONCE = 100_000;

    private final JdbcClient database;
    private final Duration patience;
    private volatile Points points = new Points(new long[0], new long[0], 0, -1);

    KnownPoints(WholeDatabase database, ProjectionProperties properties) {
        this.database = database.client();
        this.patience = properties.patience();
    }

    /** Empty while nothing is recorded. */
    public Optional<KnownPoint> newest() {
        Points all = points;
        return all.point(all.size - 1);
    }

    /** @throws ProblemException 404 NOT_YET_RECORDED before the first entry; a moment ahead is the newest point */
    public KnownPoint at(Instant moment) {
        Points all = points;
        return all.point(all.lastUpTo(all.moments, moment.toEpochMilli())).orElseThrow(KnownPoints::notYetRecorded);
    }

    /** @throws ProblemException 400 for an entry that does not exist yet, 404 inside the very first instrument */
    public KnownPoint at(long entry) {
        Points all = points;
        long newest = all.size == 0 ? -1 : all.entries[all.size - 1];
        if (entry > newest) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "ENTRY_BEYOND_NEWEST", Map.of("value", entry, "newest", newest));
        }
        return all.point(all.lastUpTo(all.entries, entry)).orElseThrow(KnownPoints::notYetRecorded);
    }

    /** Waits until answers hold an instrument of whoever asks; 503 when it takes too long. */
    public void await(String instrumentId) {
        await(instrumentId, thing -> true);
    }

    /**
     * Waits until answers hold an instrument; 503 when it takes too long.
     *
     * @param seen whether whoever asks may see a thing; one that they may not is waited for like one that is not there
     */
    public void await(String instrumentId, Predicate<String> seen) {
        long end = System.nanoTime() + patience.toNanos();
        Points before = points;
        while (!holds(instrumentId) || !seen.test("instrument:" + instrumentId)) {
            before = after(before, end)
                    .orElseThrow(() -> new ProblemException(
                            HttpStatus.SERVICE_UNAVAILABLE, "BEHIND", Map.of("instrumentId", instrumentId)));
        }
    }

    /** Waits until others are shown; empty if the time is over, whatever is shown. */
    private synchronized Optional<Points> after(Points before, long end) {
        while (true) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                return Optional.empty();
            }
            if (points != before) {
                return Optional.of(points);
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
    }

    private synchronized void show(Points next) {
        points = next;
        notifyAll();
    }

    /**
     * Shows what the projection holds since.
     *
     * @param checkpoint of the projection
     * @param bringUp brings everything else up to the checkpoint, told what is shown so far, and tells the last erasure of a
     *     person
     */
    void follow(long checkpoint, LongUnaryOperator bringUp) {
        long shown = newest().map(KnownPoint::entry).orElse(-1L);
        if (shown >= checkpoint) {
            return;
        }
        Points more = points;
        for (int before = -1; before < more.size; ) {
            before = more.size;
            more = read(more, checkpoint);
        }
        show(more.afterErasure(bringUp.applyAsLong(shown)));
    }

    private Points read(Points before, long checkpoint) {
        Points.Longer longer = new Points.Longer(before);
        database.sql("select last_entry, recorded_at from instrument where last_entry > :after and last_entry <= :upTo"
                        + " order by last_entry limit " + AT_ONCE)
                .param("after", before.size == 0 ? -1 : before.entries[before.size - 1])
                .param("upTo", checkpoint)
                .query((RowCallbackHandler) row -> longer.add(
                        row.getLong("last_entry"),
                        row.getObject("recorded_at", OffsetDateTime.class)
                                .toInstant()
                                .toEpochMilli()));
        return longer.points();
    }

    static ProblemException notYetRecorded() {
        return new ProblemException(HttpStatus.NOT_FOUND, "NOT_YET_RECORDED", Map.of());
    }

    private boolean holds(String instrumentId) {
        long shown = newest().map(KnownPoint::entry).orElse(-1L);
        return database.sql("select last_entry from instrument where instrument_id = :id")
                .param("id", instrumentId)
                .query(Long.class)
                .optional()
                .filter(last -> last <= shown)
                .isPresent();
    }

    /** Points in their order. Longer ones may share the arrays: nobody looks beyond the own size. */
    private static final class Points {

        private final long[] entries;
        private final long[] moments;
        private final int size;
        private final long erasure;

        Points(long[] entries, long[] moments, int size, long erasure) {
            this.erasure = erasure;
            this.entries = entries;
            this.moments = moments;
            this.size = size;
        }

        Optional<KnownPoint> point(int place) {
            return place < 0
                    ? Optional.empty()
                    : Optional.of(new KnownPoint(
                            entries[place], Instant.ofEpochMilli(moments[place]), place == size - 1, null, erasure));
        }

        Points afterErasure(long last) {
            return new Points(entries, moments, size, last);
        }

        /** The last place whose value is not greater; -1 if there is none. Several entries may have one moment. */
        int lastUpTo(long[] values, long limit) {
            int low = 0;
            int high = size;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (values[middle] <= limit) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low - 1;
        }

        private static final class Longer {

            private long[] entries;
            private long[] moments;
            private int size;

            Longer(Points before) {
                entries = before.entries;
                moments = before.moments;
                size = before.size;
            }

            void add(long entry, long moment) {
                if (size == entries.length) {
                    int length = Math.max(1024, size + size / 2);
                    entries = Arrays.copyOf(entries, length);
                    moments = Arrays.copyOf(moments, length);
                }
                entries[size] = entry;
                moments[size++] = moment;
            }

            Points points() {
                return new Points(entries, moments, size, -1);
            }
        }
    }
}
