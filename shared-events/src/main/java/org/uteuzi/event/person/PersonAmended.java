package org.uteuzi.event.person;

import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.EventType;
import org.uteuzi.time.PartialDate;

/** A person goes by another name from a day on. */
@EventType("person.person-amended")
public record PersonAmended(
        String factId,
        String personId,
        String name,
        PartialDate effectiveFrom,
        DateBasis dateBasis,
        @Nullable Correction corrects)
        implements PersonEvent {

    /** What an instrument leaves out is the same as not stated. */
    public PersonAmended {
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }
}
