package org.uteuzi.event.institution;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.EventType;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

/**
 * A public body came into being.
 *
 * @param timeZone the zone whose calendar days its dates mean (IANA name)
 * @param succeeds units and institutions whose work it takes over, as references
 */
@EventType("institution.institution-established")
public record InstitutionEstablished(
        String factId,
        String institutionId,
        LocalizedText name,
        String timeZone,
        @Nullable LegalBasis legalBasis,
        List<String> succeeds,
        PartialDate effectiveFrom,
        DateBasis dateBasis,
        @Nullable Correction corrects)
        implements InstitutionEvent {

    /** What an instrument leaves out is the same as not stated. */
    public InstitutionEstablished {
        timeZone = timeZone == null ? DEFAULT_TIME_ZONE : timeZone;
        succeeds = succeeds == null ? List.of() : List.copyOf(succeeds);
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }

    /** The zone of an institution that states none. */
    public static final String DEFAULT_TIME_ZONE = "Africa/Dar_es_Salaam";
}
