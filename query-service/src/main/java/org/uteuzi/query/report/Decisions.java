package org.uteuzi.query.report;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.uteuzi.query.report.Decisions.Decision;
import org.uteuzi.query.report.Pages.Listing;
import org.uteuzi.text.LocalizedText;

/**
 * What each authority must decide next: the seats vacant on the first day, the holders whose term had run out by then, and
 * the terms that end in the period. By authority of the first day, those of whom none is stated last; then by post.
 */
@Component
class Decisions implements Report<Decision> {

    /** Why something must be decided. */
    enum Occasion {
        VACANT,
        TERM_RAN_OUT,
        TERM_ENDS
    }

    /**
     * One decision to come.
     *
     * @param authority null where no instrument states one
     * @param day since when the seat is vacant, or the last day of the term
     * @param appointmentId the one whose term is meant; null for a vacant seat
     */
    record Decision(
            @Nullable Named authority,
            Occasion occasion,
            LocalDate day,
            Named institution,
            Named unit,
            Named post,
            @Nullable String appointmentId,
            @Nullable String personId,
            @Nullable String name) {}

    private record Stands(String authority, String postId) {}

    private static final Listing<Stands> BY_AUTHORITY = new Listing<>(
            "select appointing_authority, post_id from post_version where appointing_authority is not null"
                    + Names.THEN,
            "appointing_authority, post_id",
            List.of("", ""),
            last -> List.of(last.authority(), last.postId()),
            (row, index) -> new Stands(row.getString(1), row.getString(2)));

    private static final Listing<String> OF_NOBODY = new Listing<>(
            "select post_id from post_version where appointing_authority is null" + Names.THEN,
            "post_id",
            List.of(""),
            List::of,
            (row, index) -> row.getString(1));

    private static final List<Column<Decision>> COLUMNS = List.of(
            new Column<>("authority", Decision::authority),
            new Column<>("occasion", Decision::occasion),
            new Column<>("occasionDay", Decision::day),
            new Column<>("institution", Decision::institution),
            new Column<>("unit", Decision::unit),
            new Column<>("post", Decision::post),
            new Column<>("person", Decision::name),
            new Column<>("appointmentId", Decision::appointmentId));

    private final Pages pages;
    private final Names names;
    private final Vacancies vacancies;
    private final EndingTerms endingTerms;

    Decisions(Pages pages, Names names, Vacancies vacancies, EndingTerms endingTerms) {
        this.pages = pages;
        this.names = names;
        this.vacancies = vacancies;
        this.endingTerms = endingTerms;
    }

    @Override
    public String name() {
        return "decisions";
    }

    @Override
    public Span span() {
        return Span.AHEAD;
    }

    @Override
    public List<Column<Decision>> columns() {
        return COLUMNS;
    }

    /** @return how many of them have no stated authority */
    @Override
    public long tell(Asked asked, Consumer<Decision> row) {
        pages.of(BY_AUTHORITY, asked)
                .flatMap(page -> decisions(page.stream().map(Stands::postId).toList(), asked))
                .forEach(row);
        AtomicLong ofNobody = new AtomicLong();
        pages.of(OF_NOBODY, asked).flatMap(page -> decisions(page, asked)).forEach(decision -> {
            ofNobody.incrementAndGet();
            row.accept(decision);
        });
        return ofNobody.get();
    }

    private Stream<Decision> decisions(List<String> postIds, Asked asked) {
        Places places = names.places(postIds, asked.tables());
        ByDay<LocalizedText> authorities = names.authorities(places, asked.tables());
        Map<String, Integer> order =
                IntStream.range(0, postIds.size()).boxed().collect(Collectors.toMap(postIds::get, Function.identity()));
        return Stream.of(
                        vacant(postIds, asked),
                        pastTerm(postIds, places, authorities, asked),
                        ending(postIds, places, authorities, asked))
                .flatMap(decisions -> decisions)
                .sorted(Comparator.comparing((Decision decision) ->
                                order.getOrDefault(decision.post().id(), 0))
                        .thenComparing(Decision::occasion)
                        .thenComparing(Decision::day));
    }

    private Stream<Decision> vacant(List<String> postIds, Asked asked) {
        return vacancies
                .ofPosts(postIds, asked)
                .map(vacant -> new Decision(
                        vacant.appointingAuthority(),
                        Occasion.VACANT,
                        vacant.since(),
                        vacant.institution(),
                        vacant.unit(),
                        vacant.post(),
                        null,
                        null,
                        null));
    }

    private Stream<Decision> pastTerm(
            List<String> postIds, Places places, ByDay<LocalizedText> authorities, Asked asked) {
        LocalDate on = asked.from();
        List<Appointed> holders = names.appointed(
                "post_id = any(:ids) and past_term_from <= :on" + Names.THEN, postIds, on, asked.tables());
        ByDay<String> people = names.people(holders.stream(), asked.tables());
        return holders.stream()
                .flatMap(holder -> places
                        .on(holder.postId(), on, asked.institution())
                        .map(place -> new Decision(
                                Names.named(place.terms().appointingAuthority(), authorities, on),
                                Occasion.TERM_RAN_OUT,
                                Objects.requireNonNull(holder.pastTermFrom()).minusDays(1),
                                place.institution(),
                                place.unit(),
                                place.post(),
                                holder.appointmentId(),
                                holder.personId(),
                                holder.nameIn(people, on)))
                        .stream());
    }

    /** The authority is that of the first day, under which all of a post stands together. */
    private Stream<Decision> ending(
            List<String> postIds, Places places, ByDay<LocalizedText> authorities, Asked asked) {
        return endingTerms
                .ofPosts(postIds, asked)
                .flatMap(ending -> places
                        .on(ending.post().id(), asked.from())
                        .map(place -> new Decision(
                                Names.named(place.terms().appointingAuthority(), authorities, asked.from()),
                                Occasion.TERM_ENDS,
                                ending.lastDay(),
                                ending.institution(),
                                ending.unit(),
                                ending.post(),
                                ending.appointmentId(),
                                ending.personId(),
                                ending.name()))
                        .stream());
    }
}
