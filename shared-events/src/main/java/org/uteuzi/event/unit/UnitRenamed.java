package org.uteuzi.event.unit;

import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.EventType;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

/** A unit goes by another name. */
@EventType("unit.unit-renamed")
public record UnitRenamed(
        String factId,
        String unitId,
        LocalizedText name,
        PartialDate effectiveFrom,
        DateBasis dateBasis,
        @Nullable Correction corrects)
        implements UnitEvent {

    /** What an instrument leaves out is the same as not stated. */
    public UnitRenamed {
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }
}
