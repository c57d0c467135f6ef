package org.uteuzi.naive;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.post.AppointmentEnded;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.event.post.Terms;
import org.uteuzi.naive.NaiveBelief.Believed;
import org.uteuzi.naive.NaiveHolder.EndBecause;
import org.uteuzi.naive.NaiveHolder.State;
import org.uteuzi.time.PartialDate;

/** One believed appointment while its post is being folded; its end moves when a successor comes. */
final class NaiveAppointment {

    final Believed believed;
    final HolderAppointed appointed;
    final @Nullable AppointmentEnded endFact;
    final LocalDate start;
    final @Nullable LocalDate firstDayPastTerm;
    final Terms.@Nullable OnExpiry onExpiry;

    @Nullable
    LocalDate end;

    @Nullable
    EndBecause endBecause;

    /** @param onExpiry what the post's terms in force on the first day past the term say, null: not stated */
    NaiveAppointment(Believed believed, @Nullable AppointmentEnded endFact, Terms.@Nullable OnExpiry onExpiry) {
        this.believed = believed;
        this.endFact = endFact;
        this.onExpiry = onExpiry;
        appointed = (HolderAppointed) believed.fact();
        start = appointed.effectiveFrom().first();
        firstDayPastTerm = firstDayPastTerm(appointed);
        // "The end is the earliest believed end fact, even if later than its term; else, by the post's terms in force
        // on
        // the day after termEndsOn: VACATE ends it there, HOLD_OVER continues it as HOLDING_OVER until an end or a
        // successor, not stated continues it as TERM_RUN_OUT"
        if (endFact != null) {
            end = endFact.until().first();
            endBecause = EndBecause.FACT;
        } else if (firstDayPastTerm != null && onExpiry == Terms.OnExpiry.VACATE) {
            end = firstDayPastTerm;
            endBecause = EndBecause.TERM;
        }
    }

    /** "As lastDay and termEndsOn they count to their last day." */
    static @Nullable LocalDate firstDayPastTerm(HolderAppointed appointed) {
        return appointed.termEndsOn() == null
                ? null
                : appointed.termEndsOn().last().plusDays(1);
    }

    String id() {
        return appointed.appointmentId();
    }

    /** "SUBSTANTIVE and EX_OFFICIO fill seats; ACTING fills none." */
    boolean fillsASeat() {
        return appointed.capacity() == Capacity.SUBSTANTIVE || appointed.capacity() == Capacity.EX_OFFICIO;
    }

    /** "An appointment holds from its start to the day before its end"; with its end at or before its start on no day. */
    boolean holdsOn(LocalDate day) {
        return !day.isBefore(start) && (end == null || day.isBefore(end));
    }

    boolean isPastTermOn(LocalDate day) {
        return firstDayPastTerm != null && !day.isBefore(firstDayPastTerm);
    }

    /** "With an end fact and VACATE the days between term and end are TERM_RUN_OUT." */
    State stateOn(LocalDate day) {
        if (!isPastTermOn(day)) {
            return State.IN_TERM;
        }
        return onExpiry == Terms.OnExpiry.HOLD_OVER ? State.HOLDING_OVER : State.TERM_RUN_OUT;
    }

    /**
     * "certain(on) of a holder is false iff {@code on} lies inside the stretch [first, last] of a partial effectiveFrom, of
     * the partial lastDay of its counting end fact, or of a partial termEndsOn."
     */
    boolean isCertainOn(LocalDate day) {
        return !isOpen(appointed.effectiveFrom(), day)
                && !isOpen(appointed.termEndsOn(), day)
                && (endFact == null || !isOpen(lastDay(endFact.until()), day));
    }

    /** "The open stretch of a partial end is the period of its lastDay": the year or month before {@code until}. */
    private static PartialDate lastDay(PartialDate until) {
        LocalDate before = until.first().minusDays(1);
        return new PartialDate(before.toString().substring(0, until.text().length()));
    }

    private static boolean isOpen(@Nullable PartialDate date, LocalDate day) {
        return date != null
                && date.text().length() < "2019-07-01".length()
                && !day.isBefore(date.first())
                && !day.isAfter(date.last());
    }

    NaiveHolder holder(LocalDate day, @Nullable String name) {
        return new NaiveHolder(
                id(),
                appointed.personId(),
                name,
                appointed.capacity(),
                appointed.effectiveFrom(),
                end,
                endBecause == EndBecause.FACT ? Objects.requireNonNull(endFact).until() : null,
                endBecause,
                appointed.termEndsOn(),
                stateOn(day),
                isCertainOn(day),
                believed.id());
    }
}
