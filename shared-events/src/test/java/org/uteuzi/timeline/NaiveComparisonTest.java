package org.uteuzi.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.uteuzi.event.Fact;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.naive.NaiveEntry;
import org.uteuzi.naive.NaiveHolder;
import org.uteuzi.naive.NaiveInstitution;
import org.uteuzi.naive.NaiveKnown;
import org.uteuzi.naive.NaiveMandate;
import org.uteuzi.naive.NaivePost;
import org.uteuzi.naive.NaiveRegister;
import org.uteuzi.naive.NaiveUnit;
import org.uteuzi.naive.RandomHistory;
import org.uteuzi.naive.RandomInstrument;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.PostTimeline.PostState;

/** The timeline against the fold that was written a second time, from the sentences of the domain alone. */
class NaiveComparisonTest {

    private static final int SEEDS = 200;
    private static final int ENTRIES_OF_A_HISTORY = 6;
    private static final int DAYS_OF_AN_ENTRY = 4;

    /** Seeds of its own: those of the generator's test need not bring about what these do. */
    static Stream<RandomHistory> histories() {
        return LongStream.range(1000, 1000 + SEEDS)
                .mapToObj(seed -> seed % 8 == 0 ? RandomHistory.live(seed) : RandomHistory.historic(seed));
    }

    @ParameterizedTest
    @MethodSource("histories")
    void the_timeline_answers_every_day_and_entry_as_the_naive_fold_does(RandomHistory history) {
        SplittableRandom random = new SplittableRandom(history.seed());
        NaiveRegister naive = new NaiveRegister(history.entries());
        List<RandomInstrument> instruments = history.instruments();
        List<LocalDate> days = daysOf(history.entries());
        for (int i = 0; i < ENTRIES_OF_A_HISTORY; i++) {
            long entry = i == 0
                    ? history.entries().getLast().number()
                    : instruments
                            .get(random.nextInt(instruments.size()))
                            .entries()
                            .getLast()
                            .number();
            NaiveKnown expected = naive.at(entry).orElseThrow();
            Map<String, List<Recorded>> streams = streamsUpTo(entry, history.entries());
            for (int j = 0; j < DAYS_OF_AN_ENTRY; j++) {
                LocalDate on = days.get(random.nextInt(days.size())).plusDays(random.nextInt(-1, 2));
                for (String thing : streams.keySet()) {
                    assertThat(timeline(thing, streams, on))
                            .as("%s: %s on %s as known at entry %s", history, thing, on, entry)
                            .isEqualTo(naive(thing, expected, on));
                }
            }
        }
    }

    @Test
    void nobody_holds_a_post_before_it_exists() {
        RandomHistory history = histories()
                .filter(it -> streamsUpTo(Long.MAX_VALUE, it.entries()).values().stream()
                        .flatMap(stream -> PostTimeline.of(stream).stream())
                        .anyMatch(NaiveComparisonTest::hasAnAppointmentBeforeItExists))
                .findFirst()
                .orElseThrow();

        assertThat(streamsUpTo(Long.MAX_VALUE, history.entries()).values().stream()
                        .flatMap(stream -> PostTimeline.of(stream).stream())
                        .flatMap(post -> post.holdersOn(post.existence().from().minusDays(1)).stream()))
                .isEmpty();
    }

    private static boolean hasAnAppointmentBeforeItExists(PostTimeline post) {
        return post.holdings().stream()
                .anyMatch(holding -> holding.from().isBefore(post.existence().from()));
    }

    @ParameterizedTest
    @MethodSource("someHistories")
    void who_holds_a_post_and_what_is_said_of_it_changes_on_turning_days_only(RandomHistory history) {
        NaiveRegister naive = new NaiveRegister(history.entries());
        NaiveKnown known = naive.at(history.entries().getLast().number()).orElseThrow();
        Map<String, List<Recorded>> streams = streamsUpTo(Long.MAX_VALUE, history.entries());
        streams.forEach((thing, stream) -> {
            if (thing.startsWith("post:") && PostTimeline.of(stream).isPresent()) {
                List<LocalDate> turning = PostTimeline.of(stream).orElseThrow().turningDays();
                String id = idOf(thing);
                for (LocalDate day : daysOf(history.entries())) {
                    if (!turning.contains(day)) {
                        assertThat(held(known.post(id, day)))
                                .as("%s: %s on %s", history, thing, day)
                                .isEqualTo(held(known.post(id, day.minusDays(1))));
                    }
                }
            }
        });
    }

    static Stream<RandomHistory> someHistories() {
        return histories().limit(20);
    }

    /** All but what follows from the passing of a term or from a date that is left open. */
    private static @Nullable Object held(@Nullable NaivePost post) {
        return post == null
                ? null
                : List.of(
                        post.unitId(),
                        post.title(),
                        String.valueOf(post.reportsTo()),
                        String.valueOf(post.seats()),
                        post.terms(),
                        post.vacantSince(),
                        post.holders().stream().map(NaiveHolder::appointmentId).toList());
    }

    private static @Nullable Object naive(String thing, NaiveKnown known, LocalDate on) {
        return switch (kindOf(thing)) {
            case "institution" -> known.institution(idOf(thing), on);
            case "unit" -> known.unit(idOf(thing), on);
            case "post" -> withinTheCalendar(known.post(idOf(thing), on));
            default -> null;
        };
    }

