package org.uteuzi.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Fact;
import org.uteuzi.event.post.AppointmentEnded;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.post.DutyNoted;
import org.uteuzi.event.post.HolderAbsent;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.time.Effective;
import org.uteuzi.time.PartialDate;

/**
 * An appointment with the days on which it holds. Where these are none, because it ended before it began, it stays in the
 * record.
 *
 * @param end the earliest fact that ends it, whether or not something else did before; null where none does
 * @param dissolution the abolition of the post, or the dissolution of its unit or institution, where that ends it; null
 *     where not
 * @param endBecause what ends it; null while no end is in sight
 * @param terms the term that runs, from one change of it to the next; of what lies past its end none counts
 * @param absences in the order in which they begin; they may overlap
 * @param duties what was told of the holder's duty, as first recorded; it changes nothing else
 * @param through by whom the post is held that an ex-officio seat names, over the days on which anybody holds it; null
 *     where none is named, or where the post is looked at by itself
 */
public record Holding(
        Believed<HolderAppointed> appointed,
        @Nullable Believed<AppointmentEnded> end,
        @Nullable Believed<? extends Fact> dissolution,
        Effective effective,
        @Nullable EndBecause endBecause,
        List<Version<Term>> terms,
        List<Believed<HolderAbsent>> absences,
        List<Believed<DutyNoted>> duties,
        @Nullable List<Version<Through>> through) {

    /** What brought an appointment to its end. */
    public enum EndBecause {
        /** A recorded end. */
        FACT,
        /** Its term ran out and the law says that the holder leaves. */
        TERM,
        /** Somebody was appointed to the seat after its term had run out. */
        SUCCESSOR,
        /** The post, its unit or its institution came to its end. */
        DISSOLUTION
    }

    /** How a holder stands to the term. */
    public enum TermState {
        IN_TERM,
        /** Past the term; the law says that the holder stays until an end or a successor. */
        HOLDING_OVER,
        /** Past the term, and no law says what follows. */
        TERM_RUN_OUT
    }

    /**
     * How long somebody is appointed for.
     *
     * @param endsOn the last day as stated; null: not stated
     * @param pastFrom the first day after it; null where there is none
     * @param past the state from that day on
     */
    public record Term(
            @Nullable PartialDate endsOn, @Nullable LocalDate pastFrom, TermState past) {

        /** How a holder stands to it on a day on which it runs. */
        public TermState stateOn(LocalDate day) {
            return pastFrom == null || day.isBefore(pastFrom) ? TermState.IN_TERM : past;
        }
    }

    public String appointmentId() {
        return appointed.fact().appointmentId();
    }

    public Capacity capacity() {
        return appointed.fact().capacity();
    }

    /** The appointment, perhaps to another post, whose term and unbroken service go on in this one; null: none. */
    public @Nullable String continues() {
        return appointed.fact().continues();
    }

    public LocalDate from() {
        return effective.from();
    }

    public @Nullable LocalDate until() {
        return effective.until();
    }

    /** Ex officio nobody holds the seat on a day on which nobody holds the post that it names. */
    public boolean holdsOn(LocalDate day) {
        return effective.contains(day) && (through == null || throughOn(day).isPresent());
    }

    /** By whom an ex-officio seat is held on a day; empty where it names no post, or nobody holds that one. */
    public Optional<Through> throughOn(LocalDate day) {
        return through == null ? Optional.empty() : Versions.on(day, through).map(Version::value);
    }

    /** Who holds the seat on a day; null where nobody is named. */
    public @Nullable String personOn(LocalDate day) {
        Holding holder =
                through == null ? this : throughOn(day).map(Through::holder).orElse(this);
        return holder.appointed.fact().personId();
    }

    /** Whether somebody with one of these ids holds by it, on whatever day. */
    public boolean isEverHeldBy(Set<String> personIds) {
        return Stream.concat(
                        Stream.of(this),
                        Stream.ofNullable(through)
                                .flatMap(List::stream)
                                .map(stretch -> stretch.value().holder()))
                .map(holding -> holding.appointed.fact().personId())
                .anyMatch(person -> person != null && personIds.contains(person));
    }

    /** The days on which somebody holds, in order; neighbouring ones are one stretch. */
    public List<Effective> days() {
        if (through == null) {
            return effective.isEmpty() ? List.of() : List.of(effective);
        }
        List<Effective> days = new ArrayList<>();
        for (Version<Through> stretch : through) {
            boolean goesOn =
                    !days.isEmpty() && stretch.from().equals(days.getLast().until());
            LocalDate from = goesOn ? days.removeLast().from() : stretch.from();
            days.add(new Effective(from, stretch.until()));
        }
        return days;
    }

    /** The term that runs on a day; on one before the start the first, after the end the last. */
    public Version<Term> termOn(LocalDate day) {
        if (terms.size() == 1) {
            return terms.getFirst(); // as nearly always
        }
        return Versions.on(day, terms).orElse(day.isBefore(from()) ? terms.getFirst() : terms.getLast());
    }

    public TermState stateOn(LocalDate day) {
        return termOn(day).value().stateOn(day);
    }

    /** The days on which something of the holding changes: it itself, the term that runs, how it stands to it, an absence. */
    public SortedSet<LocalDate> turningDays() {
        SortedSet<LocalDate> days = new TreeSet<>();
        for (Version<Term> term : terms) {
            days.add(term.from());
            LocalDate pastFrom = term.value().pastFrom();
            if (pastFrom != null && term.holdsOn(pastFrom)) {
                days.add(pastFrom);
            }
        }
        for (Believed<HolderAbsent> absent : absences) {
            days.add(absent.fact().effectiveFrom().first());
            if (absent.fact().until() != null) {
                days.add(absent.fact().until().first());
            }
        }
        for (Version<Through> stretch : through == null ? List.<Version<Through>>of() : through) {
            stretch.value().chain().forEach(holding -> days.addAll(holding.turningDays()));
        }
        days.removeIf(day -> !holdsOn(day));
        if (through != null) {
            through.forEach(stretch -> days.add(stretch.from()));
        }
        days().forEach(stretch -> {
            days.add(stretch.from());
            if (stretch.until() != null) {
                days.add(stretch.until());
            }
        });
        return days;
    }

    /**
     * How the holder is absent on a day: of several absences the one that began last, of one day the one recorded last. Who
     * is absent from the post that an ex-officio seat names is absent from the seat.
     */
    public Optional<Believed<HolderAbsent>> absentOn(LocalDate day) {
        return holdsOn(day) && !(absences.isEmpty() && through == null)
                ? ownAbsenceOn(day).or(() -> throughOn(day).flatMap(through -> through.absentOn(day)))
                : Optional.empty();
    }

    private Optional<Believed<HolderAbsent>> ownAbsenceOn(LocalDate day) {
        return absences.stream().filter(absent -> isAwayOn(day, absent.fact())).reduce((earlier, later) -> later);
    }

    private static boolean isAwayOn(LocalDate day, HolderAbsent absent) {
        PartialDate until = absent.until();
        return new Effective(absent.effectiveFrom().first(), until == null ? null : until.first()).contains(day);
    }

    /** Whether the dates as stated leave no doubt about that day. */
    public boolean certainOn(LocalDate day) {
        Version<Term> term = termOn(day);
        PartialDate until = statedUntil();
        return !leavesOpen(appointed.fact().effectiveFrom(), day)
                // a full day is the last one in as it is the first one out
                && (until == null
                        || until.precision() == PartialDate.Precision.DAY
                        || !leavesOpen(until.preceding(), day))
                && !leavesOpen(term.because().fact().effectiveFrom(), day)
                && !leavesOpen(term.value().endsOn(), day)
                && (absences.isEmpty() || absences.stream().allMatch(absent -> leavesNoDoubt(absent.fact(), day)))
                && (through == null
                        || throughOn(day).stream()
                                .allMatch(through -> through.chain().stream().allMatch(by -> by.certainOn(day))));
    }

    private static boolean leavesOpen(@Nullable PartialDate date, LocalDate day) {
        return date != null && date.leavesOpen(day);
    }

    private static boolean leavesNoDoubt(HolderAbsent absent, LocalDate day) {
        PartialDate lastDay = absent.lastDay();
        return !absent.effectiveFrom().leavesOpen(day) && (lastDay == null || !lastDay.leavesOpen(day));
    }

    /** The first day out as stated by what ends it, a full date where the end is derived; null while none is in sight. */
    public @Nullable PartialDate statedUntil() {
        if (dissolution != null && Versions.firstDay(dissolution).equals(until())) {
            return dissolution.fact().effectiveFrom();
        }
        if (endBecause == EndBecause.FACT && end != null) {
            return end.fact().until();
        }
        return until() == null ? null : PartialDate.of(until());
    }

    /** Whether a newcomer can ever end it. */
    boolean mayGiveWay() {
        return end == null
                && capacity().fillsSeat()
                && terms.stream().anyMatch(term -> term.value().pastFrom() != null);
    }

    boolean mayGiveWayOn(LocalDate day) {
        return holdsOn(day) && stateOn(day) != TermState.IN_TERM;
    }

    Holding succeededOn(LocalDate day) {
        return endedBy(day, EndBecause.SUCCESSOR, null);
    }

    Holding endedBy(
            @Nullable LocalDate day, @Nullable EndBecause because, @Nullable Believed<? extends Fact> dissolution) {
        return new Holding(
                appointed, end, dissolution, new Effective(from(), day), because, terms, absences, duties, through);
    }

    /** The same, held by whoever holds the post that it names. */
    public Holding through(List<Version<Through>> through) {
        return new Holding(
                appointed, end, dissolution, effective, endBecause, terms, absences, duties, List.copyOf(through));
    }
}
