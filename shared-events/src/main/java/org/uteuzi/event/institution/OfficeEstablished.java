package org.uteuzi.event.institution;

import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.EventType;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

/** The register learned of an authority outside the institutions, of one jurisdiction. */
@EventType("office.office-established")
public record OfficeEstablished(
        String factId,
        String officeId,
        String jurisdiction,
        LocalizedText name,
        @Nullable LegalBasis legalBasis,
        @Nullable PartialDate effectiveFrom,
        @Nullable Correction corrects)
        implements OfficeEvent {}
