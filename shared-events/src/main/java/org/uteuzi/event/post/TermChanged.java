package org.uteuzi.event.post;

import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.EventType;
import org.uteuzi.time.PartialDate;

/**
 * The term of an appointment was made longer or shorter. A renewal is no change of the term but a new appointment.
 *
 * @param termEndsOn the last day of the term from now on
 * @param effectiveFrom the day from which the new term runs; until then the one before does
 */
@EventType("post.term-changed")
public record TermChanged(
        String factId,
        String appointmentId,
        String postId,
        PartialDate termEndsOn,
        PartialDate effectiveFrom,
        DateBasis dateBasis,
        @Nullable Correction corrects)
        implements AppointmentEvent {

    /** What an instrument leaves out is the same as not stated. */
    public TermChanged {
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }
}
