package org.uteuzi.naive;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.time.PartialDate;

/**
 * Somebody in a post on a day.
 *
 * @param personId ex officio through a post: who holds that one that day
 * @param name of that day; null where nobody is named or the person is no longer believed registered
 * @param from as written
 * @param until the first day out, derived ends too; null while none is known
 * @param untilAsWritten as the fact that ends it or abolishes its post has it; null where the end is derived of none
 * @param endBecause null while no end is known
 * @param termEndsOn in force that day
 * @param certain false inside the stretch that a partial date of the appointment leaves open
 * @param factId of the appointment as first recorded
 * @param absence null if present
 * @param duty what is told of it
 * @param through the appointment by which the post named in {@code exOfficio} is held that day; else null
 */
public record NaiveHolder(
        String appointmentId,
        @Nullable String personId,
        @Nullable String name,
        Capacity capacity,
        PartialDate from,
        @Nullable LocalDate until,
        @Nullable PartialDate untilAsWritten,
        @Nullable EndBecause endBecause,
        @Nullable PartialDate termEndsOn,
        State state,
        boolean certain,
        String factId,
        @Nullable NaiveAbsence absence,
        NaiveDuty duty,
        @Nullable Through through) {

    /** By holding another post: the same appointment, but the one who holds that one. */
    NaiveHolder heldBy(NaiveHolder of) {
        boolean isActing = of.capacity == Capacity.ACTING || of.through != null && of.through.acting();
        return new NaiveHolder(
                appointmentId,
                of.personId,
                of.name,
                capacity,
                from,
                until,
                untilAsWritten,
                endBecause,
                termEndsOn,
                state,
                certain && of.certain,
                factId,
                absence == null ? of.absence : absence,
                duty,
                new Through(of.appointmentId, isActing));
    }

    NaiveHolder asAnswered() {
        return new NaiveHolder(
                appointmentId,
                personId,
                name,
                capacity,
                from,
                until,
                untilAsWritten,
                endBecause,
                termEndsOn,
                state,
                certain,
                factId,
                absence,
                NaiveDuty.NOTHING_TOLD,
                through);
    }

    /** What ends an appointment. */
    public enum EndBecause {
        FACT,
        TERM,
        SUCCESSOR,
        DISSOLUTION
    }

    /** How a holder stands to the term. */
    public enum State {
        IN_TERM,
        HOLDING_OVER,
        TERM_RUN_OUT
    }

    /**
     * Who holds another post that day.
     *
     * @param acting whether it is the one who acts in it: that is marked
     */
    public record Through(String appointmentId, boolean acting) {}
}
