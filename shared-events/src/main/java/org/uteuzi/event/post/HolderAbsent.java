package org.uteuzi.event.post;

import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.EventType;
import org.uteuzi.time.PartialDate;

/**
 * A holder is absent; the seat stays held.
 *
 * @param until the first day back; null: not stated
 */
@EventType("post.holder-absent")
public record HolderAbsent(
        String factId,
        String appointmentId,
        String postId,
        Absence absence,
        PartialDate effectiveFrom,
        @Nullable PartialDate until,
        DateBasis dateBasis,
        @Nullable Correction corrects)
        implements AppointmentEvent {

    /** What an instrument leaves out is the same as not stated. */
    public HolderAbsent {
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }

    /** The last day away, as precise as the first day back is stated. */
    public @Nullable PartialDate lastDay() {
        return until == null ? null : until.preceding();
    }
}