    /**
     * The one place where the two folds part. The day after a term that ends with the year 9999 cannot be stated; the domain
     * does not say what follows. The naive fold lets the term run out on that day, the timeline says that it "does not end".
     */
    private static @Nullable NaivePost withinTheCalendar(@Nullable NaivePost post) {
        return post == null
                ? null
                : new NaivePost(
                        post.id(),
                        post.unitId(),
                        post.title(),
                        post.reportsTo(),
                        post.headsUnit(),
                        post.seats(),
                        post.terms(),
                        post.vacantSeats(),
                        post.vacantSince(),
                        post.holders().stream()
                                .map(NaiveComparisonTest::withinTheCalendar)
                                .toList());
    }

    private static NaiveHolder withinTheCalendar(NaiveHolder holder) {
        return holder.until() == null || !holder.until().isAfter(PartialDate.LATEST)
                ? holder
                : new NaiveHolder(
                        holder.appointmentId(),
                        holder.personId(),
                        holder.name(),
                        holder.capacity(),
                        holder.from(),
                        null,
                        null,
                        null,
                        holder.termEndsOn(),
                        holder.state(),
                        holder.certain(),
                        holder.factId());
    }

    private static @Nullable Object timeline(String thing, Map<String, List<Recorded>> streams, LocalDate on) {
        List<Recorded> stream = streams.get(thing);
        String id = idOf(thing);
        return switch (kindOf(thing)) {
            case "institution" ->
                InstitutionTimeline.of(stream)
                        .flatMap(institution -> institution.on(on))
                        .map(state -> new NaiveInstitution(
                                id, state.value().name(), state.value().legalBasis()))
                        .orElse(null);
            case "unit" ->
                UnitTimeline.of(stream).map(unit -> unit(id, unit, on)).orElse(null);
            case "post" ->
                PostTimeline.of(stream).map(post -> post(id, post, streams, on)).orElse(null);
            default -> null;
        };
    }

    private static @Nullable NaiveUnit unit(String id, UnitTimeline unit, LocalDate on) {
        return unit.on(on)
                .map(state -> new NaiveUnit(
                        id,
                        unit.established().fact().institutionId(),
                        state.value().kind(),
                        state.value().name(),
                        state.value().parentUnitId(),
                        unit.mandateOn(on)
                                .map(mandate -> new NaiveMandate(
                                        mandate.value().text(),
                                        mandate.value().functions(),
                                        mandate.value().effectiveFrom(),
                                        mandate.because().factId()))
                                .orElse(null)))
                .orElse(null);
    }

    private static @Nullable NaivePost post(
            String id, PostTimeline post, Map<String, List<Recorded>> streams, LocalDate on) {
        Optional<Version<PostState>> state = post.on(on);
        if (state.isEmpty()) {
            return null;
        }
        PostState said = state.get().value();
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
                        .map(holding -> holder(holding, streams, on))
                        .sorted(Comparator.comparing(NaiveHolder::appointmentId))
                        .toList());
    }

    private static NaiveHolder holder(Holding holding, Map<String, List<Recorded>> streams, LocalDate on) {
        HolderAppointed appointed = holding.appointed().fact();
        return new NaiveHolder(
                appointed.appointmentId(),
                appointed.personId(),
                PersonTimeline.of(streams.getOrDefault("person:" + appointed.personId(), List.of()))
                        .map(person -> person.nameOn(on))
                        .orElse(null),
                Capacity.valueOf(holding.capacity().name()),
                appointed.effectiveFrom(),
                holding.until(),
                holding.endBecause() == Holding.EndBecause.FACT
                        ? Objects.requireNonNull(holding.end()).fact().until()
                        : null,
                holding.endBecause() == null
                        ? null
                        : NaiveHolder.EndBecause.valueOf(holding.endBecause().name()),
                appointed.termEndsOn(),
                NaiveHolder.State.valueOf(holding.stateOn(on).name()),
                holding.certainOn(on),
                holding.appointed().factId());
    }

    private static Map<String, List<Recorded>> streamsUpTo(long entry, List<NaiveEntry> entries) {
        return entries.stream()
                .filter(it -> it.number() <= entry)
                .collect(Collectors.groupingBy(
                        it -> it.event().thing(),
                        TreeMap::new,
                        Collectors.mapping(it -> new Recorded(it.number(), it.event()), Collectors.toList())));
    }

    /** Days that somebody named, where something is likely to change. */
    private static List<LocalDate> daysOf(List<NaiveEntry> entries) {
        List<LocalDate> days = new ArrayList<>();
        for (NaiveEntry entry : entries) {
            if (entry.event() instanceof Fact fact && fact.effectiveFrom() != null) {
                days.add(fact.effectiveFrom().first());
                days.add(fact.effectiveFrom().last());
            }
            if (entry.event() instanceof HolderAppointed appointed && appointed.termEndsOn() != null) {
                days.add(appointed.termEndsOn().first());
                days.add(appointed.termEndsOn().last().plusDays(1));
            }
        }
        days.removeIf(day -> !day.isBefore(PartialDate.LATEST));
        return days;
    }

    private static String kindOf(String thing) {
        return thing.substring(0, thing.indexOf(':'));
    }

    private static String idOf(String thing) {
        return thing.substring(thing.indexOf(':') + 1);
    }
}
