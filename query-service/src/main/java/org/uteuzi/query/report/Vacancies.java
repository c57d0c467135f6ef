package org.uteuzi.query.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.uteuzi.event.post.EndReason;
import org.uteuzi.json.EventJson;
import org.uteuzi.query.report.Pages.Listing;
import org.uteuzi.query.report.Vacancies.Vacant;
import org.uteuzi.query.structure.KnownTables;
import org.uteuzi.structure.Structure;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Holding;

/** The seats that nobody holds on a day: since when, why, and who acts in them meanwhile. By post, longest vacant first. */
@Component
public class Vacancies implements Report<Vacant> {

    /**
     * A seat without a substantive holder.
     *
     * @param leftBy whose end made it vacant; empty where it was never filled
     * @param actedBy who acts in the post that day
     * @param seats null: not stated, and the post is vacant only while nobody holds it
     * @param appointingAuthority who must fill it; null: not stated
     */
    public record Vacant(
            Named institution,
            Named unit,
            Named post,
            LocalDate since,
            List<Left> leftBy,
            List<Acting> actedBy,
            @Nullable Integer seats,
            @Nullable Named appointingAuthority) {}

    public record Left(
            String appointmentId,
            @Nullable String personId,
            @Nullable String name,
            @Nullable PartialDate lastDay,
            Holding.@Nullable EndBecause endBecause,
            @Nullable EndReason reason,
            @Nullable String instrumentId) {}

    public record Acting(
            String appointmentId,
            @Nullable String personId,
            @Nullable String name,
            PartialDate from) {}

    /** The vacant seats of one post. */
    private record PostVacancies(String postId, List<Structure.Vacancy> vacancies) {}

    private static final String VACANT = "select post_id, vacancies from vacancy_version where true" + Names.THEN;

    private static final Listing<PostVacancies> BY_POST =
            new Listing<>(VACANT, "post_id", List.of(""), last -> List.of(last.postId()), Vacancies::vacancies);

    private static final List<Column<Vacant>> COLUMNS = List.of(
            new Column<>("institution", Vacant::institution),
            new Column<>("unit", Vacant::unit),
            new Column<>("post", Vacant::post),
            new Column<>("since", Vacant::since),
            new Column<>(
                    "why", vacant -> vacant.leftBy().isEmpty() ? new Cells.Word("vacancy.neverFilled") : whys(vacant)),
            new Column<>(
                    "leftBy", vacant -> vacant.leftBy().stream().map(Left::name).toList()),
            new Column<>(
                    "actedBy",
                    vacant -> vacant.actedBy().stream().map(Acting::name).toList()),
            new Column<>("seats", Vacant::seats),
            new Column<>("authority", Vacant::appointingAuthority),
            new Column<>(
                    "instrument",
                    vacant -> vacant.leftBy().stream().map(Left::instrumentId).toList()),
            new Column<>("postId", vacant -> vacant.post().id()));

    private final JdbcClient database;
    private final Pages pages;
    private final Names names;

    Vacancies(JdbcClient database, Pages pages, Names names) {
        this.database = database;
        this.pages = pages;
        this.names = names;
    }

    @Override
    public String name() {
        return "vacancies";
    }

    @Override
    public Span span() {
        return Span.DAY;
    }

    @Override
    public List<Column<Vacant>> columns() {
        return COLUMNS;
    }

    @Override
    public long tell(Asked asked, Consumer<Vacant> row) {
        pages.of(BY_POST, asked)
                .flatMap(page -> rows(page, asked.from(), asked.tables(), asked.institution()))
                .forEach(row);
        return postsWithoutSeats(asked);
    }

    /** The vacant seats of some posts on the first day. */
    Stream<Vacant> ofPosts(List<String> postIds, Asked asked) {
        List<PostVacancies> posts = asked.tables()
                .ask(database, VACANT + "and post_id = any(:ids)")
                .param("ids", postIds.toArray(String[]::new))
                .param("on", asked.from())
                .query(Vacancies::vacancies)
                .list();
        return rows(posts, asked.from(), asked.tables(), asked.institution());
    }

    private static PostVacancies vacancies(ResultSet row, int index) throws SQLException {
        return new PostVacancies(
                row.getString("post_id"),
                List.of(EventJson.mapper().readValue(row.getString("vacancies"), Structure.Vacancy[].class)));
    }

    /** The vacant seats of some posts, in the same order; none of a post that does not stand that day. */
    private Stream<Vacant> rows(
            List<PostVacancies> posts, LocalDate on, KnownTables known, @Nullable String institution) {
        List<String> postIds = posts.stream().map(PostVacancies::postId).toList();
        Places places = names.places(postIds, known);
        Map<String, Appointed> left = appointments(posts, known);
        Map<String, List<Appointed>> acting = acting(postIds, on, known);
        ByDay<String> people = names.people(
                Stream.concat(left.values().stream(), acting.values().stream().flatMap(List::stream)), known);
        ByDay<LocalizedText> authorities = names.authorities(places, known);
        return posts.stream()
                .flatMap(post -> places.on(post.postId(), on, institution).stream()
                        .flatMap(place -> post.vacancies().stream()
                                .map(vacancy -> new Vacant(
                                        place.institution(),
                                        place.unit(),
                                        place.post(),
                                        vacancy.since(),
                                        vacancy.leftBy().stream()
                                                .map(left::get)
                                                .map(appointed -> left(appointed, people))
                                                .toList(),
                                        acting.getOrDefault(post.postId(), List.of()).stream()
                                                .map(appointed -> acting(appointed, people, on))
                                                .toList(),
                                        place.seats(),
                                        Names.named(place.terms().appointingAuthority(), authorities, on)))));
    }

    private static Left left(Appointed appointed, ByDay<String> people) {
        PartialDate lastDay = appointed.lastDay();
        return new Left(
                appointed.appointmentId(),
                appointed.personId(),
                appointed.nameIn(people, lastDay == null ? appointed.effective().from() : lastDay.last()),
                lastDay,
                appointed.endBecause(),
                appointed.endReason(),
                appointed.endInstrumentId());
    }

    private static Acting acting(Appointed appointed, ByDay<String> people, LocalDate on) {
        return new Acting(
                appointed.appointmentId(), appointed.personId(), appointed.nameIn(people, on), appointed.from());
    }

    private static List<Object> whys(Vacant vacant) {
        return vacant.leftBy().stream()
                .<Object>map(left -> left.reason() != null ? left.reason() : Objects.requireNonNull(left.endBecause()))
                .distinct()
                .toList();
    }

    private Map<String, Appointed> appointments(List<PostVacancies> posts, KnownTables known) {
        Set<String> ids = posts.stream()
                .flatMap(post -> post.vacancies().stream())
                .flatMap(vacancy -> vacancy.leftBy().stream())
                .collect(Collectors.toSet());
        return names.appointed("appointment_id = any(:ids)" + Names.KNOWN, ids, LocalDate.MIN, known).stream()
                .collect(Collectors.toMap(
                        Appointed::appointmentId, Function.identity(), (one, other) -> one.begins() ? other : one));
    }

    private Map<String, List<Appointed>> acting(List<String> postIds, LocalDate on, KnownTables known) {
        return names.appointed("post_id = any(:ids) and capacity = 'ACTING'" + Names.THEN, postIds, on, known).stream()
                .sorted(Comparator.comparing(Appointed::appointmentId))
                .collect(Collectors.groupingBy(Appointed::postId));
    }

    private long postsWithoutSeats(Asked asked) {
        return names.standingPosts("seats is null", asked);
    }
}
