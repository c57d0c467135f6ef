package org.uteuzi.command.register;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far the entries are behind the events.
 *
 * @param waiting committed events without an entry
 * @param horizonAge how long the oldest transaction that writes has been open: until it ends, nothing after it gets an entry
 */
record Backlog(long waiting, Duration horizonAge) {

    static final Backlog NONE = new Backlog(0, Duration.ZERO);

    static Backlog of(JdbcClient database) {
        return new Backlog(waiting(database), horizonAge(database));
    }

    private static long waiting(JdbcClient database) {
        return database.sql("""
                        select count(*) from register.event e where transaction_id >= (select low from command.sequencer)
                            and (select number from register.entry n where n.position = e.position) is null
                        """).query(Long.class).single();
    }

    private static Duration horizonAge(JdbcClient database) {
        long millis = database.sql("""
                        select coalesce(max(extract(epoch from clock_timestamp() - xact_start) * 1000), 0)::bigint
                        from pg_stat_activity where backend_xid is not null
                        """).query(Long.class).single();
        return Duration.ofMillis(Math.max(millis, 0));
    }
}
