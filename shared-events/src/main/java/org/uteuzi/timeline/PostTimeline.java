package org.uteuzi.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
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
    public static Optional<PostTimeline> of(List<Recorded> stream) {
        List<Believed<Fact>> believed = Chains.believed(stream);
        return Chains.only(PostEstablished.class, believed).stream().findFirst().map(established -> {
            Believed<PostAbolished> abolished = Versions.earliest(PostAbolished.class, believed);
            Effective existence = Versions.existence(established, abolished);
            List<Believed<PostEvent>> aboutPost = Chains.only(PostEvent.class, believed).stream()
                    .filter(fact -> fact.fact() instanceof PostEstablished || fact.fact() instanceof PostAmended)
                    .toList();
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
        // and then a single seat that ever was one
        if (states.size() == 1 && (seats == null || seats == 1) && existence.contains(day)) {
            return List.of(onlyVacancyOn(day));
        }
        return Versions.on(day, vacancies()).map(Version::value).orElse(List.of());
    }

    /** Of the only seat, on a day on which nobody fills it: since it last was filled, or was never. */
    private Vacancy onlyVacancyOn(LocalDate day) {
        LocalDate since = existence.from();
        List<Holding> leftBy = new ArrayList<>(1);
        for (Holding holding : holdings) {
            for (Effective days : holding.capacity().fillsSeat() ? holding.days() : List.<Effective>of()) {
                LocalDate until = days.until();
                if (until == null || until.isAfter(day) || until.isBefore(since)) {
                    continue;
                }
                if (until.isAfter(since)) {
                    since = until;
                    leftBy.clear();
                }
                if (existence.contains(until.minusDays(1))) {
                    leftBy.add(holding);
                }
            }
        }
        return new Vacancy(since, List.copyOf(leftBy));
    }

    /**
     * The vacant seats over stretches of days, longest vacant first; no stretch where all are filled. Seats are counted, not
     * numbered: the n-th is vacant since the number of holders last fell below n. Where no number of seats is stated there is
     * one vacancy while nobody holds the post.
     */
    public List<Version<List<Vacancy>>> vacancies() {
        NavigableMap<LocalDate, Integer> changes = new TreeMap<>();
        Map<LocalDate, List<Holding>> ends = new HashMap<>();
        states.forEach(state -> changes.put(state.from(), 0));
        if (existence.until() != null) {
            changes.put(existence.until(), 0);
        }
        for (Holding holding : holdings) {
            for (Effective days : holding.capacity().fillsSeat() ? holding.days() : List.<Effective>of()) {
                changes.merge(days.from(), 1, Integer::sum);
                if (days.until() != null) {
                    changes.merge(days.until(), -1, Integer::sum);
                    if (existence.contains(days.until().minusDays(1))) {
                        ends.computeIfAbsent(days.until(), day -> new ArrayList<>())
                                .add(holding);
                    }
                }
            }
        }
        List<Version<List<Vacancy>>> stretches = new ArrayList<>();
        List<@Nullable LocalDate> vacantSince = new ArrayList<>();
        int filled = 0;
        for (LocalDate day : changes.navigableKeySet()) {
            filled += Objects.requireNonNull(changes.get(day));
            Optional<Version<PostState>> state = on(day);
            if (state.isEmpty()) {
                continue;
            }
            Integer stated = state.get().value().seats();
            count(vacantSince, filled, stated == null ? 1 : stated, day);
            List<Vacancy> vacancies = vacantSince.stream()
                    .filter(Objects::nonNull)
                    .sorted()
                    .map(since -> new Vacancy(since, ends.getOrDefault(since, List.of())))
                    .toList();
            if (!vacancies.isEmpty()) {
                stretches.add(new Version<>(new Effective(day, changes.higherKey(day)), vacancies, established));
            }
        }
        return List.copyOf(stretches);
    }

    /** Brings the seats, each with the day since which it is vacant or null, to the number of holders of a day. */
    private static void count(List<@Nullable LocalDate> vacantSince, int filled, int seats, LocalDate day) {
        while (vacantSince.size() > seats) {
            vacantSince.removeLast();
        }
        for (int seat = 0; seat < seats; seat++) {
            if (seat == vacantSince.size()) {
                vacantSince.add(null);
            }
            if (seat < filled) {
                vacantSince.set(seat, null);
            } else if (vacantSince.get(seat) == null) {
                vacantSince.set(seat, day);
            }
        }
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
