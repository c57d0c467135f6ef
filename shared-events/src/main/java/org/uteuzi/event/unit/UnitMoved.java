package org.uteuzi.event.unit;

import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.EventType;
import org.uteuzi.time.PartialDate;

/**
 * A unit became part of another one.
 *
 * @param parentUnitId null: directly within the institution
 */
@EventType("unit.unit-moved")
public record UnitMoved(
        String factId,
        String unitId,
        @Nullable String parentUnitId,
        PartialDate effectiveFrom,
        DateBasis dateBasis,
        @Nullable Correction corrects)
        implements UnitEvent {

    /** What an instrument leaves out is the same as not stated. */
    public UnitMoved {
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }
}
