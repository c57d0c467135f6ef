package org.uteuzi.command.guard;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.uteuzi.command.guard.GuardRows.Row;
import org.uteuzi.command.guard.GuardRows.Table;
import org.uteuzi.command.register.RecordedThings;
import org.uteuzi.command.register.RecordedThings.Stored;
import org.uteuzi.event.Event;
import org.uteuzi.event.instrument.Particulars;
import org.uteuzi.time.Effective;
import org.uteuzi.timeline.Recorded;

/**
 * Keeps the guard tables equal to what is believed now, within the transaction that records. Rules ask it what lies beyond
 * one thing; its constraints decide between instruments that are recorded at the same time.
 */
@Component
public class Guard {

    /** The posts whose days may be others than before; to be completed by the arrays of posts and of units whose days may be. */
    public static final String POSTS_WITH_OTHER_DAYS =
            "select id from guard.post where id = any(%s) or unit_id = any(%s)";

    /** How the seats that whoever holds another post holds are called beside the tables: most appointments are to none. */
    public static final String EX_OFFICIO_SEATS = "ex-officio seats";

    private static final String SAME = """
            with recursive same (id) as (
                select unnest(cast(:ids as text[]))
                union
                select case when p.id = same.id then p.same_as else p.id end
                from guard.person p join same on same.id in (p.id, p.same_as)
                where p.same_as is not null)
            """;

    private final JdbcTemplate jdbc;
    private final JdbcClient database;
    private final RecordedThings register;

    Guard(JdbcTemplate jdbc, JdbcClient database, RecordedThings register) {
        this.jdbc = jdbc;
        this.database = database;
        this.register = register;
    }

    /** The posts to which any of these people is believed to be appointed, on whatever days. */
    public Set<String> postsHeldBy(Collection<String> personIds) {
        return found("select post_id from guard.appointment where person_id = any(:ids)", personIds);
    }

    /** The posts that are believed to stand in any of these units, on whatever days. */
    public Set<String> postsIn(Collection<String> unitIds) {
        return found("select id from guard.post where unit_id = any(:ids)", unitIds);
    }

    /** Whoever is believed to be appointed to any of these posts, on whatever days, also by another post that they hold. */
    public Set<String> peopleIn(Collection<String> postIds) {
        return found("""
                with recursive seat (post_id) as (
                    select unnest(cast(:ids as text[]))
                    union
                    select a.ex_officio from guard.appointment a join seat on a.post_id = seat.post_id
                    where a.ex_officio is not null)
                select person_id from guard.appointment
                where post_id in (select post_id from seat) and person_id is not null""", postIds);
    }

    /** All ids of a person who is believed to be registered; empty for anybody else. */
    public Set<String> samePersons(String personId) {
        return found(
                SAME + "select id from same where exists (select from guard.person where id = any(:ids))",
                List.of(personId));
    }

    /** The posts that any of these people is believed to hold under any id of theirs, on whatever days. */
    public Set<String> postsHeldUnderAnyId(Collection<String> personIds) {
        return found(
                SAME + "select post_id from guard.appointment where person_id in (select id from same)", personIds);
    }

    private Set<String> found(String sql, Collection<String> ids) {
        return ids.isEmpty()
                ? Set.of()
                : Set.copyOf(database.sql(sql)
                        .param("ids", ids.toArray(String[]::new))
                        .query(String.class)
                        .list());
    }

    /**
     * Writes the differences that instruments make. The constraints speak when their events are written or, where none are, at
     * {@link #check()}.
     *
     * @return the names of the tables in which there is any, or may be with a difference in another, and
     *     {@link #EX_OFFICIO_SEATS} where they may be others or lie otherwise
     */
    public Set<String> write(List<Difference> differences) {
        Map<Table, List<Row>> gone = Difference.together(differences, Difference::gone);
        Map<Table, List<Row>> come = Difference.together(differences, Difference::come);
        List<Touched> things = differences.stream()
                .flatMap(difference -> difference.things().stream())
                .toList();
        waitForLines(gone, come);
        Changes changes = new Changes();
        gone.forEach(changes::delete);
        come.forEach((table, rows) -> changes.insert("guard." + table.table, table, rows));
        changes.insert(
                "guard.appointment_id",
                Table.APPOINTMENT_ID,
                things.stream()
                        .flatMap(thing -> GuardRows.appointmentIds(thing.added()))
                        .toList());
        Set<Table> changed = EnumSet.noneOf(Table.class);
        changed.addAll(gone.keySet());
        changed.addAll(come.keySet());
        boolean onlyHolders = !changed.contains(Table.UNIT) && !changed.contains(Table.POST);
        if (!onlyHolders || changed.contains(Table.APPOINTMENT)) {
            List<String> references = things.stream().map(Touched::reference).toList();
            changes.update(LeftBehind.amongTouched(onlyHolders), ids("post", references), ids("unit", references));
        }
        changes.send(jdbc);
        if (gone.containsKey(Table.UNIT)) {
            changed.add(Table.POST); // with a unit may end what stands in it
        }
        if (changed.contains(Table.POST)) {
            changed.add(Table.APPOINTMENT); // with a post, or longer than it did, who holds it
        }
        Set<String> names = changed.stream().map(table -> table.table).collect(Collectors.toSet());
        if (changed.contains(Table.POST) || anyExOfficio(gone) || anyExOfficio(come)) {
            names.add(EX_OFFICIO_SEATS);
        }
        return names;
    }

