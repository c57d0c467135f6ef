package org.uteuzi.timeline;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.institution.ApprovalPolicySet;
import org.uteuzi.event.post.DutyNoted;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.event.unit.CompositionSet;
import org.uteuzi.naive.NaiveAbsence;
import org.uteuzi.naive.NaiveContinuation;
import org.uteuzi.naive.NaiveDuty;
import org.uteuzi.naive.NaiveEntry;
import org.uteuzi.naive.NaiveHolder;
import org.uteuzi.naive.NaiveInstitution;
import org.uteuzi.naive.NaiveInstrument;
import org.uteuzi.naive.NaiveMandate;
import org.uteuzi.naive.NaiveOffice;
import org.uteuzi.naive.NaivePost;
import org.uteuzi.naive.NaiveSuccession;
import org.uteuzi.naive.NaiveUnit;
import org.uteuzi.naive.NaiveVacancy;
import org.uteuzi.structure.Things;
import org.uteuzi.structure.Together;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.PostTimeline.PostState;

/** What the timelines say, in the words of the naive fold; of each thing by itself, and of posts together too. */
final class AsNaive {

    private final Map<String, List<Recorded>> streams;
    private final Together together;

    /** @param entries up to the known point */
    AsNaive(List<NaiveEntry> entries) {
        streams = entries.stream()
                .collect(Collectors.groupingBy(
                        it -> it.event().thing(),
                        TreeMap::new,
                        Collectors.mapping(it -> Recorded.of(it.number(), it.event()), Collectors.toList())));
        together = Together.of(new ByThemselves(entries));
    }

    /** Each thing as its own stream tells of it. */
    private final class ByThemselves implements Things {

        private final Map<Long, String> instruments;
        private final Map<String, Optional<PostTimeline>> posts = new HashMap<>();

        ByThemselves(List<NaiveEntry> entries) {
            instruments = entries.stream().collect(Collectors.toMap(NaiveEntry::number, NaiveEntry::instrumentId));
        }

        @Override
        public Optional<InstitutionTimeline> institution(String id) {
            return InstitutionTimeline.of(stream("institution:" + id));
        }

        @Override
        public Optional<UnitTimeline> unit(String id) {
            return UnitTimeline.of(stream("unit:" + id));
        }

        @Override
        public Optional<PostTimeline> post(String id) {
            return posts.computeIfAbsent(id, post -> PostTimeline.of(stream("post:" + post)));
        }

        @Override
        public Optional<PersonTimeline> person(String id) {
            return PersonTimeline.of(stream("person:" + id));
        }

        @Override
        public Optional<OfficeTimeline> office(String id) {
            return OfficeTimeline.of(stream("office:" + id));
        }

        @Override
        public Stream<UnitTimeline> units() {
            return streams.values().stream().flatMap(stream -> UnitTimeline.of(stream).stream());
        }

        @Override
        public Stream<PostTimeline> posts() {
            return streams.values().stream().flatMap(stream -> PostTimeline.of(stream).stream());
        }

        @Override
        public String instrumentOf(Recorded statement) {
            return Objects.requireNonNull(instruments.get(statement.order()));
        }

        @Override
        public boolean isImported(Recorded statement) {
            return false;
        }
    }

    /** The post by itself. */
    Optional<PostTimeline> alone(String id) {
        return PostTimeline.of(stream("post:" + id));
    }

    /** The post with what lies around it. */
    Optional<PostTimeline> together(String id) {
        return together.post(id);
    }

    Set<String> things() {
        return streams.keySet();
    }

    List<Recorded> stream(String thing) {
        return streams.getOrDefault(thing, List.of());
    }

    @Nullable
    NaiveInstitution institution(String id, LocalDate on) {
        return InstitutionTimeline.of(stream("institution:" + id))
                .flatMap(institution -> institution.on(on))
                .map(state -> new NaiveInstitution(
                        id, state.value().name(), state.value().legalBasis()))
                .orElse(null);
    }

    List<NaiveContinuation> continuations(String institutionId, String reference, LocalDate on) {
        return InstitutionTimeline.of(stream("institution:" + institutionId)).stream()
                .flatMap(institution -> institution.continuations(on).getOrDefault(reference, List.of()).stream())
                .map(it -> new NaiveContinuation(
                        it.because().factId(), it.because().fact().legalBasis(), it.section()))
                .toList();
    }

    @Nullable
    NaiveOffice office(String id, LocalDate on) {
        return OfficeTimeline.of(stream("office:" + id))
                .filter(office -> office.established().fact().effectiveFrom() == null
                        || !on.isBefore(
                                office.established().fact().effectiveFrom().first()))
                .map(office -> new NaiveOffice(id, office.established().fact().jurisdiction(), office.nameOn(on)))
                .orElse(null);
    }

    @Nullable
    String nameOfPerson(String id, LocalDate on) {
        return PersonTimeline.of(stream("person:" + id))
                .map(person -> person.nameOn(on))
                .orElse(null);
    }

    String personGoesOnAs(String id) {
        return PersonTimeline.of(stream("person:" + id))
                .map(PersonTimeline::sameAs)
                .map(this::personGoesOnAs)
                .orElse(id);
    }

    @Nullable
    NaiveInstrument instrument(String id) {
        return InstrumentTimeline.of(stream("instrument:" + id))
                .map(paper -> new NaiveInstrument(id, paper.particulars(), paper.documents()))
                .orElse(null);
    }

