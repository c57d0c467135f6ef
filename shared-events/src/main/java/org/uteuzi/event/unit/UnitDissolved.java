package org.uteuzi.event.unit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.EventType;
import org.uteuzi.time.PartialDate;

/**
 * A unit came to its end.
 *
 * @param succeededBy units and institutions that take over its work, as references
 * @param effectiveFrom the first day without it; a last day of 2020 is an {@code effectiveFrom} of 2021
 */
@EventType("unit.unit-dissolved")
public record UnitDissolved(
        String factId,
        String unitId,
        List<String> succeededBy,
        PartialDate effectiveFrom,
        DateBasis dateBasis,
        @Nullable Correction corrects)
        implements UnitEvent {

    /** What an instrument leaves out is the same as not stated. */
    public UnitDissolved {
        succeededBy = succeededBy == null ? List.of() : List.copyOf(succeededBy);
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }
}