    /** Remembers each paper for each institution that it touches; the constraint refuses a second recording of it. */
    public void remember(List<Subject> papers) {
        List<Subject> numbered = papers.stream()
                .filter(paper -> Paper.of(paper.particulars()).isPresent())
                .toList();
        if (numbered.isEmpty()) {
            return;
        }
        Map<String, String> institutions = institutionsOfUnits(
                papers.stream().flatMap(paper -> events(paper.things())).toList());
        insert(
                Table.PAPER,
                numbered.stream()
                        .flatMap(paper -> Paper.of(paper.particulars())
                                .orElseThrow()
                                .rows(
                                        institutions(references(paper.things()), events(paper.things()), institutions),
                                        paper.instrumentId()))
                        .toList());
    }

    private static List<String> references(Collection<Touched> things) {
        return things.stream().map(Touched::reference).toList();
    }

    private static Stream<Event> events(Collection<Touched> things) {
        return things.stream().flatMap(thing -> thing.after().stream()).map(Recorded::event);
    }

    /** Remembers a paper that was recorded before by what it says of itself now. */
    public void rememberAnew(String instrumentId, Particulars instrument) {
        database.sql("delete from guard.paper where instrument_id = :id")
                .param("id", instrumentId)
                .update();
        Paper.of(instrument)
                .ifPresent(paper -> insert(
                        Table.PAPER,
                        paper.rows(institutionsTouchedBy(instrumentId), instrumentId)
                                .toList()));
    }

    /** The institutions in which what an instrument recorded something of ever stood until then. */
    public Set<String> institutionsTouchedBy(String instrumentId) {
        List<Stored> then = register.touchedBy(instrumentId);
        List<Event> events = then.stream().map(Stored::event).toList();
        return institutions(then.stream().map(Stored::thing).toList(), events.stream(), institutionsOfUnits(events));
    }

    /**
     * The institutions in which what is touched ever stood, before or after; a person, and whom they were ever said to be the same
     * as, where their posts ever stood, a paper where it touched anything.
     */
    public Set<String> institutionsTouched(List<Touched> things) {
        List<String> references = things.stream().map(Touched::reference).toList();
        List<Event> recorded = things.stream()
                .flatMap(thing -> thing.after().stream().map(Recorded::event))
                .toList();
        Set<String> people = new HashSet<>(List.of(ids("person", references)));
        recorded.forEach(event -> Mentions.sameAs(event).forEach(people::add));
        List<Event> placing = Stream.concat(recorded.stream(), recordedOf("post", postsHeldUnderAnyId(people)))
                .toList();
        Set<String> units = placing.stream().flatMap(Paper::unitOf).collect(Collectors.toSet());
        Set<String> institutions = new HashSet<>(List.of(ids("institution", references)));
        Stream.concat(placing.stream(), recordedOf("unit", units))
                .flatMap(Paper::institutionOf)
                .forEach(institutions::add);
        Stream.of(ids("instrument", references))
                .map(this::institutionsTouchedBy)
                .forEach(institutions::addAll);
        return institutions;
    }

    private Stream<Event> recordedOf(String kind, Collection<String> ids) {
        return register.streams(ids.stream().map(id -> kind + ":" + id).toList()).values().stream()
                .flatMap(List::stream)
                .map(Recorded::event);
    }

