package org.uteuzi.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final Map<String, List<Believed<Fact>>> byAppointment = new LinkedHashMap<>();

    private Holdings(
            List<Version<PostState>> states,
            @Nullable Believed<PostAbolished> abolished,
            List<Believed<Fact>> believed) {
        this.states = states;
        this.abolished = abolished;
        for (Believed<Fact> fact : believed) {
            if (fact.fact() instanceof AppointmentEvent event) {
                byAppointment
                        .computeIfAbsent(event.appointmentId(), id -> new ArrayList<>())
                        .add(fact);
            }
        }
    }

    static List<Holding> of(
            List<Version<PostState>> states,
            @Nullable Believed<PostAbolished> abolished,
            List<Believed<Fact>> believed) {
        return new Holdings(states, abolished, believed).all();
    }

    private List<Holding> all() {
        List<Holding> holdings = new ArrayList<>();
        byAppointment
                .values()
                .forEach(facts -> Chains.only(HolderAppointed.class, facts)
                        .forEach(appointed -> holdings.add(holding(appointed, facts))));
        holdings.sort(Comparator.comparing(Holding::from)
                .thenComparing(holding -> holding.appointed().order()));
        giveWay(holdings);
        return List.copyOf(holdings);
    }

    private Holding holding(Believed<HolderAppointed> appointed, List<Believed<Fact>> facts) {
        LocalDate from = appointed.fact().effectiveFrom().first();
        List<Version<Term>> terms = terms(appointed, facts);
        Believed<AppointmentEnded> end = Chains.only(AppointmentEnded.class, facts).stream()
                .min(Comparator.comparing(ended -> ended.fact().until()))
                .orElse(null);
        LocalDate until = end == null ? vacated(terms) : end.fact().until().first();
        EndBecause because = end == null ? EndBecause.TERM : EndBecause.FACT;
        Believed<PostAbolished> dissolution = abolished;
        if (dissolution != null
                && (until == null || dissolution.fact().effectiveFrom().first().isBefore(until))) {
            until = dissolution.fact().effectiveFrom().first();
            because = EndBecause.DISSOLUTION;
        } else {
            dissolution = null;
        }
        return new Holding(
                appointed,
                end,
                dissolution,
                new Effective(from, until),
                until == null ? null : because,
                terms,
                absences(facts),
                Chains.only(DutyNoted.class, facts));
    }

    private List<Version<Term>> terms(Believed<HolderAppointed> appointed, List<Believed<Fact>> facts) {
        List<Believed<Fact>> stating = facts.stream()
                .filter(fact -> fact.fact() instanceof HolderAppointed || fact.fact() instanceof TermChanged)
                .toList();
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
        List<Holding> open =
                new ArrayList<>(holdings.stream().filter(Holding::mayGiveWay).toList());
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
                    .filter(holding -> holding.capacity().fillsSeat() && holding.holdsOn(day))
                    .count();
            runOut.stream().limit(Math.max(0, filled - seats)).forEach(leaving -> {
                open.remove(leaving);
                holdings.set(holdings.indexOf(leaving), leaving.succeededOn(day));
            });
        }
    }
}
