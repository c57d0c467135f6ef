package org.uteuzi.command.guard;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Fact;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.rule.Namesakes;
import org.uteuzi.time.Effective;
import org.uteuzi.timeline.Believed;
import org.uteuzi.timeline.Chains;
import org.uteuzi.timeline.InstitutionTimeline;
import org.uteuzi.timeline.PersonTimeline;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.Recorded;
import org.uteuzi.timeline.UnitTimeline;

/** The rows of the guard that follow from what is believed of one thing. */
final class GuardRows {

    /** One row: its table and its values in the order of that table's columns. */
    record Row(Table table, List<@Nullable Object> values) {

        static Row of(Table table, @Nullable Object... values) {
            return new Row(table, Arrays.asList(values));
        }

        String id() {
            return (String) Objects.requireNonNull(values.getFirst());
        }

        /**
         * The unit that a unit is part of, the post that a post reports to or that an ex-officio seat names, the id by which a
         * person goes on; of who was erased themselves, who must be so under every id.
         */
        @Nullable
        Object leansOn() {
            return switch (table) {
                case UNIT, POST -> values.get(2);
                case APPOINTMENT -> values.get(3);
                case PERSON -> values.get(1) == null ? values.get(0) : values.get(2);
                case INSTITUTION, MANDATE, STANDING, MENTION, APPOINTMENT_ID, APPROVAL, PAPER -> null;
            };
        }
    }

    /** A column, and how its values are called in PostgreSQL. */
    record Column(String name, String type) {}

    /** In the order in which rows are written; the database itself wants none, its checks are deferred. */
    enum Table {
        INSTITUTION("institution", "id, effective_from date, effective_until date"),
        UNIT("unit", "id, institution_id, parent_id, effective_from date, effective_until date"),
        POST("post", "id, unit_id, reports_to, seats int, effective_from date, effective_until date"),
        PERSON("person", "id, name_key, same_as"),
        MANDATE("mandate", "id, unit_id, effective_from date, effective_until date"),
        APPOINTMENT(
                "appointment",
                "id, post_id, person_id, ex_officio, appointed_by, seat int, effective_from date, effective_until date"),
        STANDING("standing", "id"),
        MENTION("mention", "id, mentioned"),
        APPOINTMENT_ID("appointment_id", "id, post_id"),
        APPROVAL("approval", "id, kinds, days_to_decide int, time_zone, effective_from date, effective_until date"),
        PAPER("paper", "institution_id, numbered_by, kind, number, year int, instrument_id");

        final String table;
        final List<Column> columns;
        /** The columns as an INSERT names them, and as it takes them from arrays. */
        final String inserted;

        /** @param columns each with its type where it is no text */
        Table(String table, String columns) {
            this.table = table;
            this.columns = Arrays.stream(columns.split(", "))
                    .map(column -> column.split(" "))
                    .map(column -> new Column(column[0], column.length == 1 ? "text" : column[1]))
                    .toList();
            this.inserted = "(" + names(this.columns) + ") select * from " + arrays(this.columns);
        }

        static String names(List<Column> columns) {
            return columns.stream().map(Column::name).collect(Collectors.joining(", "));
        }

        /** Rows of these columns as PostgreSQL takes them from as many arrays. */
        static String arrays(List<Column> columns) {
            return columns.stream()
                    .map(column -> "cast(? as text[])::" + column.type() + "[]")
                    .collect(Collectors.joining(", ", "unnest(", ")"));
        }

        /** What is written of its rows, and what follows from it. */
        String compared() {
            return names(columns) + (this == POST || this == APPOINTMENT ? ", left_from" : "");
        }

        /** The columns by which one of its rows is found again. */
        List<Column> key() {
            Set<String> key = this == MENTION ? Set.of("id", "mentioned") : Set.of("id", "effective_from");
            return columns.stream()
                    .filter(column -> key.contains(column.name()))
                    .toList();
        }
    }

    private GuardRows() {}

    /** Those of before the instrument. */
    static Set<Row> before(Touched thing) {
        return of(thing, thing.before(), thing.postBefore());
    }

    /** Those of after it. */
    static Set<Row> after(Touched thing) {
        return of(thing, thing.after(), thing.postAfter());
    }

