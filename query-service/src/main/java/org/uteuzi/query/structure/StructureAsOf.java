package org.uteuzi.query.structure;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.post.Terms;
import org.uteuzi.event.unit.UnitKind;
import org.uteuzi.json.EventJson;
import org.uteuzi.query.problem.ProblemException;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Holding;

/** Answers what the structure of an institution was on a day, as known at a point of the register. */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class StructureAsOf {

    private final VersionRepository versions;
    private final KnownPoints points;
    private final ChangeDays days;
    private final JdbcClient database;
    private final InstantSource clock;
    private final Timer asOf;

    StructureAsOf(
            VersionRepository versions,
            KnownPoints points,
            ChangeDays days,
            JdbcClient database,
            InstantSource clock,
            MeterRegistry meters) {
        this.versions = versions;
        this.points = points;
        this.days = days;
        this.database = database;
        this.clock = clock;
        this.asOf = Timer.builder("uteuzi.asof")
                .description("Time to answer for a day as known at a point")
                .publishPercentileHistogram()
                .register(meters);
    }

    /** Today where no institution says otherwise. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of(InstitutionEstablished.DEFAULT_TIME_ZONE));
    }

    /** Today in the calendar of an institution. */
    public LocalDate today(String institutionId) {
        String zone = database.sql(
                        "select time_zone from institution_version where institution_id = :id order by known_from desc limit 1")
                .param("id", institutionId)
                .query(String.class)
                .optional()
                .orElse(InstitutionEstablished.DEFAULT_TIME_ZONE);
        return LocalDate.ofInstant(clock.instant(), ZoneId.of(zone));
    }

    /** The institutions that exist on a day. */
    public List<StructureAnswer.Institution> institutions(LocalDate on, KnownPoint known) {
        return versions.institutions(on, known.entry()).stream()
                .map(StructureAsOf::institution)
                .toList();
    }

    /**
     * What an answer about an institution rests on.
     *
     * @throws ProblemException 404 NOT_FOUND for an id never recorded, NOT_YET_RECORDED before its first entry
     */
    public Basis basis(String institutionId, LocalDate on, KnownPoint known) {
        KnownPoint point = points.concerning(institutionId, known)
                .orElseThrow(() -> points.isKnown(institutionId)
                        ? KnownPoints.notYetRecorded()
                        : ProblemException.notFound(institutionId));
        return new Basis(on, point.entry(), point.recordedAt(), institutionId, !known.newest());
    }

    /** @throws ProblemException as {@link #basis} */
    public StructureAnswer structure(String institutionId, LocalDate on, KnownPoint known) {
        return Objects.requireNonNull(asOf.record(() -> lookUp(institutionId, on, known)));
    }

    private StructureAnswer lookUp(String institutionId, LocalDate on, KnownPoint known) {
        Basis basis = basis(institutionId, on, known);
        Optional<InstitutionVersion> institution = versions.institution(institutionId, on, known.entry());
        if (institution.isEmpty()) {
            return new StructureAnswer(basis, null, List.of(), List.of(), List.of());
        }
        List<UnitVersion> units = versions.units(institutionId, on, known.entry());
        List<String> unitIds = units.stream().map(unit -> unit.unitId).toList();
        List<StructureAnswer.Post> posts = posts(versions.posts(unitIds, on, known.entry()), on, known.entry());
        Map<String, MandateVersion> mandates =
                byId(versions.mandates(unitIds, on, known.entry()), mandate -> mandate.unitId);
        Map<String, String> heads = posts.stream()
                .filter(post -> Boolean.TRUE.equals(post.headsUnit()))
                .collect(Collectors.toMap(StructureAnswer.Post::unitId, StructureAnswer.Post::id, (one, other) -> one));
        return new StructureAnswer(
                basis,
                institution(institution.get()),
                units.stream()
                        .map(unit -> unit(unit, mandates.get(unit.unitId), heads.get(unit.unitId), on))
                        .toList(),
                posts,
                offices(posts, on, known.entry()));
    }

    /** Nobody holds a post on a day on which it, its unit or its institution does not exist. */
    HoldersAnswer holders(String postId, Basis basis, KnownPoint known) {
        List<StructureAnswer.Holder> holders = versions.post(postId, basis.on(), known.entry())
                .filter(post -> stands(post, basis.on(), known.entry()))
                .map(post -> posts(List.of(post), basis.on(), known.entry())
                        .getFirst()
                        .holders())
                .orElse(List.of());
        return new HoldersAnswer(basis, postId, holders);
    }

    private boolean stands(PostVersion post, LocalDate on, long entry) {
        return versions.unit(post.unitId, on, entry)
                .flatMap(unit -> versions.institution(unit.institutionId, on, entry))
                .isPresent();
    }

    /** The days on which the structure of an institution changes, as known at a point. */
    public List<ChangeDay> days(String institutionId, KnownPoint known) {
        return days.of(institutionId, known.entry());
    }

    /**
     * The institution in which a post stood on a day, as known at a point; on a day without the post that in which it
     * stood first.
     *
     * @param on null: today
     * @throws ProblemException 404 for a post that was never recorded, or not yet then
     */
    String institutionOfPost(String postId, @Nullable LocalDate on, KnownPoint known) {
        String unitId = placed(
                "select unit_id from post_version where post_id = :id and known_from <= :entry"
                        + " order by known @> cast(:entry as bigint) desc, effective @> cast(:on as date) desc,"
                        + " effective_from, known_from desc limit 1",
                postId,
                on == null ? today() : on,
                known);
        return institutionOfUnit(unitId, known);
    }

    /** @throws ProblemException 404 for a unit that was never recorded, or not yet then */
    String institutionOfUnit(String unitId, KnownPoint known) {
        return placed(
                "select institution_id from unit_version where unit_id = :id and known_from <= :entry"
                        + " order by known @> cast(:entry as bigint) desc, effective @> cast(:on as date) desc,"
                        + " effective_from, known_from desc limit 1",
                unitId,
                LocalDate.EPOCH,
                known);
    }

    private String placed(String sql, String id, LocalDate on, KnownPoint known) {
        return database.sql(sql)
                .param("id", id)
                .param("entry", known.entry())
                .param("on", on)
                .query(String.class)
                .optional()
                .orElseThrow(() -> isRecorded(id) ? KnownPoints.notYetRecorded() : ProblemException.notFound(id));
    }

    private boolean isRecorded(String id) {
        return database.sql("select exists (select 1 from post_version where post_id = :id)"
                        + " or exists (select 1 from unit_version where unit_id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    private List<StructureAnswer.Post> posts(List<PostVersion> posts, LocalDate on, long entry) {
        List<String> ids = posts.stream().map(post -> post.postId).toList();
        List<HolderVersion> holders = versions.holders(ids, on, entry);
        Map<String, PersonVersion> people = byId(
                versions.people(
                        holders.stream()
                                .map(holder -> holder.personId)
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList(),
                        on,
                        entry),
                person -> person.personId);
        Map<String, List<StructureAnswer.Holder>> byPost = holders.stream()
                .collect(Collectors.groupingBy(
                        holder -> holder.postId,
                        Collectors.mapping(
                                holder -> holder(holder, name(people, holder.personId), on), Collectors.toList())));
        Map<String, VacancyVersion> vacancies = byId(versions.vacancies(ids, on, entry), vacancy -> vacancy.postId);
        return posts.stream()
                .map(post -> post(post, byPost.getOrDefault(post.postId, List.of()), vacancies.get(post.postId), on))
                .toList();
    }

    private List<StructureAnswer.Office> offices(List<StructureAnswer.Post> posts, LocalDate on, long entry) {
        Set<String> named = posts.stream()
                .flatMap(post -> Stream.concat(
                        Stream.ofNullable(post.terms().appointingAuthority()),
                        post.holders().stream()
                                .map(StructureAnswer.Holder::appointedBy)
                                .filter(Objects::nonNull)))
                .filter(authority -> authority.startsWith("office:"))
                .map(authority -> authority.substring("office:".length()))
                .collect(Collectors.toSet());
        return versions.offices(named, on, entry).stream()
                .map(office -> new StructureAnswer.Office(
                        office.officeId, text(office.nameSw, office.nameEn), office.jurisdiction))
                .toList();
    }

    private static StructureAnswer.Institution institution(InstitutionVersion version) {
        return new StructureAnswer.Institution(
                version.institutionId,
                text(version.nameSw, version.nameEn),
                legalBasis(version.legalBasis),
                new PartialDate(version.statedFrom),
                version.timeZone);
    }

    private static StructureAnswer.Unit unit(
            UnitVersion version, @Nullable MandateVersion mandate, @Nullable String headPostId, LocalDate on) {
        PartialDate from = new PartialDate(version.statedFrom);
        return new StructureAnswer.Unit(
                version.unitId,
                UnitKind.valueOf(version.kind),
                text(version.nameSw, version.nameEn),
                version.parentId,
                mandate == null ? null : mandate(mandate),
                headPostId,
                from,
                !from.leavesOpen(on));
    }

    private static StructureAnswer.Mandate mandate(MandateVersion version) {
        return new StructureAnswer.Mandate(
                text(version.textSw, version.textEn),
                List.of(EventJson.mapper().readValue(version.functions, LocalizedText[].class)),
                legalBasis(version.legalBasis),
                new PartialDate(version.statedFrom),
                version.factId,
                version.instrumentId);
    }

    private static StructureAnswer.Post post(
            PostVersion version, List<StructureAnswer.Holder> holders, @Nullable VacancyVersion vacancy, LocalDate on) {
        PartialDate from = new PartialDate(version.statedFrom);
        List<StructureAnswer.Vacancy> vacancies = vacancy == null
                ? List.of()
                : List.of(EventJson.mapper().readValue(vacancy.vacancies, StructureAnswer.Vacancy[].class));
        return new StructureAnswer.Post(
                version.postId,
                version.unitId,
                text(version.titleSw, version.titleEn),
                version.reportsTo,
                version.headsUnit,
                version.seats,
                version.seats == null ? null : vacancies.size(),
                vacancies,
                EventJson.mapper().readValue(version.terms, Terms.class),
                from,
                !from.leavesOpen(on),
                holders);
    }

    private static StructureAnswer.Holder holder(HolderVersion version, @Nullable String name, LocalDate on) {
        PartialDate from = new PartialDate(version.statedFrom);
        PartialDate until = version.statedUntil == null ? null : new PartialDate(version.statedUntil);
        PartialDate termEndsOn = version.termEndsOn == null ? null : new PartialDate(version.termEndsOn);
        boolean pastTerm = version.pastTermFrom != null && !on.isBefore(version.pastTermFrom);
        return new StructureAnswer.Holder(
                version.appointmentId,
                version.personId,
                name,
                Capacity.valueOf(version.capacity),
                version.appointedBy,
                from,
                until,
                until == null ? null : until.preceding(),
                version.endBecause == null ? null : Holding.EndBecause.valueOf(version.endBecause),
                termEndsOn,
                pastTerm ? Holding.TermState.valueOf(version.pastTerm) : Holding.TermState.IN_TERM,
                Stream.of(from, until == null ? null : until.preceding(), termEndsOn)
                        .filter(Objects::nonNull)
                        .noneMatch(date -> date.leavesOpen(on)),
                from.precision(),
                false,
                version.factId,
                version.instrumentId,
                List.of());
    }

    private static @Nullable String name(Map<String, PersonVersion> people, @Nullable String personId) {
        PersonVersion person = personId == null ? null : people.get(personId);
        return person == null ? null : person.name;
    }

    private static @Nullable LegalBasis legalBasis(@Nullable String json) {
        return json == null ? null : EventJson.mapper().readValue(json, LegalBasis.class);
    }

    private static LocalizedText text(@Nullable String sw, @Nullable String en) {
        return new LocalizedText(sw, en);
    }

    private static <V> Map<String, V> byId(Collection<V> versions, Function<V, String> id) {
        return versions.stream().collect(Collectors.toMap(id, version -> version));
    }
}
