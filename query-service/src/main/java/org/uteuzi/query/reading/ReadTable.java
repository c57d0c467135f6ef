package org.uteuzi.query.reading;

import java.sql.ResultSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.uteuzi.access.Scope;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.history.Histories;
import org.uteuzi.query.register.Conditions;

/** The log of who looked: added to by all query-services, one batch after the other, so that numbers have no gaps. */
@Repository
public class ReadTable {

    /** All institutions, those to come included. */
    static final String ALL = "*";

    private final JdbcTemplate jdbc;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Histories histories;

    ReadTable(JdbcTemplate jdbc, PlatformTransactionManager transactions, Histories histories) {
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
        this.database = JdbcClient.create(jdbc);
        this.histories = histories;
    }

    /** Where a log ends, and up to what a node has written to it. */
    private record End(long number, long sequence) {}

    /**
     * Adds what was looked at, but not what was added already by a call of which nobody heard how it ended.
     *
     * @param first the sequence of the first of them, of which the others are the next
     */
    void add(UUID node, long first, List<Look> looks) {
        transaction.executeWithoutResult(status -> addInOrder(node, first, looks));
    }

    private void addInOrder(UUID node, long first, List<Look> looks) {
        // whoever else writes may have gone with its machine: then their lock ends with their transaction
        jdbc.execute("set local lock_timeout = '5s'; set local statement_timeout = '10s';"
                + " set local idle_in_transaction_session_timeout = '10s'");
        // a statement of its own: the next one must see what the other node has written
        jdbc.execute("select pg_advisory_xact_lock(hashtextextended('uteuzi.reads', 0))");
        End end = database.sql("select number, sequence from end_of_reads(:node)")
                .param("node", node)
                .query((row, index) -> new End(row.getLong(1), row.getLong(2)))
                .single();
        Map<String, Set<String>> homes = homes(looks.stream()
                .flatMap(look -> look.things().stream())
                .distinct()
                .toList());
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < looks.size(); i++) {
            if (first + i > end.sequence()) {
                rows.add(row(end.number() + 1 + rows.size(), looks.get(i), homes, node, first + i));
            }
        }
        jdbc.batchUpdate(
                "insert into read_log (number, read_at, subject, things, institutions, body, node, sequence)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    private static Object[] row(long number, Look look, Map<String, Set<String>> homes, UUID node, long sequence) {
        Set<String> institutions = new TreeSet<>(look.named());
        look.things().forEach(thing -> institutions.addAll(homes.getOrDefault(thing, Set.of())));
        return new Object[] {
            number,
            look.at().atOffset(ZoneOffset.UTC),
            Look.clean(look.who().subject()),
            look.things().toArray(String[]::new),
            institutions.toArray(String[]::new),
            look.body(institutions),
            node,
            sequence
        };
    }

    /** The institutions in which each of some things is at home. */
    Map<String, Set<String>> homes(Collection<String> things) {
        Map<String, Set<String>> homes = new HashMap<>();
        if (!things.isEmpty()) {
            database.sql("select thing, institution_id from home where thing = any(:things)")
                    .param("things", things.toArray(String[]::new))
                    .query((ResultSet row) -> {
                        homes.computeIfAbsent(row.getString(1), thing -> new TreeSet<>())
                                .add(row.getString(2));
                    });
        }
        return homes;
    }

    /** The looks that are asked for and may be seen by whoever asks, the newest first. */
    public List<LoggedRead> find(WantedReads wanted, int limit) {
        Scope scope = Sight.now().scope();
        // what may not be seen is as if it were not there
        if (wanted.thing() != null && histories.seen(Set.of(wanted.thing())).isEmpty()) {
            return List.of();
        }
        Conditions conditions = new Conditions()
                .always("before", wanted.before() == null ? Long.MAX_VALUE : wanted.before(), "number < :before")
                // what was about nothing that stands anywhere is for every auditor, as such things are for every reader
                .where(
                        "seen",
                        scope.everywhere() ? null : andAll(scope.institutions()),
                        "(institutions && cast(:seen as text[]) or institutions = '{}')")
                .where(
                        "institution",
                        wanted.institution() == null ? null : andAll(Set.of(wanted.institution())),
                        "institutions && cast(:institution as text[])")
                .where("thing", wanted.thing(), "number in (select looks_at(:thing))")
                .where("subject", wanted.subject(), "subject = :subject")
                .where("from", moment(wanted.from()), "read_at >= :from")
                .where("until", moment(wanted.until()), "read_at < :until");
        List<LoggedRead> found = conditions
                .ask(database, "select number, body from read_log", "order by number desc limit " + limit)
                .query((row, index) -> LoggedRead.of(row.getLong(1), row.getString(2)))
                .list();
        Set<String> things = new HashSet<>();
        found.forEach(read -> things.addAll(read.things()));
        Set<String> seen = histories.seen(things);
        return found.stream().map(read -> read.seenIn(scope, seen)).toList();
    }

    /**
     * Looks at some things.
     *
     * @param newest the newest first
     * @param more how many older ones there are
     */
    public record Looks(List<LoggedRead> newest, long more) {}

    /** The looks at any of some things, which whoever asks must be allowed to see, as far as they may see the looks. */
    public Looks at(Collection<String> things, int most) {
        Conditions conditions = new Conditions()
                .always(
                        "things",
                        things.toArray(String[]::new),
                        "number in (select looks_at(looked.thing) from unnest(cast(:things as text[])) as looked (thing))");
        List<LoggedRead> newest = conditions
                .ask(database, "select number, body from read_log", "order by number desc limit " + most)
                .query((row, index) -> LoggedRead.of(row.getLong(1), row.getString(2)))
                .list();
        long all = newest.size() < most
                ? newest.size()
                : conditions
                        .ask(database, "select count(*) from read_log", "")
                        .query(Long.class)
                        .single();
        return new Looks(newest, all - newest.size());
    }

    /** With what was about all institutions. */
    private static String[] andAll(Collection<String> institutions) {
        return Stream.concat(institutions.stream(), Stream.of(ALL)).toArray(String[]::new);
    }

    private static @Nullable Object moment(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }
}
