package org.uteuzi.timeline;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.post.AppointmentEnded;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.time.Effective;
import org.uteuzi.time.PartialDate;

/**
 * An appointment with the days on which it holds. Where these are none, because it ended before it began, it stays in the
 * record.
 *
 * @param end the fact that ends it; null where none does
 * @param endBecause what ends it; null while no end is in sight
 * @param pastTermFrom the first day after its term; null where no term is stated
 * @param pastTerm the state from that day on
 */
public record Holding(
        Believed<HolderAppointed> appointed,
        @Nullable Believed<AppointmentEnded> end,
        Effective effective,
        @Nullable EndBecause endBecause,
        @Nullable LocalDate pastTermFrom,
        TermState pastTerm) {

    /** What brought an appointment to its end. */
    public enum EndBecause {
        /** A recorded end. */
        FACT,
        /** Its term ran out and the law says that the holder leaves. */
        TERM,
        /** Somebody was appointed to the seat after its term had run out. */
        SUCCESSOR
    }

    /** How a holder stands to the term. */
    public enum TermState {
        IN_TERM,
        /** Past the term; the law says that the holder stays until an end or a successor. */
        HOLDING_OVER,
        /** Past the term, and no law says what follows. */
        TERM_RUN_OUT
    }

    public String appointmentId() {
        return appointed.fact().appointmentId();
    }

    public Capacity capacity() {
        return appointed.fact().capacity();
    }

    public LocalDate from() {
        return effective.from();
    }

    public @Nullable LocalDate until() {
        return effective.until();
    }

    public boolean holdsOn(LocalDate day) {
        return effective.contains(day);
    }

    public TermState stateOn(LocalDate day) {
        return pastTermFrom == null || day.isBefore(pastTermFrom) ? TermState.IN_TERM : pastTerm;
    }

    /** Whether the dates as stated leave no doubt about that day. */
    public boolean certainOn(LocalDate day) {
        PartialDate termEndsOn = appointed.fact().termEndsOn();
        return !appointed.fact().effectiveFrom().leavesOpen(day)
                && (end == null || !end.fact().lastDay().leavesOpen(day))
                && (termEndsOn == null || !termEndsOn.leavesOpen(day));
    }

    boolean mayGiveWayOn(LocalDate day) {
        return end == null && capacity().fillsSeat() && holdsOn(day) && stateOn(day) != TermState.IN_TERM;
    }

    Holding succeededOn(LocalDate day) {
        return new Holding(
                appointed, end, new Effective(effective.from(), day), EndBecause.SUCCESSOR, pastTermFrom, pastTerm);
    }
}
