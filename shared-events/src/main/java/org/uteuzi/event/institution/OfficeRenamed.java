package org.uteuzi.event.institution;

import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.EventType;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

/** An office outside the institutions goes by another name. */
@EventType("office.office-renamed")
public record OfficeRenamed(
        String factId,
        String officeId,
        LocalizedText name,
        PartialDate effectiveFrom,
        DateBasis dateBasis,
        @Nullable Correction corrects)
        implements OfficeEvent {

    /** What an instrument leaves out is the same as not stated. */
    public OfficeRenamed {
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }
}
