package org.uteuzi.query.report;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.query.report.ActingTooLong.Beyond;
import org.uteuzi.query.report.Pages.Listing;
import org.uteuzi.query.report.Places.Place;
import org.uteuzi.query.structure.PersonIds;

/**
 * Who acts in a post on a day beyond the limit that the law of that day sets: unbroken acting of one person in one post,
 * over however many appointments.
 */
@Component
public class ActingTooLong implements Report<Beyond> {

    /**
     * Somebody who acts too long.
     *
     * @param since the first day of the unbroken acting; of a partial date the last day that it may mean, as only what is
     *     certain is judged
     * @param reachedOn the first day beyond the limit
     * @param daysBeyond that day and the day asked about included
     */
    public record Beyond(
            Named institution,
            Named unit,
            Named post,
            String appointmentId,
            @Nullable String personId,
            @Nullable String name,
            LocalDate since,
            Period limit,
            LocalDate reachedOn,
            long daysBeyond,
            String instrumentId) {}

    /** The posts in which somebody acts that day. */
    private static final Listing<String> ACTED_IN = new Listing<>(
            "select distinct post_id from holder_version where capacity = 'ACTING'" + Names.THEN,
            "post_id",
            List.of(""),
            List::of,
            (row, index) -> row.getString(1));

    private static final List<Column<Beyond>> COLUMNS = List.of(
            new Column<>("institution", Beyond::institution),
            new Column<>("unit", Beyond::unit),
            new Column<>("post", Beyond::post),
            new Column<>("person", Beyond::name),
            new Column<>("actingSince", Beyond::since),
            new Column<>("limit", Beyond::limit),
            new Column<>("reachedOn", Beyond::reachedOn),
            new Column<>("daysBeyond", Beyond::daysBeyond),
            new Column<>("instrument", Beyond::instrumentId),
            new Column<>("appointmentId", Beyond::appointmentId));

    private final Pages pages;
    private final Names names;
    private final PersonIds personIds;

    ActingTooLong(Pages pages, Names names, PersonIds personIds) {
        this.pages = pages;
        this.names = names;
        this.personIds = personIds;
    }

    @Override
    public String name() {
        return "acting";
    }

    @Override
    public Span span() {
        return Span.DAY;
    }

    @Override
    public List<Column<Beyond>> columns() {
        return COLUMNS;
    }

    /** @return in how many posts somebody acts for which no limit is stated */
    @Override
    public long tell(Asked asked, Consumer<Beyond> row) {
        AtomicLong withoutLimit = new AtomicLong();
        pages.of(ACTED_IN, asked)
                .flatMap(page -> rows(page, asked, withoutLimit))
                .forEach(row);
        return withoutLimit.get();
    }

    private Stream<Beyond> rows(List<String> postIds, Asked asked, AtomicLong withoutLimit) {
        LocalDate on = asked.from();
        Places places = names.places(postIds, asked.tables());
        List<Appointed> acting = names.appointed(
                "post_id = any(:ids) and capacity = '" + Capacity.ACTING + "' and effective_from <= :on" + Names.KNOWN,
                postIds,
                on,
                asked.tables());
        ByDay<String> people = names.people(acting.stream(), asked.tables());
        Map<String, Set<String>> persons = personIds.of(
                acting.stream().flatMap(it -> Stream.ofNullable(it.personId())).collect(Collectors.toSet()),
                asked.tables());
        Map<String, List<Appointed>> byPost = acting.stream().collect(Collectors.groupingBy(Appointed::postId));
        return postIds.stream()
                .flatMap(post -> places.on(post, on, asked.institution()).stream())
                .flatMap(place -> {
                    Period limit = place.terms().actingLimit();
                    if (limit == null) {
                        withoutLimit.incrementAndGet();
                        return Stream.of();
                    }
                    return byPerson(byPost.getOrDefault(place.post().id(), List.of()), persons)
                            .flatMap(ofPerson -> beyond(place, limit, ofPerson, on, people));
                });
    }

    /** Nobody can tell whether two who are not named are one person. */
    private static Stream<List<Appointed>> byPerson(List<Appointed> acting, Map<String, Set<String>> persons) {
        return acting.stream()
                .sorted(Comparator.comparing((Appointed it) -> it.effective().from())
                        .thenComparing(Appointed::appointmentId))
                .collect(Collectors.groupingBy(
                        it -> it.personId() == null ? Set.of(it.appointmentId()) : persons.get(it.personId()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values()
                .stream();
    }

    /** @param ofPerson all times that one person began to act in the post, the earliest first */
    private static Stream<Beyond> beyond(
            Place place, Period limit, List<Appointed> ofPerson, LocalDate on, ByDay<String> people) {
        LocalDate since = null;
        LocalDate until = LocalDate.MIN;
        Appointed now = null;
        for (Appointed acting : ofPerson) {
            LocalDate end = acting.effective().until() == null
                    ? LocalDate.MAX
                    : acting.effective().until();
            if (acting.effective().isEmpty()) {
                continue;
            }
            if (since == null || until.isBefore(acting.effective().from())) {
                since = acting.from().last();
            }
            until = until.isAfter(end) ? until : end;
            now = acting.effective().contains(on) ? acting : now;
        }
        if (now == null || since == null || on.isBefore(since.plus(limit))) {
            return Stream.of();
        }
        LocalDate reachedOn = since.plus(limit);
        return Stream.of(new Beyond(
                place.institution(),
                place.unit(),
                place.post(),
                now.appointmentId(),
                now.personId(),
                now.nameIn(people, on),
                since,
                limit,
                reachedOn,
                ChronoUnit.DAYS.between(reachedOn, on) + 1,
                now.instrumentId()));
    }
}
