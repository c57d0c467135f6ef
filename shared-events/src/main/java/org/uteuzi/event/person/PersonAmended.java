package org.uteuzi.event.person;

import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.EventType;
import org.uteuzi.time.PartialDate;

/**
 * A person goes by another name from a day on.
 *
 * @param name null of a person who was erased
 */
@EventType("person.person-amended")
public record PersonAmended(
        String factId,
        String personId,
        @Nullable String name,
        PartialDate effectiveFrom,
        DateBasis dateBasis,
        @Nullable Correction corrects)
        implements Personal {

    /** What an instrument leaves out is the same as not stated. */
    public PersonAmended {
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }

    @Override
    public PersonAmended named(@Nullable String other) {
        return new PersonAmended(factId, personId, other, effectiveFrom, dateBasis, corrects);
    }
}
