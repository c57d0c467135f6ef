package org.uteuzi.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.uteuzi.naive.NaiveHolder;
import org.uteuzi.naive.NaiveKnown;
import org.uteuzi.naive.NaivePost;
import org.uteuzi.naive.NaiveRegister;
import org.uteuzi.naive.RandomHistory;
import org.uteuzi.naive.RandomInstrument;

/** The timeline against the fold that was written a second time, from the sentences of the domain alone. */
class NaiveComparisonTest {

    private static final int SEEDS = 96;
    private static final int ENTRIES_OF_A_HISTORY = 6;
    private static final int DAYS_OF_AN_ENTRY = 4;

    /** Seeds of its own: those of the generator's test need not bring about what these do. */
    static Stream<RandomHistory> histories() {
        return LongStream.range(1000, 1000 + SEEDS)
                .mapToObj(seed -> seed % 16 == 0 ? RandomHistory.live(seed) : RandomHistory.historic(seed));
    }

    @ParameterizedTest
    @MethodSource("histories")
    void the_timeline_answers_every_day_and_entry_as_the_naive_fold_does(RandomHistory history) {
        SplittableRandom random = new SplittableRandom(history.seed());
        NaiveRegister naive = new NaiveRegister(history.entries());
        List<RandomInstrument> instruments = history.instruments();
        List<LocalDate> days = history.daysNamed();
        for (int i = 0; i < ENTRIES_OF_A_HISTORY; i++) {
            long entry = i == 0
                    ? history.entries().getLast().number()
                    : instruments
                            .get(random.nextInt(instruments.size()))
                            .entries()
                            .getLast()
                            .number();
            NaiveKnown expected = naive.at(entry).orElseThrow();
            AsNaive timelines = upTo(entry, history);
            assertThat(timelines.successions())
                    .as("%s at entry %s", history, entry)
                    .isEqualTo(expected.successions());
            for (int j = 0; j < DAYS_OF_AN_ENTRY; j++) {
                LocalDate on = days.get(random.nextInt(days.size())).plusDays(random.nextInt(-1, 2));
                for (String thing : timelines.things()) {
                    assertThat(timeline(thing, timelines, on))
                            .as("%s: %s on %s as known at entry %s", history, thing, on, entry)
                            .isEqualTo(naive(thing, expected, on));
                    compareTogether(thing, timelines, expected, on);
                }
                compareContinuations(timelines, expected, on);
            }
        }
    }

    private static void compareTogether(String thing, AsNaive timelines, NaiveKnown expected, LocalDate on) {
        if (kindOf(thing).equals("post")) {
            String id = idOf(thing);
            Optional<PostTimeline> together = timelines.together(id);
            assertThat(both(timelines.post(id, together, on), AsNaive.vacancies(together, on)))
                    .as("%s on %s, with what lies around it", thing, on)
                    .isEqualTo(both(expected.postTogether(id, on), expected.vacanciesTogether(id, on)));
        }
    }

    private static void compareContinuations(AsNaive timelines, NaiveKnown expected, LocalDate on) {
        for (String thing : timelines.things()) {
            if (kindOf(thing).equals("institution") && expected.institution(idOf(thing), on) != null) {
                timelines.things().stream()
                        .filter(it -> kindOf(it).equals("post"))
                        .forEach(post -> assertThat(timelines.continuations(idOf(thing), post, on))
                                .isEqualTo(expected.continuations(idOf(thing), post, on)));
            }
        }
    }

    @Test
    void nobody_holds_a_post_before_it_exists() {
        RandomHistory history = histories()
                .filter(it -> posts(it).anyMatch(NaiveComparisonTest::hasAnAppointmentBeforeItExists))
                .findFirst()
                .orElseThrow();

        assertThat(posts(history)
                        .flatMap(post -> post.holdersOn(post.existence().from().minusDays(1)).stream()))
                .isEmpty();
    }

    private static boolean hasAnAppointmentBeforeItExists(PostTimeline post) {
        return post.holdings().stream()
                .anyMatch(holding -> holding.from().isBefore(post.existence().from()));
    }

    private static Stream<PostTimeline> posts(RandomHistory history) {
        AsNaive timelines = upTo(Long.MAX_VALUE, history);
        return timelines.things().stream().flatMap(thing -> PostTimeline.of(timelines.stream(thing)).stream());
    }

    @ParameterizedTest
    @MethodSource("someHistories")
    void who_holds_a_post_and_what_is_said_of_it_changes_on_turning_days_only(RandomHistory history) {
        NaiveRegister naive = new NaiveRegister(history.entries());
        NaiveKnown known = naive.at(history.entries().getLast().number()).orElseThrow();
        posts(history).forEach(post -> {
            List<LocalDate> turning = post.turningDays();
            String id = post.established().fact().postId();
            for (LocalDate day : history.daysNamed()) {
                if (!turning.contains(day)) {
                    assertThat(held(known.post(id, day)))
                            .as("%s: %s on %s", history, id, day)
                            .isEqualTo(held(known.post(id, day.minusDays(1))));
                }
            }
        });
    }

    static Stream<RandomHistory> someHistories() {
        return histories().limit(20);
    }

    /** All but what follows from the passing of a term, from an absence or from a date that is left open. */
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

    private static List<@Nullable Object> naive(String thing, NaiveKnown known, LocalDate on) {
        String id = idOf(thing);
        return switch (kindOf(thing)) {
            case "institution" -> both(known.institution(id, on), known.approvalPolicy(id, on));
            case "office" -> both(known.office(id, on), null);
            case "unit" -> both(known.unit(id, on), known.composition(id, on));
            case "post" -> both(known.post(id, on), known.vacancies(id, on));
            case "person" -> both(known.nameOfPerson(id, on), known.personGoesOnAs(id));
            case "instrument" -> both(known.instrument(id), null);
            default -> throw new IllegalArgumentException(thing);
        };
    }

    private static List<@Nullable Object> timeline(String thing, AsNaive timelines, LocalDate on) {
        String id = idOf(thing);
        return switch (kindOf(thing)) {
            case "institution" -> both(timelines.institution(id, on), timelines.approvalPolicy(id, on));
            case "office" -> both(timelines.office(id, on), null);
            case "unit" -> both(timelines.unit(id, on), timelines.composition(id, on));
            case "post" ->
                both(timelines.post(id, timelines.alone(id), on), AsNaive.vacancies(timelines.alone(id), on));
            case "person" -> both(timelines.nameOfPerson(id, on), timelines.personGoesOnAs(id));
            case "instrument" -> both(timelines.instrument(id), null);
            default -> throw new IllegalArgumentException(thing);
        };
    }

    private static List<@Nullable Object> both(@Nullable Object one, @Nullable Object other) {
        List<@Nullable Object> both = new ArrayList<>();
        both.add(one);
        both.add(other);
        return both;
    }

    private static AsNaive upTo(long entry, RandomHistory history) {
        return new AsNaive(
                history.entries().stream().filter(it -> it.number() <= entry).toList());
    }

    private static String kindOf(String thing) {
        return thing.substring(0, thing.indexOf(':'));
    }

    private static String idOf(String thing) {
        return thing.substring(thing.indexOf(':') + 1);
    }
}