    @Nullable
    NaiveUnit unit(String id, LocalDate on) {
        Optional<UnitTimeline> unit = UnitTimeline.of(stream("unit:" + id));
        return unit.flatMap(it -> it.on(on))
                .map(state -> new NaiveUnit(
                        id,
                        unit.orElseThrow().established().fact().institutionId(),
                        state.value().kind(),
                        state.value().name(),
                        state.value().parentUnitId(),
                        unit.orElseThrow()
                                .mandateOn(on)
                                .map(mandate -> new NaiveMandate(
                                        mandate.value().text(),
                                        mandate.value().functions(),
                                        mandate.value().effectiveFrom(),
                                        mandate.because().factId()))
                                .orElse(null)))
                .orElse(null);
    }

    @Nullable
    ApprovalPolicySet approvalPolicy(String institutionId, LocalDate on) {
        return InstitutionTimeline.of(stream("institution:" + institutionId))
                .flatMap(institution -> institution.approvalPolicyOn(on))
                .map(Version::value)
                .orElse(null);
    }

    @Nullable
    CompositionSet composition(String unitId, LocalDate on) {
        return UnitTimeline.of(stream("unit:" + unitId))
                .flatMap(unit -> unit.compositionOn(on))
                .map(Version::value)
                .orElse(null);
    }

    Set<NaiveSuccession> successions() {
        Set<NaiveSuccession> successions = new HashSet<>();
        streams.forEach((thing, stream) -> {
            UnitTimeline.of(stream).ifPresent(unit -> {
                successions.addAll(succeeding(
                        thing, unit.established(), unit.established().fact().succeeds()));
                if (unit.dissolved() != null) {
                    successions.addAll(succeeded(
                            thing, unit.dissolved(), unit.dissolved().fact().succeededBy()));
                }
            });
            InstitutionTimeline.of(stream).ifPresent(institution -> {
                successions.addAll(succeeding(
                        thing,
                        institution.established(),
                        institution.established().fact().succeeds()));
                if (institution.dissolved() != null) {
                    successions.addAll(succeeded(
                            thing,
                            institution.dissolved(),
                            institution.dissolved().fact().succeededBy()));
                }
            });
        });
        return successions;
    }

    private static List<NaiveSuccession> succeeding(String thing, Believed<?> because, List<String> others) {
        return others.stream()
                .map(other -> new NaiveSuccession(other, thing, Versions.firstDay(because)))
                .toList();
    }

    private static List<NaiveSuccession> succeeded(String thing, Believed<?> because, List<String> others) {
        return others.stream()
                .map(other -> new NaiveSuccession(thing, other, Versions.firstDay(because)))
                .toList();
    }

    @Nullable
    NaivePost post(String id, Optional<PostTimeline> post, LocalDate on) {
        return post.flatMap(it -> it.on(on))
                .map(state -> post(id, post.orElseThrow(), state.value(), on))
                .orElse(null);
    }

    static List<NaiveVacancy> vacancies(Optional<PostTimeline> of, LocalDate on) {
        return of.stream()
                .flatMap(post -> post.vacanciesOn(on).stream())
                .map(vacancy -> new NaiveVacancy(
                        vacancy.since(),
                        vacancy.leftBy().stream()
                                .map(Holding::appointmentId)
                                .collect(Collectors.toCollection(TreeSet::new))))
                .toList();
    }

    private NaivePost post(String id, PostTimeline post, PostState said, LocalDate on) {
        return new NaivePost(
                id,
                said.unitId(),
                said.title(),
                said.reportsTo(),
                said.headsUnit(),
                said.seats(),
                said.terms(),
                said.seats() == null ? null : Math.max(0, said.seats() - post.filledSeatsOn(on)),
                post.vacanciesOn(on).stream().map(Vacancy::since).toList(),
                post.holdersOn(on).stream()
                        .map(holding -> holder(holding, on))
                        .sorted(Comparator.comparing(NaiveHolder::appointmentId))
                        .toList());
    }

    private NaiveHolder holder(Holding holding, LocalDate on) {
        HolderAppointed appointed = holding.appointed().fact();
        String personId = holding.personOn(on);
        return new NaiveHolder(
                appointed.appointmentId(),
                personId,
                personId == null ? null : nameOfPerson(personId, on),
                holding.capacity(),
                appointed.effectiveFrom(),
                holding.until(),
                holding.endBecause() == Holding.EndBecause.FACT
                                || holding.endBecause() == Holding.EndBecause.DISSOLUTION
                        ? holding.statedUntil()
                        : null,
                holding.endBecause() == null
                        ? null
                        : NaiveHolder.EndBecause.valueOf(holding.endBecause().name()),
                holding.termOn(on).value().endsOn(),
                NaiveHolder.State.valueOf(holding.stateOn(on).name()),
                holding.certainOn(on),
                holding.appointed().factId(),
                holding.absentOn(on)
                        .map(Believed::fact)
                        .map(it -> new NaiveAbsence(it.absence(), it.effectiveFrom(), it.until()))
                        .orElse(null),
                new NaiveDuty(
                        lastTold(holding, DutyNoted::swornOn),
                        lastTold(holding, DutyNoted::assumedOn),
                        lastTold(holding, DutyNoted::releasedOn)),
                holding.throughOn(on)
                        .map(through -> new NaiveHolder.Through(through.direct().appointmentId(), through.acting()))
                        .orElse(null));
    }

    private static @Nullable PartialDate lastTold(Holding holding, Function<DutyNoted, @Nullable PartialDate> date) {
        return holding.duties().stream()
                .map(duty -> date.apply(duty.fact()))
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }
}
