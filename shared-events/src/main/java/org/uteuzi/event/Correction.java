package org.uteuzi.event;

import org.jspecify.annotations.Nullable;

/**
 * Which fact a statement corrects and why.
 *
 * @param factId the id of the fact as first recorded, however often it was corrected since
 * @param paper the instrument that puts the paper right or the order that sets it aside; null where the recording
 *     instrument says all
 */
public record Correction(
        String factId, Cause cause, String reason, @Nullable String paper) {

    /** Whose mistake a correction or withdrawal mends. Only {@link #RECORDING} counts as an error of recording. */
    public enum Cause {
        /** Our own slip. */
        RECORDING,
        /** The paper was wrong and another paper puts it right. */
        INSTRUMENT,
        /** It happened and was annulled from the beginning. */
        SET_ASIDE
    }
}
