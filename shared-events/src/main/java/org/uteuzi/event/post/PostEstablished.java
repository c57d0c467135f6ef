package org.uteuzi.event.post;

import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.EventType;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

/**
 * A post came into being in a unit; it exists with or without a holder.
 *
 * @param reportsTo the post it answers to; null: not stated
 * @param headsUnit whether its holder leads the unit; null: not stated
 * @param seats how many may hold it at once; null: not stated
 */
@EventType("post.post-established")
public record PostEstablished(
        String factId,
        String postId,
        String unitId,
        LocalizedText title,
        @Nullable String reportsTo,
        @Nullable Boolean headsUnit,
        @Nullable Integer seats,
        Terms terms,
        PartialDate effectiveFrom,
        DateBasis dateBasis,
        @Nullable Correction corrects)
        implements PostEvent {

    /** What an instrument leaves out is the same as not stated. */
    public PostEstablished {
        terms = terms == null ? Terms.NOT_STATED : terms;
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }
}
