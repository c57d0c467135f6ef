package org.uteuzi.structure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.post.HolderAbsent;
import org.uteuzi.event.unit.MandateSet;
import org.uteuzi.structure.Structure.Absent;
import org.uteuzi.structure.Structure.ContinuedBy;
import org.uteuzi.structure.Structure.Holder;
import org.uteuzi.structure.Structure.Institution;
import org.uteuzi.structure.Structure.Mandate;
import org.uteuzi.structure.Structure.Office;
import org.uteuzi.structure.Structure.Post;
import org.uteuzi.structure.Structure.Through;
import org.uteuzi.structure.Structure.Unit;
import org.uteuzi.structure.Structure.Vacancy;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Believed;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.InstitutionTimeline;
import org.uteuzi.timeline.PersonTimeline;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.PostTimeline.PostState;
import org.uteuzi.timeline.UnitTimeline;
import org.uteuzi.timeline.UnitTimeline.UnitState;
import org.uteuzi.timeline.Version;

/** Puts together what is believed of things on a day. Pure: the timelines decide, this only joins them. */
public final class StructureOn {

    private static final String OFFICE = "office:";

    private final Together things;
    private final LocalDate day;
    private final Function<String, List<String>> findings;
    private final Map<String, Map<String, List<ContinuedBy>>> continued = new HashMap<>();

    public StructureOn(Things things, LocalDate day) {
        this(things, day, appointmentId -> List.of());
    }

    /** @param findings the codes of those that lie on an appointment that day */
    public StructureOn(Things things, LocalDate day, Function<String, List<String>> findings) {
        this.things = Together.of(things);
        this.day = day;
        this.findings = findings;
    }

    /** The whole of an institution; nothing on a day on which it does not exist. */
    public Structure of(String institutionId) {
        Optional<Institution> institution = institution(institutionId);
        if (institution.isEmpty()) {
            return new Structure(null, List.of(), List.of(), List.of());
        }
        Map<String, UnitTimeline> units = new LinkedHashMap<>();
        things.units()
                .filter(unit -> isOf(unit, institutionId) && unit.on(day).isPresent())
                .forEach(unit -> units.put(unit.established().fact().unitId(), unit));
        List<Post> posts = new ArrayList<>();
        things.posts()
                .forEach(post -> post.on(day).ifPresent(state -> {
                    UnitTimeline unit = units.get(state.value().unitId());
                    if (unit != null) {
                        posts.add(post(post, state.value(), unit));
                    }
                }));
        Map<String, String> heads = new HashMap<>();
        posts.stream()
                .filter(post -> Boolean.TRUE.equals(post.headsUnit()))
                .forEach(post -> heads.putIfAbsent(post.unitId(), post.id()));
        return new Structure(
                institution.get(),
                units.entrySet().stream()
                        .map(unit -> unit(unit.getValue(), heads.get(unit.getKey())))
                        .toList(),
                Collections.unmodifiableList(posts),
                offices(posts));
    }

    /** An institution by itself; empty on a day on which it does not exist. */
    public Optional<Institution> institution(String id) {
        return things.institution(id).flatMap(institution -> institution(institution, day));
    }

    /** What is believed of an institution on a day. */
    public static Optional<Institution> institution(InstitutionTimeline institution, LocalDate day) {
        var established = institution.established().fact();
        return institution
                .on(day)
                .map(Version::value)
                .map(state -> new Institution(
                        established.institutionId(),
                        state.name(),
                        state.legalBasis(),
                        established.effectiveFrom(),
                        state.timeZone()));
    }

    /** Nobody holds a post on a day on which it, its unit or its institution does not exist. */
    public List<Holder> holders(String postId) {
        return things.post(postId)
                .flatMap(post ->
                        unitOf(post.on(day)).filter(this::stands).map(unit -> holders(post.holdersOn(day), unit)))
                .orElse(List.of());
    }

    private Optional<UnitTimeline> unitOf(Optional<Version<PostState>> state) {
        return state.flatMap(version -> things.unit(version.value().unitId()));
    }

    private boolean stands(UnitTimeline unit) {
        return unit.on(day).isPresent()
                && institution(unit.established().fact().institutionId()).isPresent();
    }

    private static boolean isOf(UnitTimeline unit, String institutionId) {
        return unit.established().fact().institutionId().equals(institutionId);
    }

    private Unit unit(UnitTimeline unit, @Nullable String headPostId) {
        UnitState state = unit.on(day).orElseThrow().value();
        PartialDate from = unit.established().fact().effectiveFrom();
        return new Unit(
                unit.established().fact().unitId(),
                state.kind(),
                state.name(),
                state.parentUnitId(),
                unit.mandateOn(day).map(mandate -> mandate(mandate, unit)).orElse(null),
                headPostId,
                from,
                !from.leavesOpen(day));
    }

    private Mandate mandate(Version<MandateSet> version, UnitTimeline unit) {
        return new Mandate(
                version.value().text(),
                version.value().functions(),
                version.value().legalBasis(),
                version.value().effectiveFrom(),
                version.because().factId(),
                things.instrumentOf(version.because().statement()),
                continuedBy("mandate:", version.because().factId(), unit));
    }

