package org.uteuzi.command.vault;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.uteuzi.vault.KeyEncryption;

/** Wraps the keys in the database anew, while others go on making and destroying some. Broken off, it goes on where it was. */
@Component
public class KeyRotation {

    /** Told now and then how far it is. */
    public interface Progress {
        void at(long done, long all);
    }

    private static final int AT_ONCE = 1_000;
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    /** The number of the key that wrapped another, as {@link KeyEncryption#numberOf} reads it. */
    private static final String NUMBER = "('x' || encode(substr(wrapped, 2, 4), 'hex'))::bit(32)::int";

    private final JdbcTemplate jdbc;

    KeyRotation(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Kept(String owner, byte[] wrapped) {}

    /** All that is not wrapped by the key that wraps now, is afterwards. */
    public long rewrap(KeyEncryption keys, Progress progress) {
        long all = count(keys.primary());
        long done = 0;
        String after = "";
        while (true) {
            List<Kept> some = jdbc.query(
                    "select owner, wrapped from vault.key where owner > ? and wrapped <> '' and " + NUMBER
                            + " <> ? order by owner limit " + AT_ONCE,
                    (row, index) -> new Kept(row.getString(1), row.getBytes(2)),
                    after,
                    keys.primary());
            if (some.isEmpty()) {
                return done;
            }
            // one that was destroyed meanwhile stays so
            jdbc.batchUpdate(
                    "update vault.key set wrapped = ? where owner = ? and wrapped = ?",
                    some.stream()
                            .map(kept -> new Object[] {
                                keys.rewrap(kept.wrapped(), kept.owner()), kept.owner(), kept.wrapped()
                            })
                            .toList());
            after = some.getLast().owner();
            done += some.size();
            progress.at(done, all);
        }
    }

    private long count(int primary) {
        Long count = jdbc.queryForObject(
                "select count(*) from vault.key where wrapped <> '' and " + NUMBER + " <> ?", Long.class, primary);
        return count == null ? 0 : count;
    }

    /**
     * From now on nothing is wrapped by these keys, whoever still has them; waits for what was about to be. A service that was not
     * started anew after {@link #rewrap} can register nobody until it is, instead of wrapping what nobody could ever read.
     */
    public void forbid(Collection<Integer> numbers) {
        jdbc.batchUpdate(
                "insert into vault.retired (number) values (?) on conflict do nothing",
                numbers.stream().map(number -> new Object[] {number}).toList());
        String horizon = jdbc.queryForObject("select pg_snapshot_xmax(pg_current_snapshot())::text", String.class);
        while (!Boolean.TRUE.equals(jdbc.queryForObject(
                "select pg_snapshot_xmin(pg_current_snapshot()) >= cast(? as text)::xid8", Boolean.class, horizon))) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    /** The numbers of the keys by which anything is wrapped. */
    public Set<Integer> numbersInUse() {
        return jdbc
                .query(
                        "select distinct " + NUMBER + " from vault.key where wrapped <> ''",
                        (row, index) -> row.getInt(1))
                .stream()
                .collect(Collectors.toSet());
    }
}
