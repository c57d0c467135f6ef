package org.uteuzi.command.guard;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.time.Effective;
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

        /** The unit that a unit is part of, the post that a post reports to or that an ex-officio seat names. */
        @Nullable
        Object leansOn() {
            return switch (table) {
                case UNIT, POST -> values.get(2);
                case APPOINTMENT -> values.get(3);
                case INSTITUTION, PERSON -> null;
            };
        }
    }

    /** In the order in which rows are written; the database itself wants none, its checks are deferred. */
    enum Table {
        INSTITUTION("guard.institution", "id, effective_from, effective_until", true),
        UNIT("guard.unit", "id, institution_id, parent_id, effective_from, effective_until", true),
        POST("guard.post", "id, unit_id, reports_to, seats, effective_from, effective_until", true),
        PERSON("guard.person", "id", false),
        APPOINTMENT("guard.appointment", "id, post_id, person_id, ex_officio, seat, effective_from, effective_until", true);

        final String table;
        final String columns;
        final boolean dated;

        Table(String table, String columns, boolean dated) {
            this.table = table;
            this.columns = columns;
            this.dated = dated;
        }
    }

    private GuardRows() {}

    static Set<Row> of(Touched thing, List<Recorded> stream) {
        Stream<Row> rows = switch (thing.kind()) {
            case "institution" ->
                InstitutionTimeline.of(stream).stream()
                        .map(institution -> row(Table.INSTITUTION, institution.existence(), thing.id()));
            case "unit" -> UnitTimeline.of(stream).stream().flatMap(unit -> units(thing.id(), unit));
            case "post" -> PostTimeline.of(stream).stream().flatMap(post -> posts(thing.id(), post));
            case "person" -> PersonTimeline.of(stream).stream().map(person -> Row.of(Table.PERSON, thing.id()));
            default -> Stream.of();
        };
        return new LinkedHashSet<>(rows.toList());
    }

    private static Stream<Row> units(String id, UnitTimeline unit) {
        return unit.states().stream()
                .map(state -> row(
                        Table.UNIT,
                        state.effective(),
                        id,
                        unit.established().fact().institutionId(),
                        state.value().parentUnitId()));
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
