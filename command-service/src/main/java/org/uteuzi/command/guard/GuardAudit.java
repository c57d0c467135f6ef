package org.uteuzi.command.guard;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.uteuzi.command.guard.GuardRows.Table;
import org.uteuzi.command.register.RecordedThings;

/** Compares the guard with what the register says, and makes it anew from there. */
@Component
public class GuardAudit {

    /**
     * @param missing whether the guard lacks the row; else it has one too many
     * @param row its columns as PostgreSQL writes them
     */
    public record Difference(String table, boolean missing, String row) {}

    /** Told now and then how far it is. */
    public interface Progress {
        void at(long events, long ofAll, Duration since);
    }

    private final JdbcTemplate jdbc;
    private final RecordedThings register;
    private final InstantSource clock;

    GuardAudit(JdbcTemplate jdbc, RecordedThings register, InstantSource clock) {
        this.jdbc = jdbc;
        this.register = register;
        this.clock = clock;
    }

    /** The first difference; all is seen as it was at one moment, while others record. */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public Optional<Difference> check(Progress progress) {
        planForTheWhole();
        for (Table table : Table.values()) {
            jdbc.execute("create temporary table expected_%1$s on commit drop as select %2$s from guard.%1$s limit 0"
                    .formatted(table.table, table.compared()));
        }
        fill("expected_", progress);
        return Arrays.stream(Table.values())
                .flatMap(table -> difference(table).stream())
                .findFirst();
    }

    /** Within one transaction; who wants to record waits for its end. */
    @Transactional
    public void rebuild(Progress progress) {
        planForTheWhole();
        jdbc.execute(Arrays.stream(Table.values())
                .map(table -> "guard." + table.table)
                .collect(Collectors.joining(", ", "lock table ", " in share row exclusive mode")));
        for (Table table : Table.values()) {
            jdbc.execute("delete from guard." + table.table);
        }
        fill("guard.", progress);
        jdbc.execute("set constraints all immediate");
    }

    /** Connections are set for questions about a few things. */
    private void planForTheWhole() {
        jdbc.execute("set local plan_cache_mode = auto; set local enable_seqscan = on; set local enable_hashjoin = on;"
                + " set local enable_mergejoin = on");
    }

    private void fill(String prefix, Progress progress) {
        Instant began = clock.instant();
        long all = register.count();
        RegisteredRows rows = new RegisteredRows(
                (table, some) -> Guard.insert(jdbc, prefix + table.table, table, some),
                done -> progress.at(done, all, Duration.between(began, clock.instant())));
        register.forEach(rows::add);
        rows.end();
        jdbc.execute(LeftBehind.everywhere(prefix));
    }

    private Optional<Difference> difference(Table table) {
        String sql = """
                (select true as missing, t::text as row from
                    (select %2$s from expected_%1$s except all select %2$s from guard.%1$s) t order by 2 limit 1)
                union all
                (select false, t::text from
                    (select %2$s from guard.%1$s except all select %2$s from expected_%1$s) t order by 2 limit 1)
                """.formatted(table.table, table.compared());
        return jdbc
                .query(
                        sql,
                        (row, index) -> new Difference(table.table, row.getBoolean("missing"), row.getString("row")))
                .stream()
                .findFirst();
    }
}
