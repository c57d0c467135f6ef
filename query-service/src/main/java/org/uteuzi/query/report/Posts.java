package org.uteuzi.query.report;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.uteuzi.event.post.Absence;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.query.report.Posts.Place;
import org.uteuzi.query.structure.KnownPoint;
import org.uteuzi.query.structure.StructureAnswer;
import org.uteuzi.query.structure.StructureAsOf;
import org.uteuzi.structure.Structure;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Holding;

/**
 * Every post of a day with who is in it: one row for each holder and one for each vacant seat. By unit, its head first; a post of
 * which nobody says either has one row.
 */
@Component
public class Posts implements Report<Place> {

    /**
     * A holder or a vacant seat of a post.
     *
     * @param seats null: not stated
     * @param holder null: vacant
     * @param vacantSince null: held
     * @param appointingAuthority who fills the post; null: not stated
     */
    public record Place(
            Named institution,
            Named unit,
            Named post,
            @Nullable Integer seats,
            @Nullable Holder holder,
            @Nullable LocalDate vacantSince,
            @Nullable Named reportsTo,
            @Nullable Named appointingAuthority) {

        private <T> @Nullable T of(Function<Holder, @Nullable T> part) {
            return holder == null ? null : part.apply(holder);
        }
    }

    /**
     * @param name null where nobody is named
     * @param absence null: present
     */
    public record Holder(
            String appointmentId,
            @Nullable String personId,
            @Nullable String name,
            Capacity capacity,
            PartialDate from,
            @Nullable PartialDate lastDay,
            @Nullable PartialDate termEndsOn,
            Holding.TermState state,
            @Nullable Absence absence) {}

    private static final List<Column<Place>> COLUMNS = List.of(
            new Column<>("institution", Place::institution),
            new Column<>("unit", Place::unit),
            new Column<>("post", Place::post),
            new Column<>("seats", Place::seats),
            new Column<>("person", Posts::who),
            new Column<>("capacity", place -> place.of(Holder::capacity)),
            new Column<>("from", place -> place.of(Holder::from)),
            new Column<>("lastDay", place -> place.of(Holder::lastDay)),
            new Column<>("termEndsOn", place -> place.of(Holder::termEndsOn)),
            new Column<>("state", place -> place.of(Holder::state)),
            new Column<>("absence", place -> place.of(Holder::absence)),
            new Column<>("since", Place::vacantSince),
            new Column<>("reportsTo", Place::reportsTo),
            new Column<>("authority", Place::appointingAuthority),
            new Column<>("postId", place -> place.post().id()),
            new Column<>("appointmentId", place -> place.of(Holder::appointmentId)));

    private final StructureAsOf structures;

    Posts(StructureAsOf structures) {
        this.structures = structures;
    }

    @Override
    public String name() {
        return "posts";
    }

    @Override
    public Span span() {
        return Span.DAY;
    }

    @Override
    public List<Column<Place>> columns() {
        return COLUMNS;
    }

    @Override
    public long tell(Asked asked, Consumer<Place> row) {
        KnownPoint known = asked.known();
        // those that were not known then, or not there on the day, have no posts
        List<String> institutions = structures.institutions(asked.from(), known).stream()
                .map(Structure.Institution::id)
                .filter(id -> asked.institution() == null || id.equals(asked.institution()))
                .sorted()
                .toList();
        long withoutSeats = 0;
        for (String institution : institutions) {
            StructureAnswer structure = structures.structure(institution, asked.from(), known);
            places(structure).forEach(row);
            withoutSeats += structure.posts().stream()
                    .filter(post -> post.seats() == null)
                    .count();
        }
        return withoutSeats;
    }

    private static Stream<Place> places(StructureAnswer structure) {
        if (structure.institution() == null) {
            return Stream.of();
        }
        Named institution =
                new Named(structure.institution().id(), structure.institution().name());
        Map<String, Structure.Unit> units =
                structure.units().stream().collect(Collectors.toMap(Structure.Unit::id, Function.identity()));
        Map<String, LocalizedText> names = Stream.concat(
                        structure.posts().stream().map(post -> Map.entry("post:" + post.id(), post.title())),
                        structure.offices().stream().map(office -> Map.entry("office:" + office.id(), office.name())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return structure.posts().stream()
                .sorted(Comparator.comparing(Structure.Post::unitId)
                        .thenComparing(post -> !Boolean.TRUE.equals(post.headsUnit()))
                        .thenComparing(Structure.Post::id))
                .flatMap(post -> {
                    Structure.Unit unit = Objects.requireNonNull(units.get(post.unitId()));
                    Stream<Place> places = Stream.concat(
                            post.holders().stream().map(holder -> place(institution, unit, post, holder, null, names)),
                            post.vacancies().stream()
                                    .map(seat -> place(institution, unit, post, null, seat.since(), names)));
                    return post.holders().isEmpty() && post.vacancies().isEmpty()
                            ? Stream.of(place(institution, unit, post, null, null, names))
                            : places;
                });
    }

    private static Place place(
            Named institution,
            Structure.Unit unit,
            Structure.Post post,
            Structure.@Nullable Holder holder,
            @Nullable LocalDate vacantSince,
            Map<String, LocalizedText> names) {
        return new Place(
                institution,
                new Named(unit.id(), unit.name()),
                new Named(post.id(), post.title()),
                post.seats(),
                holder == null ? null : holder(holder),
                vacantSince,
                post.reportsTo() == null ? null : named("post:" + post.reportsTo(), names),
                post.terms().appointingAuthority() == null
                        ? null
                        : named(post.terms().appointingAuthority(), names));
    }

    private static Holder holder(Structure.Holder holder) {
        return new Holder(
                holder.appointmentId(),
                holder.personId(),
                holder.name(),
                holder.capacity(),
                holder.from(),
                holder.lastDay(),
                holder.termEndsOn(),
                holder.state(),
                holder.absent() == null ? null : holder.absent().absence());
    }

    /** By its id where it does not stand in the institution that day. */
    private static Named named(String reference, Map<String, LocalizedText> names) {
        return new Named(reference, names.getOrDefault(reference, new LocalizedText(reference, reference)));
    }

    private static Object who(Place place) {
        if (place.holder() == null) {
            return new Cells.Word(place.vacantSince() == null ? "nobody" : "vacant");
        }
        return place.holder().name() == null
                ? new Cells.Word(place.holder().personId() == null ? "notNamed" : "erased")
                : place.holder().name();
    }
}
