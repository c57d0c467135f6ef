package org.uteuzi.event.post;

import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.EventType;
import org.uteuzi.time.PartialDate;

/**
 * A post ceased to exist, with all that is held in it.
 *
 * @param effectiveFrom the first day without it; a last day of 2020 is an {@code effectiveFrom} of 2021
 */
@EventType("post.post-abolished")
public record PostAbolished(
        String factId,
        String postId,
        PartialDate effectiveFrom,
        DateBasis dateBasis,
        @Nullable Correction corrects) implements PostEvent {

    /** What an instrument leaves out is the same as not stated. */
    public PostAbolished {
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }

    /** The last day on which it exists, as precise as its abolition is stated. */
    public PartialDate lastDay() {
        return effectiveFrom.preceding();
    }
}
