package org.uteuzi.naive;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.time.PartialDate;

/**
 * Somebody in a post on a day.
 *
 * @param name null where nobody is named or the person is no longer believed registered
 * @param from as written
 * @param until the first day out, derived ends too; null while none is known
 * @param untilAsWritten as the end fact has it; null where the end is derived
 * @param endBecause null while no end is known
 * @param certain false inside the stretch that a partial date of the appointment leaves open
 * @param factId of the appointment as first recorded
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
        String factId) {

    /** What ends an appointment. */
    public enum EndBecause {
        FACT,
        TERM,
        SUCCESSOR
    }

    /** How a holder stands to the term. */
    public enum State {
        IN_TERM,
        HOLDING_OVER,
        TERM_RUN_OUT
    }
}
