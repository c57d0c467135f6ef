package org.uteuzi.event.institution;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.EventType;
import org.uteuzi.time.PartialDate;

/**
 * A public body came to its end.
 *
 * @param succeededBy units and institutions that take over its work, as references
 * @param effectiveFrom the first day without it; a last day of 2020 is an {@code effectiveFrom} of 2021
 */
@EventType("institution.institution-dissolved")
public record InstitutionDissolved(
        String factId,
        String institutionId,
        List<String> succeededBy,
        PartialDate effectiveFrom,
        DateBasis dateBasis,
        @Nullable Correction corrects)
        implements InstitutionEvent {

    /** What an instrument leaves out is the same as not stated. */
    public InstitutionDissolved {
        succeededBy = succeededBy == null ? List.of() : List.copyOf(succeededBy);
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }
}
