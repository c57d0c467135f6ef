package org.uteuzi.event;

import org.jspecify.annotations.Nullable;

/** A law and the section of it that something rests on. Act numbers collide between jurisdictions, so all three name it. */
public record LegalBasis(
        @Nullable String jurisdiction,
        @Nullable String number,
        @Nullable Integer year,
        @Nullable String section) {}
