package org.uteuzi.query.structure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.uteuzi.query.problem.ProblemException;

/**
 * The one place where a moment, an entry number or an instrument is turned into a point of the register. Every point is
 * rounded down to the last entry that ends an instrument.
 */
@Component
public class KnownPoints {

    private static final String POINT = "select last_entry, recorded_at, last_entry = (select max(last_entry)"
            + " from instrument) as newest from instrument ";

    private final JdbcClient database;
    private final Duration patience;

    KnownPoints(JdbcClient database, ProjectionProperties properties) {
        this.database = database;
        this.patience = properties.patience();
    }

    /** Empty while nothing is recorded. */
    public Optional<KnownPoint> newest() {
        return database.sql(POINT + "order by last_entry desc limit 1")
                .query(KnownPoints::point)
                .optional();
    }

    /** @throws ProblemException 404 NOT_YET_RECORDED before the first entry; a moment ahead is the newest point */
    public KnownPoint at(Instant moment) {
        return database.sql(POINT + "where recorded_at <= :moment order by recorded_at desc, last_entry desc limit 1")
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query(KnownPoints::point)
                .optional()
                .orElseThrow(KnownPoints::notYetRecorded);
    }

    /** @throws ProblemException 400 for an entry that does not exist yet, 404 inside the very first instrument */
    public KnownPoint at(long entry) {
        long newest = newest().map(KnownPoint::entry).orElse(-1L);
        if (entry > newest) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "ENTRY_BEYOND_NEWEST", Map.of("value", entry, "newest", newest));
        }
        return database.sql(POINT + "where last_entry <= :entry order by last_entry desc limit 1")
                .param("entry", entry)
                .query(KnownPoints::point)
                .optional()
                .orElseThrow(KnownPoints::notYetRecorded);
    }

    /** Waits until the projection holds an instrument; 503 when it takes too long. */
    public void await(String instrumentId) {
        long began = System.nanoTime();
        while (!holds(instrumentId)) {
            if (System.nanoTime() - began > patience.toNanos()) {
                throw new ProblemException(
                        HttpStatus.SERVICE_UNAVAILABLE, "BEHIND", Map.of("instrumentId", instrumentId));
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    /** The last entry at or before a point that concerns an institution; empty if none does. */
    Optional<KnownPoint> concerning(String institution, KnownPoint point) {
        return database.sql("select i.last_entry, i.recorded_at, false as newest"
                        + " from concern c join instrument i on i.last_entry = c.entry"
                        + " where c.institution_id = :institution and c.entry <= :entry order by c.entry desc limit 1")
                .param("institution", institution)
                .param("entry", point.entry())
                .query(KnownPoints::point)
                .optional()
                .map(found -> new KnownPoint(found.entry(), found.recordedAt(), point.newest()));
    }

    /** Whether any entry ever concerned an institution of that id. */
    boolean isKnown(String institution) {
        return database.sql("select entry from concern where institution_id = :institution order by entry limit 1")
                .param("institution", institution)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    static ProblemException notYetRecorded() {
        return new ProblemException(HttpStatus.NOT_FOUND, "NOT_YET_RECORDED", Map.of());
    }

    private boolean holds(String instrumentId) {
        return database.sql("select exists (select 1 from instrument where instrument_id = :id)")
                .param("id", instrumentId)
                .query(Boolean.class)
                .single();
    }

    private static KnownPoint point(ResultSet row, int index) throws SQLException {
        return new KnownPoint(
                row.getLong("last_entry"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("newest"));
    }
}
