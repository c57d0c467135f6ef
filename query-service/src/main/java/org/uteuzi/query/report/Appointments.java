package org.uteuzi.query.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.post.EndReason;
import org.uteuzi.query.report.Appointments.Made;
import org.uteuzi.query.report.Pages.Listing;
import org.uteuzi.query.report.Places.Place;
import org.uteuzi.query.structure.KnownTables;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Holding;

/** The appointments that begin in a period, by their first day; also those that in the end held on no day. */
@Component
class Appointments implements Report<Made> {

    /**
     * An appointment with the names of its first day.
     *
     * @param name null where nobody is named
     * @param appointedBy null: not stated
     * @param lastDay stated or derived; null while no end is in sight
     */
    record Made(
            Named institution,
            Named unit,
            Named post,
            String appointmentId,
            @Nullable String personId,
            @Nullable String name,
            Capacity capacity,
            @Nullable Named appointedBy,
            PartialDate from,
            @Nullable PartialDate lastDay,
            Holding.@Nullable EndBecause endBecause,
            @Nullable EndReason endReason,
            @Nullable PartialDate termEndsOn,
            String instrumentId) {}

    private static final List<Column<Made>> COLUMNS = List.of(
            new Column<>("institution", Made::institution),
            new Column<>("unit", Made::unit),
            new Column<>("post", Made::post),
            new Column<>("person", Made::name),
            new Column<>("capacity", Made::capacity),
            new Column<>("appointedBy", Made::appointedBy),
            new Column<>("from", Made::from),
            new Column<>("lastDay", Made::lastDay),
            new Column<>("endReason", made -> made.endReason() == null ? made.endBecause() : made.endReason()),
            new Column<>("termEndsOn", Made::termEndsOn),
            new Column<>("instrument", Made::instrumentId),
            new Column<>("appointmentId", Made::appointmentId));

    private final Pages pages;
    private final Names names;

    Appointments(Pages pages, Names names) {
        this.pages = pages;
        this.names = names;
    }

    @Override
    public String name() {
        return "appointments";
    }

    @Override
    public Span span() {
        return Span.PERIOD;
    }

    @Override
    public List<Column<Made>> columns() {
        return COLUMNS;
    }

    /** @return how many were made to posts that did not exist that day */
    @Override
    public long tell(Asked asked, Consumer<Made> row) {
        AtomicLong withoutPost = new AtomicLong();
        pages.of(beginning(asked), asked)
                .flatMap(page -> rows(page, asked, withoutPost))
                .forEach(row);
        return withoutPost.get();
    }

    private static Listing<Appointed> beginning(Asked asked) {
        return new Listing<>(
                "select " + Appointed.COLUMNS + " from holder_version where effective_from <= :to" + Names.KNOWN,
                "effective_from, appointment_id",
                List.of(asked.from(), ""),
                last -> List.of(last.effective().from(), last.appointmentId()),
                Appointed::of);
    }

    private Stream<Made> rows(List<Appointed> page, Asked asked, AtomicLong withoutPost) {
        KnownTables known = asked.tables();
        Places places = names.places(page.stream().map(Appointed::postId).collect(Collectors.toSet()), known);
        ByDay<String> people = names.people(page.stream(), known);
        ByDay<LocalizedText> authorities = names.authorities(
                page.stream()
                        .map(Appointed::appointedBy)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                known);
        return page.stream().filter(Appointed::begins).flatMap(appointed -> {
            Optional<Place> place =
                    places.on(appointed.postId(), appointed.effective().from());
            if (place.isEmpty()) {
                withoutPost.incrementAndGet();
            }
            return place
                    .filter(it -> asked.institution() == null
                            || asked.institution().equals(it.institution().id()))
                    .map(it -> made(appointed, it, people, authorities))
                    .stream();
        });
    }

    private static Made made(Appointed appointed, Place place, ByDay<String> people, ByDay<LocalizedText> authorities) {
        LocalDate day = appointed.effective().from();
        return new Made(
                place.institution(),
                place.unit(),
                place.post(),
                appointed.appointmentId(),
                appointed.personId(),
                appointed.nameIn(people, day),
                appointed.capacity(),
                Names.named(appointed.appointedBy(), authorities, day),
                appointed.from(),
                appointed.lastDay(),
                appointed.endBecause(),
                appointed.endReason(),
                appointed.termEndsOn(),
                appointed.instrumentId());
    }
}
