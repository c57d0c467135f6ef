package org.uteuzi.query.report;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.query.report.EndingTerms.Ending;
import org.uteuzi.query.report.Pages.Listing;
import org.uteuzi.query.report.Places.Place;
import org.uteuzi.query.structure.KnownTables;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Holding;

/** The terms whose last day lies in a period and that nothing ended before, by that day. */
@Component
public class EndingTerms implements Report<Ending> {

    /**
     * A term that ends.
     *
     * @param lastDay of the term; of a partial date the last day that it may mean
     * @param termEndsOn as the instrument states it
     * @param endBecause what ends the appointment with its term; null where the holder stays on
     * @param then how the holder stands from the day after on, if the appointment goes on
     * @param appointingAuthority who must decide; null: not stated
     */
    public record Ending(
            Named institution,
            Named unit,
            Named post,
            String appointmentId,
            @Nullable String personId,
            @Nullable String name,
            Capacity capacity,
            PartialDate from,
            LocalDate lastDay,
            PartialDate termEndsOn,
            Holding.@Nullable EndBecause endBecause,
            Holding.@Nullable TermState then,
            @Nullable Named appointingAuthority,
            String instrumentId) {}

    /** Whose term ends and who is not ended before; nor does another term of the same appointment follow. */
    private static final String ENDING =
            " from holder_version where past_term_from > :from and past_term_from <= cast(:to as date) + 1"
                    + " and effective_from < past_term_from"
                    + " and (effective_until is null or effective_until >= past_term_from)"
                    + " and not exists (select 1 from holder_version f where f.appointment_id = holder_version.appointment_id"
                    + " and f.effective_from = holder_version.past_term_from and f.known_from <= :entry"
                    + " and (f.known_until is null or f.known_until > :entry))";

    private static final List<Column<Ending>> COLUMNS = List.of(
            new Column<>("institution", Ending::institution),
            new Column<>("unit", Ending::unit),
            new Column<>("post", Ending::post),
            new Column<>("person", Ending::name),
            new Column<>("capacity", Ending::capacity),
            new Column<>("from", Ending::from),
            new Column<>("termEndsOn", Ending::lastDay),
            new Column<>("then", ending -> ending.then() == null ? ending.endBecause() : ending.then()),
            new Column<>("authority", Ending::appointingAuthority),
            new Column<>("instrument", Ending::instrumentId),
            new Column<>("appointmentId", Ending::appointmentId));

    private final JdbcClient database;
    private final Pages pages;
    private final Names names;

    EndingTerms(JdbcClient database, Pages pages, Names names) {
        this.database = database;
        this.pages = pages;
        this.names = names;
    }

    @Override
    public String name() {
        return "ending-terms";
    }

    @Override
    public Span span() {
        return Span.AHEAD;
    }

    @Override
    public List<Column<Ending>> columns() {
        return COLUMNS;
    }

    /** @return how many posts are held on the first day by somebody of whom no term is stated */
    @Override
    public long tell(Asked asked, Consumer<Ending> row) {
        pages.of(ending(asked), asked)
                .flatMap(page -> rows(page, asked.tables(), asked.institution()))
                .forEach(row);
        String held = "exists (select 1 from holder_version h where h.post_id = post_version.post_id"
                + " and h.capacity <> 'ACTING' and h.past_term_from is null"
                + " and h.known_from <= :entry and (h.known_until is null or h.known_until > :entry)"
                + " and h.effective_from <= :on and (h.effective_until is null or h.effective_until > :on))";
        return names.standingPosts(held, asked);
    }

    /** The terms of some posts that end in a period. */
    Stream<Ending> ofPosts(Collection<String> postIds, Asked asked) {
        List<Appointed> ending = asked.tables()
                .ask(database, "select " + Appointed.COLUMNS + ENDING + Names.KNOWN + " and post_id = any(:posts)")
                .param("posts", postIds.toArray(String[]::new))
                .param("from", asked.from())
                .param("to", asked.to())
                .query(Appointed::of)
                .list();
        return rows(ending, asked.tables(), asked.institution());
    }

    private static Listing<Appointed> ending(Asked asked) {
        return new Listing<>(
                "select " + Appointed.COLUMNS + ENDING + Names.KNOWN,
                "past_term_from, appointment_id",
                List.of(asked.from(), ""),
                last -> List.of(Objects.requireNonNull(last.pastTermFrom()), last.appointmentId()),
                Appointed::of);
    }

    private Stream<Ending> rows(List<Appointed> page, KnownTables known, @Nullable String institution) {
        Places places = names.places(page.stream().map(Appointed::postId).collect(Collectors.toSet()), known);
        ByDay<String> people = names.people(page.stream(), known);
        ByDay<LocalizedText> authorities = names.authorities(places, known);
        return page.stream()
                .flatMap(appointed -> places
                        .on(appointed.postId(), lastDay(appointed), institution)
                        .map(place -> ending(appointed, place, people, authorities))
                        .stream());
    }

    private static Ending ending(
            Appointed appointed, Place place, ByDay<String> people, ByDay<LocalizedText> authorities) {
        LocalDate lastDay = lastDay(appointed);
        boolean leaves = Objects.equals(appointed.effective().until(), appointed.pastTermFrom());
        return new Ending(
                place.institution(),
                place.unit(),
                place.post(),
                appointed.appointmentId(),
                appointed.personId(),
                appointed.nameIn(people, lastDay),
                appointed.capacity(),
                appointed.from(),
                lastDay,
                Objects.requireNonNull(appointed.termEndsOn()),
                leaves ? appointed.endBecause() : null,
                leaves ? null : appointed.pastTerm(),
                Names.named(place.terms().appointingAuthority(), authorities, lastDay),
                appointed.instrumentId());
    }

    private static LocalDate lastDay(Appointed appointed) {
        return Objects.requireNonNull(appointed.pastTermFrom()).minusDays(1);
    }
}
