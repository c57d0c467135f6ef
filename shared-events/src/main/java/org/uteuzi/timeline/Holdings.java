package org.uteuzi.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Fact;
import org.uteuzi.event.post.AppointmentEnded;
import org.uteuzi.event.post.AppointmentEvent;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.post.DutyNoted;
import org.uteuzi.event.post.HolderAbsent;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.event.post.PostAbolished;
import org.uteuzi.event.post.TermChanged;
import org.uteuzi.event.post.Terms;
import org.uteuzi.time.Effective;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Holding.EndBecause;
import org.uteuzi.timeline.Holding.Term;
import org.uteuzi.timeline.Holding.TermState;
import org.uteuzi.timeline.PostTimeline.PostState;

/** How the holdings of a post follow from its facts. */
final class Holdings {

    private final List<Version<PostState>> states;
    private final @Nullable Believed<PostAbolished> abolished;
    private final Around units;
    private final BiPredicate<Holding, LocalDate> holds;

    private Holdings(
            List<Version<PostState>> states,
            @Nullable Believed<PostAbolished> abolished,
            Around units,
            BiPredicate<Holding, LocalDate> holds) {
        this.states = states;
        this.abolished = abolished;
        this.units = units;
        this.holds = holds;
    }

    static List<Holding> of(
            List<Version<PostState>> states,
            @Nullable Believed<PostAbolished> abolished,
            List<Believed<Fact>> believed) {
        return new Holdings(states, abolished, unit -> Optional.empty(), Holding::holdsOn).all(believed);
    }

    /** Those of a post with what lies around it: other ends, and thereby other successors. */
    static List<Holding> among(PostTimeline post, Around units, BiPredicate<Holding, LocalDate> holds) {
        Holdings again = new Holdings(post.states(), post.abolished(), units, holds);
        List<Holding> holdings = new ArrayList<>();
        post.holdings().forEach(holding -> holdings.add(again.ended(holding)));
        again.giveWay(holdings);
        return List.copyOf(holdings);
    }

    private List<Holding> all(List<Believed<Fact>> believed) {
        Map<String, List<Believed<Fact>>> byAppointment = new LinkedHashMap<>();
        for (Believed<Fact> fact : believed) {
            if (fact.fact() instanceof AppointmentEvent event) {
                byAppointment
                        .computeIfAbsent(event.appointmentId(), id -> new ArrayList<>())
                        .add(fact);
            }
        }
        List<Holding> holdings = new ArrayList<>();
        for (List<Believed<Fact>> facts : byAppointment.values()) {
            for (Believed<HolderAppointed> appointed : Chains.only(HolderAppointed.class, facts)) {
                holdings.add(holding(appointed, facts));
            }
        }
        holdings.sort(Comparator.comparing(Holding::from)
                .thenComparing(holding -> holding.appointed().order()));
        giveWay(holdings);
        return List.copyOf(holdings);
    }

    private Holding holding(Believed<HolderAppointed> appointed, List<Believed<Fact>> facts) {
        Believed<AppointmentEnded> end = Chains.only(AppointmentEnded.class, facts).stream()
                .min(Comparator.comparing(ended -> ended.fact().until()))
                .orElse(null);
        return ended(new Holding(
                appointed,
                end,
                null,
                new Effective(appointed.fact().effectiveFrom().first(), null),
                null,
                terms(appointed, facts),
                absences(facts),
                Chains.only(DutyNoted.class, facts),
                null));
    }

    /** With its end, successors apart. */
    private Holding ended(Holding holding) {
        var end = holding.end();
        LocalDate until =
                end == null ? vacated(holding.terms()) : end.fact().until().first();
        EndBecause because = until == null ? null : end == null ? EndBecause.TERM : EndBecause.FACT;
        if (abolished != null && isEarlier(Versions.firstDay(abolished), until)) {
            return dissolved(holding.endedBy(Versions.firstDay(abolished), EndBecause.DISSOLUTION, abolished));
        }
        return dissolved(holding.endedBy(until, because, null));
    }

    /** Ended by the dissolution of the unit or the institution, where that comes before any other end. */
    private Holding dissolved(Holding holding) {
        for (int i = 0; i < states.size(); i++) {
            Version<PostState> state = states.get(i);
            Optional<Believed<? extends Fact>> dissolution = dissolutionOfUnit(state);
            if (dissolution.isEmpty()) {
                continue;
            }
            LocalDate first = Versions.firstDay(dissolution.get());
            LocalDate day = first.isBefore(state.from()) ? state.from() : first;
            boolean wasThere = day.equals(first) || i == 0 || standsBefore(day, states.get(i - 1));
            if (wasThere && state.holdsOn(day) && day.isAfter(holding.from()) && isEarlier(day, holding.until())) {
                return holding.endedBy(day, EndBecause.DISSOLUTION, dissolution.get());
            }
        }
        return holding;
    }

