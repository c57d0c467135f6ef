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
 * What a unit is there for was laid down, in words; each one is a version of its mandate.
 *
 * @param functions single duties, where the instrument lists them
 * @param from factIds of the mandates whose words it takes over; differences are shown against those
 */
@EventType("unit.mandate-set")
public record MandateSet(
        String factId,
        String unitId,
        LocalizedText text,
        List<LocalizedText> functions,
        @Nullable LegalBasis legalBasis,
        List<String> from,
        PartialDate effectiveFrom,
        DateBasis dateBasis,
        @Nullable Correction corrects)
        implements UnitEvent {

    /** What an instrument leaves out is the same as not stated. */
    public MandateSet {
        functions = functions == null ? List.of() : List.copyOf(functions);
        from = from == null ? List.of() : List.copyOf(from);
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }
}
