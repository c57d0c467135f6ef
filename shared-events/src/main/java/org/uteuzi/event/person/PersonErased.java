package org.uteuzi.event.person;

import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.EventType;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.time.PartialDate;

/**
 * What says who a person is was made unreadable for good, by the decision of two people: the key is destroyed with which it was
 * sealed. What was recorded of offices stays, under the id.
 *
 * @param legalBasis by which law they have a right to it
 */
@EventType("person.person-erased")
public record PersonErased(
        String factId, String personId, @Nullable LegalBasis legalBasis) implements PersonEvent {

    /** It is so at once, whatever day is asked about. */
    @Override
    public @Nullable PartialDate effectiveFrom() {
        return null;
    }

    /** It is never one. */
    @Override
    public @Nullable Correction corrects() {
        return null;
    }
}
