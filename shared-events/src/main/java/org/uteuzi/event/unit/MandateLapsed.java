package org.uteuzi.event.unit;

import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.EventType;
import org.uteuzi.time.PartialDate;

/**
 * A mandate is no longer in force, because the law that it rested on is not; none takes its place unless one is set.
 *
 * @param mandate factId of the mandate
 * @param effectiveFrom the first day on which it is not in force
 */
@EventType("unit.mandate-lapsed")
public record MandateLapsed(
        String factId,
        String unitId,
        String mandate,
        PartialDate effectiveFrom,
        DateBasis dateBasis,
        @Nullable Correction corrects)
        implements UnitEvent {

    /** What an instrument leaves out is the same as not stated. */
    public MandateLapsed {
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }
}
