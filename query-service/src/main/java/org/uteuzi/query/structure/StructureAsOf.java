package org.uteuzi.query.structure;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.json.EventJson;
import org.uteuzi.query.finding.OwnFindings;
import org.uteuzi.query.history.Histories;
import org.uteuzi.query.history.InstitutionHistory;
import org.uteuzi.query.problem.ProblemException;
import org.uteuzi.query.register.Entry;
import org.uteuzi.query.register.RegisterReader;
import org.uteuzi.query.sentence.Sentences;
import org.uteuzi.structure.Structure;
import org.uteuzi.structure.StructureOn;
import org.uteuzi.structure.Things;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.InstitutionTimeline;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.UnitTimeline;
import org.uteuzi.timeline.Version;

/** Answers what the structure of an institution was on a day, as known at a point of the register; from memory. */
@Service
public class StructureAsOf {

    private final VersionRepository versions;
    private final RegisterReader register;
    private final Histories histories;
    private final OwnFindings findings;
    private final InstantSource clock;
    private final Timer asOf;

    StructureAsOf(
            VersionRepository versions,
            RegisterReader register,
            Histories histories,
            OwnFindings findings,
            InstantSource clock,
            MeterRegistry meters) {
        this.versions = versions;
        this.register = register;
        this.histories = histories;
        this.findings = findings;
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
        return LocalDate.ofInstant(clock.instant(), zone(institutionId));
    }

    /** The zone whose days an institution means, as last recorded. */
    public ZoneId zone(String institutionId) {
        return ZoneId.of(histories
                .of(institutionId)
                .flatMap(history -> history.everAt(Long.MAX_VALUE).institution(institutionId))
                .map(institution -> institution.states().getLast().value().timeZone())
                .orElse(InstitutionEstablished.DEFAULT_TIME_ZONE));
    }

    /** The institutions that exist on a day. */
    public List<Structure.Institution> institutions(LocalDate on, KnownPoint known) {
        if (known.sourceKnownAt() != null) {
            return institutionsKnownToSources(on, known);
        }
        return versions.institutions(on, known.entry()).stream()
                .map(StructureAsOf::institution)
                .toList();
    }

    private List<Structure.Institution> institutionsKnownToSources(LocalDate on, KnownPoint known) {
        Map<String, List<Entry>> streams = register
                .streams(
                        histories.institutions().stream()
                                .map(id -> "institution:" + id)
                                .toList(),
                        known.entry())
                .stream()
                .collect(Collectors.groupingBy(Entry::thing, TreeMap::new, Collectors.toList()));
        return streams.values().stream()
                .map(stream -> known.among(stream))
                .flatMap(stream -> InstitutionTimeline.of(stream).stream())
                .flatMap(institution -> StructureOn.institution(institution, on).stream())
                .toList();
    }

    /**
     * What an answer about an institution rests on.
     *
     * @throws ProblemException 404 NOT_FOUND for an id never recorded, NOT_YET_RECORDED before its first entry
     */
    public Basis basis(String institutionId, LocalDate on, KnownPoint known) {
        return history(institutionId, known)
                .pointAt(known.entry())
                .map(point -> new Basis(
                        on,
                        point.entry(),
                        point.recordedAt(),
                        institutionId,
                        known.isPast(),
                        known.sourceKnownAt(),
                        known.erasure()))
                .orElseThrow(KnownPoints::notYetRecorded);
    }

    /** @throws ProblemException as {@link #basis} */
    public StructureAnswer structure(String institutionId, LocalDate on, KnownPoint known) {
        return Objects.requireNonNull(asOf.record(() -> {
            return StructureAnswer.of(
                    basis(institutionId, on, known),
                    day(institutionId, on, known).of(institutionId));
        }));
    }

    /** An institution by itself; null on a day on which it does not exist. */
    Structure.@Nullable Institution institution(String institutionId, LocalDate on, KnownPoint known) {
        return new StructureOn(things(institutionId, known), on)
                .institution(institutionId)
                .orElse(null);
    }

    /** Nobody holds a post on a day on which it, its unit or its institution does not exist. */
    HoldersAnswer holders(String postId, Basis basis, KnownPoint known) {
        return new HoldersAnswer(
                basis,
                postId,
                day(Objects.requireNonNull(basis.institution()), basis.on(), known)
                        .holders(postId));
    }

    /** The days on which the structure of an institution changes, as known at a point, each told in sentences. */
    public List<ChangeDay> days(String institutionId, KnownPoint known, String language) {
        if (histories.of(institutionId).isEmpty()) {
            return List.of();
        }
        InstitutionHistory history = history(institutionId, known);
        return ChangeDays.of(
                institutionId, history.at(last(known)), new Sentences(history.everAt(last(known)), language));
    }