    /** What needs approval in some of these institutions now. */
    public List<ApprovalPolicy> approvalPolicies(Collection<String> institutionIds, Instant now) {
        // the day in a zone is asked of Java, which has zones that PostgreSQL may not know
        return database
                .sql("select id, kinds, days_to_decide, time_zone, effective_from, effective_until from guard.approval"
                        + " where id = any(:ids) order by id")
                .param("ids", institutionIds.toArray(String[]::new))
                .query((row, index) -> {
                    ZoneId zone = ZoneId.of(row.getString("time_zone"));
                    Effective effective = new Effective(
                            row.getObject("effective_from", LocalDate.class),
                            row.getObject("effective_until", LocalDate.class));
                    return effective.contains(LocalDate.ofInstant(now, zone))
                            ? Optional.of(new ApprovalPolicy(
                                    row.getString("id"),
                                    Set.copyOf(List.of(row.getString("kinds").split(" "))),
                                    row.getObject("days_to_decide", Integer.class),
                                    zone))
                            : Optional.<ApprovalPolicy>empty();
                })
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** The institutions in which these things ever stood, by all that was recorded of them. */
    private static Set<String> institutions(
            Collection<String> references, Stream<Event> recorded, Map<String, String> institutionsOfUnits) {
        Set<String> institutions = new HashSet<>(List.of(ids("institution", references)));
        recorded.forEach(event -> Stream.concat(
                        Paper.institutionOf(event),
                        Paper.unitOf(event).flatMap(unit -> Stream.ofNullable(institutionsOfUnits.get(unit))))
                .forEach(institutions::add));
        return institutions;
    }

    /** Of all units that these events establish or put a post in. */
    private Map<String, String> institutionsOfUnits(List<Event> recorded) {
        Set<String> units = recorded.stream().flatMap(Paper::unitOf).collect(Collectors.toSet());
        Map<String, String> institutions = new HashMap<>();
        Stream.concat(
                        recorded.stream(),
                        units.isEmpty()
                                ? Stream.of()
                                : register
                                        .beginnings(units.stream()
                                                .map(unit -> "unit:" + unit)
                                                .toList())
                                        .stream())
                .forEach(event -> Paper.institutionOf(event)
                        .forEach(institution ->
                                institutions.put(event.thing().substring("unit:".length()), institution)));
        return institutions;
    }

    /** The institutions of these things, given by reference; a person and an office belong to none. */
    public Set<String> institutionsOf(Collection<String> references) {
        return Set.copyOf(database.sql("""
                        select unnest(cast(:institutions as text[]))
                        union select institution_id from guard.unit where id = any(:units)
                        union select institution_id from guard.unit
                              where id in (select unit_id from guard.post where id = any(:posts))
                        """)
                .param("institutions", ids("institution", references))
                .param("units", ids("unit", references))
                .param("posts", ids("post", references))
                .query(String.class)
                .list());
    }

    /**
     * Lets the constraints speak of what is not recorded; what is, they judge in the round trip in which its events are written.
     * They are silent again for the next instrument of the same transaction.
     */
    public void check() {
        jdbc.execute("set constraints all immediate; set constraints all deferred");
    }

    static String[] ids(String kind, Collection<String> things) {
        return things.stream()
                .filter(thing -> thing.startsWith(kind + ":"))
                .map(thing -> thing.substring(kind.length() + 1))
                .toArray(String[]::new);
    }

    /**
     * Which thing leans on which, a unit on its parent, a post on the one it reports to, an ex-officio seat on the post that
     * it names, an id of a person on the one by which they go on, is changed by one instrument after another: two at once could
     * close a circle, take away what the other leans on, or erase somebody under one id only, and neither would see it.
     */
    private void waitForLines(Map<Table, List<Row>> gone, Map<Table, List<Row>> come) {
        boolean leaning = come.values().stream().flatMap(List::stream).anyMatch(row -> row.leansOn() != null);
        if (leaning || gone.containsKey(Table.UNIT) || gone.containsKey(Table.POST)) {
            jdbc.execute("select pg_advisory_xact_lock(hashtextextended('uteuzi.lines', 0))");
        }
    }

    private static boolean anyExOfficio(Map<Table, List<Row>> rows) {
        return rows.getOrDefault(Table.APPOINTMENT, List.of()).stream().anyMatch(row -> row.leansOn() != null);
    }

    private void insert(Table table, List<Row> rows) {
        insert(jdbc, "guard." + table.table, table, rows);
    }

    static void insert(JdbcTemplate jdbc, String into, Table table, List<Row> rows) {
        Changes changes = new Changes();
        changes.insert(into, table, rows);
        changes.send(jdbc);
    }
}
