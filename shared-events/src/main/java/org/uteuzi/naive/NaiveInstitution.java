package org.uteuzi.naive;

import org.jspecify.annotations.Nullable;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.text.LocalizedText;

/** An institution on a day on which it exists. */
public record NaiveInstitution(
        String id, LocalizedText name, @Nullable LegalBasis legalBasis) {}
