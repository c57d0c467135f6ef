package org.uteuzi.event.post;

import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.EventType;
import org.uteuzi.time.PartialDate;

/**
 * Days told of a holder's duty. They are kept and shown; nobody holds a post longer or shorter for them.
 *
 * @param swornOn the day of the oath; null: not told
 * @param assumedOn the day on which the holder took up the work; null: not told
 * @param releasedOn the day on which the holder was let go from it; null: not told
 */
@EventType("post.duty-noted")
public record DutyNoted(
        String factId,
        String appointmentId,
        String postId,
        @Nullable PartialDate swornOn,
        @Nullable PartialDate assumedOn,
        @Nullable PartialDate releasedOn,
        DateBasis dateBasis,
        @Nullable Correction corrects)
        implements AppointmentEvent {

    /** What an instrument leaves out is the same as not stated. */
    public DutyNoted {
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }

    /** It counts on no day of its own. */
    @Override
    public @Nullable PartialDate effectiveFrom() {
        return null;
    }
}
