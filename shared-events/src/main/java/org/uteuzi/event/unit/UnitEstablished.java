package org.uteuzi.event.unit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.EventType;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

/**
 * A unit was set up within an institution.
 *
 * @param parentUnitId the unit it is part of; null directly within the institution
 * @param succeeds units and institutions whose work it takes over, as references
 */
@EventType("unit.unit-established")
public record UnitEstablished(
        String factId,
        String unitId,
        String institutionId,
        @Nullable String parentUnitId,
        UnitKind kind,
        LocalizedText name,
        @Nullable LegalBasis legalBasis,
        List<String> succeeds,
        PartialDate effectiveFrom,
        DateBasis dateBasis,
        @Nullable Correction corrects)
        implements UnitEvent {

    /** What an instrument leaves out is the same as not stated. */
    public UnitEstablished {
        succeeds = succeeds == null ? List.of() : List.copyOf(succeeds);
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }
}
