package org.uteuzi.naive;

import org.jspecify.annotations.Nullable;
import org.uteuzi.event.unit.UnitKind;
import org.uteuzi.text.LocalizedText;

/** A unit on a day on which it exists. */
public record NaiveUnit(
        String id,
        String institutionId,
        UnitKind kind,
        LocalizedText name,
        @Nullable String parentId,
        @Nullable NaiveMandate mandate) {}
