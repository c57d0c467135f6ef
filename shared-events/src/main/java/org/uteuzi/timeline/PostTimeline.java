package org.uteuzi.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Fact;
import org.uteuzi.event.post.AppointmentEvent;
import org.uteuzi.event.post.Change;
import org.uteuzi.event.post.PostAbolished;
import org.uteuzi.event.post.PostAmended;
import org.uteuzi.event.post.PostEstablished;
import org.uteuzi.event.post.PostEvent;
import org.uteuzi.event.post.Terms;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.Effective;

/**
 * What is believed of one post: the days on which it exists, what is said of it, who holds it.
 *
 * @param abolished the earliest fact that abolishes it; null where none does
 */
public record PostTimeline(
        Believed<PostEstablished> established,
        @Nullable Believed<PostAbolished> abolished,
        Effective existence,
        List<Version<PostState>> states,
        List<Holding> holdings) {

    public PostTimeline {
        holdings = HoldingsByDay.of(holdings);
    }

    /** What the instruments say of a post over a stretch of days. */
    public record PostState(
            String unitId,
            LocalizedText title,
            @Nullable String reportsTo,
            @Nullable Boolean headsUnit,
            @Nullable Integer seats,
            Terms terms) {}

    /** The belief after all of the post's stream; empty if its establishment is withdrawn or was never recorded. */
    public static Optional<PostTimeline> of(List<? extends Recorded> stream) {
        List<Believed<Fact>> believed = Chains.believed(stream);
        return Chains.only(PostEstablished.class, believed).stream().findFirst().map(established -> {
            Believed<PostAbolished> abolished = Versions.earliest(PostAbolished.class, believed);
            Effective existence = Versions.existence(established, abolished);
            List<Believed<PostEvent>> aboutPost = new ArrayList<>();
            for (Believed<Fact> fact : believed) {
                if (fact.fact() instanceof PostEstablished || fact.fact() instanceof PostAmended) {
                    aboutPost.add(fact.as(PostEvent.class));
                }
            }
            List<Version<PostState>> states = Versions.fold(existence, aboutPost, PostTimeline::next);
            return new PostTimeline(
                    established, abolished, existence, states, Holdings.of(states, abolished, believed));
        });
    }

    /** The same, made of the parts of another belief where they are equal: two beliefs of a post seldom differ in many. */
    public PostTimeline sharing(PostTimeline other) {
        Map<String, Holding> others = new HashMap<>();
        other.holdings.forEach(holding -> others.put(holding.appointmentId(), holding));
        return new PostTimeline(
                established,
                abolished,
                existence,
                states.equals(other.states) ? other.states : states,
                holdings.stream()
                        .map(holding -> {
                            Holding same = others.get(holding.appointmentId());
                            return same != null && same.equals(holding) ? same : holding;
                        })
                        .toList());
    }

    /**
     * The same post with what lies around it.
     *
     * @param holds whether somebody holds by an appointment on a day: ex officio, somebody must hold the post that it names
     */
    public PostTimeline among(Around units, BiPredicate<Holding, LocalDate> holds) {
        return holding(Holdings.among(this, units, holds));
    }

    /** The same post, held by these. */
    public PostTimeline holding(List<Holding> holdings) {
        return new PostTimeline(established, abolished, existence, states, holdings);
    }

    public Optional<Version<PostState>> on(LocalDate day) {
        return Versions.on(day, states);
    }

    /** Who holds the post on a day; nobody while it does not exist. */
    public List<Holding> holdersOn(LocalDate day) {
        return existence.contains(day) ? ((HoldingsByDay) holdings).on(day) : List.of();
    }

    /** How many seats are filled on a day; somebody acting fills none. */
    public int filledSeatsOn(LocalDate day) {
        return filledSeats(holdersOn(day));
    }

    private static int filledSeats(List<Holding> holders) {
        int filled = 0;
        for (Holding holding : holders) {
            filled += holding.capacity().fillsSeat() ? 1 : 0;
        }
        return filled;
    }

    /** The vacant seats of a day, longest vacant first. */
    public List<Vacancy> vacanciesOn(LocalDate day) {
        return vacanciesOn(day, holdersOn(day));
    }

    /** @param holders of that day */
    public List<Vacancy> vacanciesOn(LocalDate day, List<Holding> holders) {
        Integer seats = on(day).map(state -> state.value().seats()).orElse(null);
        // what is asked most often, and needs no history
        if (filledSeats(holders) >= (seats == null ? 1 : seats)) {
            return List.of();
        }
        List<@Nullable LocalDate> vacantSince = new ArrayList<>();
        for (Turn turn : turns()) {
            if (turn.day.isAfter(day)) {
                break;
            }
            count(vacantSince, turn);
        }
        return existence.contains(day) ? vacancies(vacantSince) : List.of();
    }

    /**
     * The vacant seats over stretches of days, longest vacant first; no stretch where all are filled. Seats are counted, not
     * numbered: the n-th is vacant since the number of holders last fell below n. Where no number of seats is stated there is
     * one vacancy while nobody holds the post.
     */
    public List<Version<List<Vacancy>>> vacancies() {
        List<Version<List<Vacancy>>> stretches = new ArrayList<>();
        List<@Nullable LocalDate> vacantSince = new ArrayList<>();
        List<Turn> turns = turns();
        for (int i = 0; i < turns.size(); i++) {
            LocalDate day = turns.get(i).day;
            count(vacantSince, turns.get(i));
            List<Vacancy> vacancies = existence.contains(day) ? vacancies(vacantSince) : List.of();
            if (!vacancies.isEmpty()) {
                LocalDate next = i + 1 < turns.size() ? turns.get(i + 1).day : null;
                stretches.add(new Version<>(new Effective(day, next), vacancies, established));
            }
        }
        return List.copyOf(stretches);
    }

    /** A day on which the number of seats or of filled ones can change, and how many are filled from then on. */
    private record Turn(LocalDate day, int filled) {}

    /** By how many more are filled from a day on. */
    private record Step(LocalDate day, int by) {}

    private List<Turn> turns() {
        List<Step> steps = new ArrayList<>();
        states.forEach(state -> steps.add(new Step(state.from(), 0)));
        if (existence.until() != null) {
            steps.add(new Step(existence.until(), 0));
        }
        for (Holding holding : holdings) {
            for (Effective days : holding.capacity().fillsSeat() ? holding.days() : List.<Effective>of()) {
                steps.add(new Step(days.from(), 1));
                if (days.until() != null) {
                    steps.add(new Step(days.until(), -1));
                }
            }
        }
        steps.sort(Comparator.comparing(Step::day));
        List<Turn> turns = new ArrayList<>(steps.size());
        int filled = 0;
        for (int i = 0; i < steps.size(); i++) {
            LocalDate day = steps.get(i).day;
            filled += steps.get(i).by;
            if (i + 1 == steps.size() || !steps.get(i + 1).day.equals(day)) {
                turns.add(new Turn(day, filled));
            }
        }
        return turns;
    }

    /** Brings the seats, each with the day since which it is vacant or null, to the numbers of a day. */
    private void count(List<@Nullable LocalDate> vacantSince, Turn turn) {
        Optional<Version<PostState>> state = on(turn.day);
        if (state.isEmpty()) {
            return;
        }
        Integer stated = state.get().value().seats();
        int seats = stated == null ? 1 : stated;
        while (vacantSince.size() > seats) {
            vacantSince.removeLast();
        }
        for (int seat = 0; seat < seats; seat++) {
            if (seat == vacantSince.size()) {
                vacantSince.add(null);
            }
            if (seat < turn.filled) {
                vacantSince.set(seat, null);
            } else if (vacantSince.get(seat) == null) {
                vacantSince.set(seat, turn.day);
            }
        }
    }

    private List<Vacancy> vacancies(List<@Nullable LocalDate> vacantSince) {
        return vacantSince.stream()
                .filter(Objects::nonNull)
                .sorted()
                .map(since -> new Vacancy(since, leftOn(since)))
                .toList();
    }

    /** Who filled a seat until a day. */
    private List<Holding> leftOn(LocalDate day) {
        List<Holding> left = new ArrayList<>(1);
        if (existence.contains(day.minusDays(1))) {
            for (Holding holding : holdings) {
                for (Effective days : holding.capacity().fillsSeat() ? holding.days() : List.<Effective>of()) {
                    if (day.equals(days.until())) {
                        left.add(holding);
                    }
                }
            }
        }
        return List.copyOf(left);
    }

    /** All days on which what is said of the post or who holds it changes. */
    public List<LocalDate> turningDays() {
        TreeSet<LocalDate> days = new TreeSet<>();
        states.forEach(state -> days.add(state.from()));
        if (existence.until() != null) {
            days.add(existence.until());
        }
        holdings.forEach(holding -> {
            days.add(holding.from());
            if (holding.until() != null) {
                days.add(holding.until());
            }
            if (holding.through() != null) {
                days.addAll(holding.turningDays());
            }
        });
        return List.copyOf(days);
    }

    private static @Nullable PostState next(@Nullable PostState before, PostEvent event) {
        return switch (event) {
            case PostEstablished e ->
                new PostState(e.unitId(), e.title(), e.reportsTo(), e.headsUnit(), e.seats(), e.terms());
            case PostAmended e ->
                before == null
                        ? null
                        : new PostState(
                                Objects.requireNonNull(Change.after(e.unitId(), before.unitId)),
                                Objects.requireNonNull(Change.after(e.title(), before.title)),
                                Change.after(e.reportsTo(), before.reportsTo),
                                Change.after(e.headsUnit(), before.headsUnit),
                                Change.after(e.seats(), before.seats),
                                e.terms().appliedTo(before.terms));
            case PostAbolished e -> throw new IllegalArgumentException("says when the post ends, not what it is");
            case AppointmentEvent e -> throw new IllegalArgumentException("says nothing of the post itself");
        };
    }
}
