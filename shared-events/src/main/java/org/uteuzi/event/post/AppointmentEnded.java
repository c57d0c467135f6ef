package org.uteuzi.event.post;

import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.EventType;
import org.uteuzi.time.PartialDate;

/**
 * An appointment came to its end.
 *
 * @param until the first day on which it no longer holds; a last day of 2020 is an {@code until} of 2021
 * @param endedBy who ended it, {@code office:ID} or {@code post:ID}; null: not stated
 */
@EventType("post.appointment-ended")
public record AppointmentEnded(
        String factId,
        String appointmentId,
        String postId,
        PartialDate until,
        EndReason reason,
        @Nullable String endedBy,
        DateBasis dateBasis,
        @Nullable Correction corrects)
        implements AppointmentEvent {

    /** What an instrument leaves out is the same as not stated. */
    public AppointmentEnded {
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }

    @Override
    public PartialDate effectiveFrom() {
        return until;
    }

    /** The last day in, as precise as the end is stated. */
    public PartialDate lastDay() {
        return until.preceding();
    }
}
