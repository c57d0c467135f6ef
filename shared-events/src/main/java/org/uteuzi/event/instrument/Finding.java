package org.uteuzi.event.instrument;

import org.jspecify.annotations.Nullable;

/**
 * A rule of law that an instrument broke when it was recorded.
 *
 * @param code of the rule
 * @param effect position among the effects of the instrument, from 0; null where the finding lies on an earlier fact
 * @param factId the earlier fact
 * @param acknowledgement why the recorder recorded it all the same: a statement, no clearance; null in imported history
 */
public record Finding(
        String code,
        @Nullable Integer effect,
        @Nullable String factId,
        @Nullable String acknowledgement) {}
