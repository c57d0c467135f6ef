package org.uteuzi.event.instrument;

import org.jspecify.annotations.Nullable;

/**
 * A rule of law that an instrument broke when it was recorded.
 *
 * @param code of the rule
 * @param effect position of the effect that breaks it, from 0; null where no effect is about the things it concerns
 * @param factId the earlier fact that the effect puts in doubt; null where the finding lies on the effect itself
 * @param acknowledgement why the recorder recorded it all the same: a statement, no clearance; null in imported history
 */
public record Finding(
        String code,
        @Nullable Integer effect,
        @Nullable String factId,
        @Nullable String acknowledgement) {}
