package org.uteuzi.event.post;

import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.EventType;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

/** Some of what is said of a post changed; each attribute by itself. With another unit the post moves, holders and all. */
@EventType("post.post-amended")
public record PostAmended(
        String factId,
        String postId,
        @Nullable Change<String> unitId,
        @Nullable Change<LocalizedText> title,
        @Nullable Change<String> reportsTo,
        @Nullable Change<Boolean> headsUnit,
        @Nullable Change<Integer> seats,
        TermsChange terms,
        PartialDate effectiveFrom,
        DateBasis dateBasis,
        @Nullable Correction corrects)
        implements PostEvent {

    /** What an instrument leaves out is the same as not stated. */
    public PostAmended {
        terms = terms == null ? TermsChange.NONE : terms;
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }
}