    /** By the laws of the institution in which it stands that day. */
    private List<ContinuedBy> continuedBy(String kind, String id, UnitTimeline unit) {
        Map<String, List<ContinuedBy>> all =
                continued.computeIfAbsent(unit.established().fact().institutionId(), this::continuedIn);
        return all.isEmpty() ? List.of() : all.getOrDefault(kind + id, List.of());
    }

    private Map<String, List<ContinuedBy>> continuedIn(String institutionId) {
        Map<String, List<ContinuedBy>> all = new HashMap<>();
        things.institution(institutionId)
                .map(institution -> institution.continuations(day))
                .ifPresent(continuations -> continuations.forEach((reference, laws) -> all.put(
                        reference,
                        laws.stream()
                                .map(law -> new ContinuedBy(
                                        law.because().fact().legalBasis(),
                                        law.section(),
                                        law.because().factId(),
                                        things.instrumentOf(law.because().statement())))
                                .toList())));
        return all;
    }

    private Post post(PostTimeline post, PostState state, UnitTimeline unit) {
        PartialDate from = post.established().fact().effectiveFrom();
        List<Holding> held = post.holdersOn(day);
        List<Vacancy> vacancies = vacancies(post.vacanciesOn(day, held));
        return new Post(
                post.established().fact().postId(),
                state.unitId(),
                state.title(),
                state.reportsTo(),
                state.headsUnit(),
                state.seats(),
                state.seats() == null ? null : vacancies.size(),
                vacancies,
                state.terms(),
                from,
                !from.leavesOpen(day),
                continuedBy("post:", post.established().fact().postId(), unit),
                holders(held, unit));
    }

    private static List<Vacancy> vacancies(List<org.uteuzi.timeline.Vacancy> vacancies) {
        return vacancies.isEmpty()
                ? List.of()
                : vacancies.stream()
                        .map(vacancy -> new Vacancy(
                                vacancy.since(),
                                vacancy.leftBy().stream()
                                        .map(Holding::appointmentId)
                                        .toList()))
                        .toList();
    }

    private List<Holder> holders(List<Holding> held, UnitTimeline unit) {
        if (held.size() == 1) {
            return List.of(holder(held.getFirst(), unit)); // as nearly always
        }
        return held.stream()
                .sorted(Comparator.comparing(Holding::appointmentId))
                .map(holding -> holder(holding, unit))
                .toList();
    }

    /** An appointment as it stands on the day, also where it does not hold then. */
    public Holder holder(Holding holding) {
        return holder(
                holding,
                things.post(holding.appointed().fact().postId())
                        .flatMap(post -> unitOf(
                                post.on(day).or(() -> post.states().stream().reduce((earlier, later) -> later))))
                        .orElse(null));
    }

    /** @param unit in which the post stands; null where none is known */
    private Holder holder(Holding holding, @Nullable UnitTimeline unit) {
        var appointed = holding.appointed();
        var fact = appointed.fact();
        PartialDate until = holding.statedUntil();
        String personId = holding.personOn(day);
        PersonTimeline person =
                personId == null ? null : things.person(personId).orElse(null);
        Version<Holding.Term> term = holding.termOn(day);
        return new Holder(
                fact.appointmentId(),
                personId,
                person == null ? null : person.nameOn(day),
                person != null && person.isErased() ? true : null,
                fact.capacity(),
                fact.appointedBy(),
                fact.effectiveFrom(),
                until,
                until == null ? null : until.preceding(),
                holding.endBecause(),
                term.value().endsOn(),
                term.value().stateOn(day),
                holding.absentOn(day)
                        .map(absent -> absent(absent, fact.postId()))
                        .orElse(null),
                holding.throughOn(day)
                        .map(through -> new Through(through.direct().appointmentId(), through.acting()))
                        .orElse(null),
                holding.certainOn(day),
                fact.effectiveFrom().precision(),
                things.isImported(appointed.statement()),
                appointed.factId(),
                things.instrumentOf(appointed.statement()),
                unit == null ? List.of() : continuedBy("appointment:", fact.appointmentId(), unit),
                findings.apply(fact.appointmentId()));
    }

    private Absent absent(Believed<HolderAbsent> absent, String postId) {
        return new Absent(
                absent.fact().absence(),
                absent.fact().effectiveFrom(),
                absent.fact().until(),
                absent.fact().lastDay(),
                things.post(postId).stream()
                        .flatMap(post -> post.holdersOn(day).stream())
                        .filter(other -> other.capacity() == Capacity.ACTING)
                        .map(Holding::appointmentId)
                        .sorted()
                        .toList());
    }

    private static void addOffice(@Nullable String authority, Set<String> ids) {
        if (authority != null && authority.startsWith(OFFICE)) {
            ids.add(authority.substring(OFFICE.length()));
        }
    }

    private List<Office> offices(List<Post> posts) {
        SortedSet<String> ids = new TreeSet<>();
        for (Post post : posts) {
            addOffice(post.terms().appointingAuthority(), ids);
            for (Holder holder : post.holders()) {
                addOffice(holder.appointedBy(), ids);
            }
        }
        return ids.stream()
                .flatMap(id -> things.office(id).stream())
                .filter(office -> {
                    PartialDate from = office.established().fact().effectiveFrom();
                    return from == null || !day.isBefore(from.first());
                })
                .map(office -> new Office(
                        office.established().fact().officeId(),
                        office.nameOn(day),
                        office.established().fact().jurisdiction()))
                .toList();
    }
}
