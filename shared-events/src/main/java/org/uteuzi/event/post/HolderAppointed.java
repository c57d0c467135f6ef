package org.uteuzi.event.post;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.EventType;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.time.PartialDate;

/**
 * A person was appointed to a post.
 *
 * @param personId null where the source names nobody (history only), or where {@code exOfficio} says who
 * @param exOfficio the post or office whose holder holds this one, as a reference
 * @param appointedBy who appointed, {@code office:ID} or {@code post:ID}; null: not stated
 * @param termEndsOn the last day of the term; null: not stated
 * @param termNumber the how-manieth term of this person in this post
 * @param qualifications what the instrument shows of the appointee
 * @param legalBasis the power used
 * @param continues an appointment ended by the same instrument whose term and unbroken service go on in this one
 * @param replaces the appointment whose seat this one takes
 */
@EventType("post.holder-appointed")
public record HolderAppointed(
        String factId,
        String appointmentId,
        String postId,
        @Nullable String personId,
        @Nullable String exOfficio,
        Capacity capacity,
        @Nullable String appointedBy,
        @Nullable PartialDate termEndsOn,
        @Nullable Integer termNumber,
        List<String> qualifications,
        @Nullable LegalBasis legalBasis,
        @Nullable String continues,
        @Nullable String replaces,
        PartialDate effectiveFrom,
        DateBasis dateBasis,
        @Nullable Correction corrects)
        implements AppointmentEvent {

    /** What an instrument leaves out is the same as not stated. */
    public HolderAppointed {
        qualifications = qualifications == null ? List.of() : List.copyOf(qualifications);
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }
}