    /** Whether the post was in a unit that existed on the day before it came into another. */
    private boolean standsBefore(LocalDate day, Version<PostState> before) {
        return dissolutionOfUnit(before)
                .filter(dissolution -> Versions.firstDay(dissolution).isBefore(day))
                .isEmpty();
    }

    private Optional<Believed<? extends Fact>> dissolutionOfUnit(Version<PostState> state) {
        return units.dissolutionOf(state.value().unitId());
    }

    private static boolean isEarlier(LocalDate day, @Nullable LocalDate other) {
        return other == null || day.isBefore(other);
    }

    private List<Version<Term>> terms(Believed<HolderAppointed> appointed, List<Believed<Fact>> facts) {
        List<Believed<Fact>> stating = new ArrayList<>();
        for (Believed<Fact> fact : facts) {
            if (fact.fact() instanceof HolderAppointed || fact.fact() instanceof TermChanged) {
                stating.add(fact);
            }
        }
        return Versions.fold(
                new Effective(appointed.fact().effectiveFrom().first(), null),
                stating,
                (before, fact) -> term(
                        fact instanceof TermChanged changed
                                ? changed.termEndsOn()
                                : appointed.fact().termEndsOn()));
    }

    private Term term(@Nullable PartialDate endsOn) {
        if (endsOn == null || endsOn.last().equals(PartialDate.LATEST)) {
            return new Term(endsOn, null, TermState.TERM_RUN_OUT);
        }
        LocalDate pastFrom = endsOn.last().plusDays(1);
        return new Term(
                endsOn,
                pastFrom,
                onExpiry(pastFrom) == Terms.OnExpiry.HOLD_OVER ? TermState.HOLDING_OVER : TermState.TERM_RUN_OUT);
    }

    /** The first day on which a term has run out before another one runs, and the law says that the holder leaves. */
    private @Nullable LocalDate vacated(List<Version<Term>> terms) {
        for (Version<Term> term : terms) {
            LocalDate pastFrom = term.value().pastFrom();
            if (pastFrom == null || onExpiry(pastFrom) != Terms.OnExpiry.VACATE) {
                continue;
            }
            LocalDate day = pastFrom.isBefore(term.from()) ? term.from() : pastFrom;
            if (term.holdsOn(day)) {
                return day;
            }
        }
        return null;
    }

    private Terms.@Nullable OnExpiry onExpiry(LocalDate day) {
        return Versions.on(day, states)
                .map(state -> state.value().terms().onExpiry())
                .orElse(null);
    }

    /** Of two absences from one day only the one recorded last is meant: it may say that the holder is back. */
    private static List<Believed<HolderAbsent>> absences(List<Believed<Fact>> facts) {
        List<Believed<HolderAbsent>> absences = new ArrayList<>();
        for (Believed<HolderAbsent> absent : Chains.only(HolderAbsent.class, facts)) {
            absences.removeIf(other ->
                    other.fact().effectiveFrom().compareTo(absent.fact().effectiveFrom()) == 0);
            absences.add(absent);
        }
        absences.sort(Comparator.comparing(absent -> absent.fact().effectiveFrom()));
        return List.copyOf(absences);
    }

    /**
     * A new substantive appointment ends as many holders past their term as the stated seats require: the longest run out
     * first, then the lowest appointmentId.
     */
    private void giveWay(List<Holding> holdings) {
        List<Holding> open = new ArrayList<>();
        for (Holding holding : holdings) {
            if (holding.mayGiveWay()) {
                open.add(holding);
            }
        }
        if (open.isEmpty()) {
            return;
        }
        List<LocalDate> newcomers = holdings.stream()
                .filter(holding -> holding.capacity() == Capacity.SUBSTANTIVE
                        && !holding.effective().isEmpty())
                .map(Holding::from)
                .distinct()
                .toList();
        for (LocalDate day : newcomers) {
            Integer seats =
                    Versions.on(day, states).map(state -> state.value().seats()).orElse(null);
            List<Holding> runOut = open.stream()
                    .filter(holding -> holding.mayGiveWayOn(day))
                    .sorted(Comparator.<Holding, LocalDate>comparing(holding -> Objects.requireNonNull(
                                    holding.termOn(day).value().pastFrom()))
                            .thenComparing(Holding::appointmentId))
                    .toList();
            if (seats == null || runOut.isEmpty()) {
                continue;
            }
            long filled = holdings.stream()
                    .filter(holding -> holding.capacity().fillsSeat() && holds.test(holding, day))
                    .count();
            runOut.stream()
                    .filter(holding -> holds.test(holding, day))
                    .limit(Math.max(0, filled - seats))
                    .toList()
                    .forEach(leaving -> {
                        open.remove(leaving);
                        holdings.set(holdings.indexOf(leaving), leaving.succeededOn(day));
                    });
        }
    }
}