    /** The points up to a known one at which the answer about an institution can have changed; at least one. */
    List<InstitutionHistory.Point> points(String institutionId, KnownPoint known) {
        List<InstitutionHistory.Point> points = history(institutionId).points().stream()
                .takeWhile(point -> point.entry() <= known.entry())
                .toList();
        if (points.isEmpty()) {
            throw KnownPoints.notYetRecorded();
        }
        return points;
    }

    /**
     * The institution in which a post stood on a day, as known at a point; on a day without the post that in which it
     * stood first.
     *
     * @param on null: today
     * @throws ProblemException 404 for a post that was never recorded, or not yet then
     */
    public String institutionOfPost(String postId, @Nullable LocalDate on, KnownPoint known) {
        LocalDate day = on == null ? today() : on;
        return placed(
                "post:" + postId,
                known,
                things -> things.post(postId)
                        .flatMap(post -> unitOf(post, day))
                        .flatMap(things::unit)
                        .map(StructureAsOf::institutionOf));
    }

    private static Optional<String> unitOf(PostTimeline post, LocalDate day) {
        return post.on(day)
                .or(() -> post.states().stream().findFirst())
                .map(Version::value)
                .map(PostTimeline.PostState::unitId);
    }

    /** @throws ProblemException 404 for a unit that was never recorded, or not yet then */
    public String institutionOfUnit(String unitId, KnownPoint known) {
        return placed("unit:" + unitId, known, things -> things.unit(unitId).map(StructureAsOf::institutionOf));
    }

    private static String institutionOf(UnitTimeline unit) {
        return unit.established().fact().institutionId();
    }

    private String placed(String thing, KnownPoint known, Function<Things, Optional<String>> institution) {
        InstitutionHistory history = histories
                .with(thing)
                .filter(found ->
                        histories.isSeen(thing)) // else the difference to one not yet recorded would tell of it
                .orElseThrow(() -> ProblemException.notFound(thing.substring(thing.indexOf(':') + 1)));
        InstitutionHistory then = then(history, known);
        return institution.apply(then.everAt(last(known))).orElseThrow(KnownPoints::notYetRecorded);
    }

    /**
     * The tables of the projection at a point.
     *
     * @param institutionId the one that is asked about; null: all, of which the sources cannot be asked at once
     */
    public KnownTables tables(@Nullable String institutionId, KnownPoint known) {
        return known.sourceKnownAt() == null
                ? KnownTables.of(known.entry())
                : KnownTables.of(
                        known.entry(),
                        () -> history(Objects.requireNonNull(institutionId, "no single institution"), known));
    }

    /** Whether anything of an institution was known at a point. */
    public boolean isKnown(String institutionId, KnownPoint known) {
        InstitutionHistory history = history(institutionId);
        return known.sourceKnownAt() == null
                ? history.pointAt(known.entry()).isPresent()
                : history.knownToSources(known.sourceKnownAt()).isPresent();
    }

    private StructureOn day(String institutionId, LocalDate on, KnownPoint known) {
        InstitutionHistory history = history(institutionId, known);
        return new StructureOn(
                history.at(last(known)),
                on,
                known.sourceKnownAt() == null
                        ? findings.on(on, history, known.entry())
                        : findings.knownToSources(on, history));
    }

    /** What is believed of an institution and of all that its structure names. */
    public Things things(String institutionId, KnownPoint known) {
        return history(institutionId, known).at(last(known));
    }

    private InstitutionHistory history(String institutionId, KnownPoint known) {
        return then(history(institutionId), known);
    }

    /** In the order of its sources, if those are asked. */
    private static InstitutionHistory then(InstitutionHistory history, KnownPoint known) {
        return known.sourceKnownAt() == null
                ? history
                : history.knownToSources(known.sourceKnownAt()).orElseThrow(KnownPoints::notYetRecorded);
    }

    private static long last(KnownPoint known) {
        return known.sourceKnownAt() == null ? known.entry() : Long.MAX_VALUE;
    }

    /** @throws ProblemException 404 NOT_FOUND for an id never recorded */
    public InstitutionHistory history(String institutionId) {
        return histories.of(institutionId).orElseThrow(() -> ProblemException.notFound(institutionId));
    }

    private static Structure.Institution institution(InstitutionVersion version) {
        return new Structure.Institution(
                version.institutionId,
                new LocalizedText(version.nameSw, version.nameEn),
                version.legalBasis == null ? null : EventJson.mapper().readValue(version.legalBasis, LegalBasis.class),
                new PartialDate(version.statedFrom),
                version.timeZone);
    }
}
