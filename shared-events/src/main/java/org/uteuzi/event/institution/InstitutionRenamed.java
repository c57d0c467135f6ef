package org.uteuzi.event.institution;

import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.EventType;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

/** A public body goes by another name. */
@EventType("institution.institution-renamed")
public record InstitutionRenamed(
        String factId,
        String institutionId,
        LocalizedText name,
        PartialDate effectiveFrom,
        DateBasis dateBasis,
        @Nullable Correction corrects)
        implements InstitutionEvent {

    /** What an instrument leaves out is the same as not stated. */
    public InstitutionRenamed {
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }
}
