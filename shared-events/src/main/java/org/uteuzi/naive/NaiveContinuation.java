package org.uteuzi.naive;

import org.jspecify.annotations.Nullable;
import org.uteuzi.event.LegalBasis;

/**
 * A law under which something went on that came by an earlier one.
 *
 * @param factId of the change of the legal basis
 * @param section of that law which says so; null: not stated
 */
public record NaiveContinuation(
        String factId, LegalBasis legalBasis, @Nullable String section) {}
