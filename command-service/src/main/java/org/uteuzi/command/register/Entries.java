package org.uteuzi.command.register;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the sequencer has come. */
@Component
public class Entries {

    private static final Duration LOOK_EVERY = Duration.ofMillis(5);

    private final JdbcClient database;

    Entries(JdbcClient database) {
        this.database = database;
    }

    /**
     * Waits until every event recorded so far has its entry.
     *
     * @return whether it came to that within the time given
     */
    public boolean await(Duration patience) {
        String horizon = database.sql("select pg_snapshot_xmax(pg_current_snapshot())::text")
                .query(String.class)
                .single();
        long began = System.nanoTime();
        while (!isSequencedBefore(horizon)) {
            if (System.nanoTime() - began > patience.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return true;
    }

    /** The newest entry of all; empty where nothing is recorded. */
    public Optional<Long> newest() {
        return database.sql("select number from register.entry order by number desc limit 1")
                .query(Long.class)
                .optional();
    }

    /** The last entry of an instrument. */
    public Optional<Long> lastOf(String instrumentId) {
        return database.sql(
                        "select max(n.number) from register.event e join register.entry n on n.position = e.position"
                                + " where e.instrument_id = :id")
                .param("id", instrumentId)
                .query(Long.class)
                .optional();
    }

    private boolean isSequencedBefore(String horizon) {
        return database.sql("""
                        select not exists (
                            select 1 from register.event e
                            where e.transaction_id >= (select low from command.sequencer)
                              and e.transaction_id < cast(:horizon as text)::xid8
                              and (select number from register.entry n where n.position = e.position) is null)
                        """).param("horizon", horizon).query(Boolean.class).single();
    }
}
