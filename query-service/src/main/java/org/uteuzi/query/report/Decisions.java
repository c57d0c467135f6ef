package org.uteuzi.query.report;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.uteuzi.query.report.Decisions.Decision;
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

    private static final int PAGE = 500;

    private static final List<Column<Decision>> COLUMNS = List.of(
            new Column<>("authority", Decision::authority),
            new Column<>("occasion", Decision::occasion),
            new Column<>("occasionDay", Decision::day),
            new Column<>("institution", Decision::institution),
            new Column<>("unit", Decision::unit),
            new Column<>("post", Decision::post),
            new Column<>("person", Decision::name),
            new Column<>("appointmentId", Decision::appointmentId));

    private final JdbcClient database;
    private final Names names;
    private final Vacancies vacancies;
    private final EndingTerms endingTerms;

    Decisions(JdbcClient database, Names names, Vacancies vacancies, EndingTerms endingTerms) {
        this.database = database;
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
        for (String authority : authorities(asked)) {
            ofAuthority("appointing_authority = :authority", authority, asked, row);
        }
        AtomicLong ofNobody = new AtomicLong();
        ofAuthority("appointing_authority is null", "", asked, decision -> {
            ofNobody.incrementAndGet();
            row.accept(decision);
        });
        return ofNobody.get();
    }

    private List<String> authorities(Asked asked) {
        return database.sql(
                        "select distinct appointing_authority from post_version where appointing_authority is not null"
                                + Names.THEN + Names.within(asked) + "order by appointing_authority")
                .param("on", asked.from())
                .param("entry", asked.entry())
                .param("institution", asked.institution())
                .query((row, index) -> row.getString(1))
                .list();
    }

    private void ofAuthority(String condition, String authority, Asked asked, Consumer<Decision> row) {
        List<String> page = posts(condition, authority, asked, "");
        while (!page.isEmpty()) {
            decisions(page, asked).forEach(row);
            page = posts(condition, authority, asked, page.getLast());
        }
    }

    private List<String> posts(String condition, String authority, Asked asked, String after) {
        return database.sql("select post_id from post_version where " + condition + " and post_id > :after" + Names.THEN
                        + Names.within(asked) + "order by post_id limit " + PAGE)
                .param("authority", authority)
                .param("after", after)
                .param("on", asked.from())
                .param("entry", asked.entry())
                .param("institution", asked.institution())
                .query((row, index) -> row.getString(1))
                .list();
    }

    private Stream<Decision> decisions(List<String> postIds, Asked asked) {
        Places places = names.places(postIds, asked.entry());
        ByDay<LocalizedText> authorities = names.authorities(places, asked.entry());
        return Stream.of(
                        vacant(postIds, asked),
                        pastTerm(postIds, places, authorities, asked),
                        ending(postIds, places, authorities, asked))
                .flatMap(decisions -> decisions)
                .sorted(Comparator.comparing(
                                (Decision decision) -> decision.post().id())
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
                "post_id = any(:ids) and past_term_from <= :on" + Names.THEN, postIds, on, asked.entry());
        ByDay<String> people = names.people(holders.stream(), asked.entry());
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