    private static Set<Row> of(Touched thing, List<Recorded> stream, Optional<PostTimeline> believed) {
        Stream<Row> rows = switch (thing.kind()) {
            case "institution" ->
                InstitutionTimeline.of(stream).stream().flatMap(institution -> institutions(thing.id(), institution));
            case "unit" -> UnitTimeline.of(stream).stream().flatMap(unit -> units(thing.id(), unit));
            case "post" -> believed.stream().flatMap(post -> posts(thing.id(), post));
            case "person" ->
                PersonTimeline.of(stream).stream()
                        .map(person -> Row.of(
                                Table.PERSON,
                                thing.id(),
                                Namesakes.keyOf(person).findFirst().orElse(null),
                                person.sameAs()));
            default -> Stream.of();
        };
        return new LinkedHashSet<>(
                Stream.concat(rows, references(thing.reference(), stream)).toList());
    }

    /** That it may be mentioned, and what it mentions that has no column of its own. */
    private static Stream<Row> references(String thing, List<Recorded> stream) {
        List<Believed<Fact>> believed = thing.startsWith("instrument:") ? List.of() : Chains.believed(stream);
        if (believed.isEmpty() || !believed.getFirst().factId().equals(beginning(stream))) {
            return Stream.of();
        }
        return Stream.concat(
                Stream.of(Row.of(Table.STANDING, thing)),
                believed.stream()
                        .flatMap(fact -> Mentions.leaningOn(fact.fact()))
                        .distinct()
                        .map(mentioned -> Row.of(Table.MENTION, thing, mentioned)));
    }

    private static @Nullable String beginning(List<Recorded> stream) {
        return stream.isEmpty() ? null : ((Fact) stream.getFirst().event()).factId();
    }

    /** The ids of appointments that were ever given, whatever became of them. */
    static Stream<Row> appointmentIds(List<Recorded> recorded) {
        return recorded.stream()
                .map(Recorded::event)
                .filter(event -> event instanceof HolderAppointed appointed && appointed.corrects() == null)
                .map(HolderAppointed.class::cast)
                .map(appointed -> Row.of(Table.APPOINTMENT_ID, appointed.appointmentId(), appointed.postId()));
    }

    private static Stream<Row> institutions(String id, InstitutionTimeline institution) {
        Stream<Row> existence = Stream.of(institution.existence())
                .filter(it -> !it.isEmpty())
                .map(it -> row(Table.INSTITUTION, it, id));
        Stream<Row> approvals = institution.approvalPolicies().stream()
                .filter(policy -> !policy.value().needsApproval().isEmpty())
                .map(policy -> row(
                        Table.APPROVAL,
                        outliving(policy.effective(), institution.existence()),
                        id,
                        String.join(" ", policy.value().needsApproval()),
                        policy.value().daysToDecide(),
                        institution.established().fact().timeZone()));
        return Stream.concat(existence, approvals);
    }

    /** The last policy stays in force for what is still said of an institution that is no more, its return above all. */
    private static Effective outliving(Effective policy, Effective existence) {
        return Objects.equals(policy.until(), existence.until()) ? new Effective(policy.from(), null) : policy;
    }

    private static Stream<Row> units(String id, UnitTimeline unit) {
        Stream<Row> states = unit.states().stream()
                .map(state -> row(
                        Table.UNIT,
                        state.effective(),
                        id,
                        unit.established().fact().institutionId(),
                        state.value().parentUnitId()));
        Stream<Row> mandates = unit.mandates().stream()
                .map(mandate -> row(
                        Table.MANDATE, mandate.effective(), mandate.because().factId(), id));
        return Stream.concat(states, mandates);
    }

    private static Stream<Row> posts(String id, PostTimeline post) {
        Stream<Row> states = post.states().stream()
                .map(state -> row(
                        Table.POST,
                        state.effective(),
                        id,
                        state.value().unitId(),
                        state.value().reportsTo(),
                        state.value().seats()));
        Map<String, Integer> seats = Seats.of(post);
        Stream<Row> appointments = post.holdings().stream()
                .filter(holding -> !holding.effective().isEmpty())
                .map(holding -> row(
                        Table.APPOINTMENT,
                        holding.effective(),
                        holding.appointmentId(),
                        id,
                        holding.appointed().fact().personId(),
                        namedPost(holding.appointed().fact()),
                        holding.appointed().fact().appointedBy(),
                        seats.get(holding.appointmentId())));
        return Stream.concat(states, appointments);
    }

    /** An office outside holds no post here, so only a post is named. */
    private static @Nullable String namedPost(HolderAppointed appointed) {
        String named = appointed.exOfficio();
        return named != null && named.startsWith("post:") ? named.substring("post:".length()) : null;
    }

    private static Row row(Table table, Effective effective, @Nullable Object... values) {
        @Nullable Object[] all = Arrays.copyOf(values, values.length + 2);
        all[values.length] = effective.from();
        LocalDate until = effective.until();
        all[values.length + 1] = until;
        return new Row(table, Arrays.asList(all));
    }
}
