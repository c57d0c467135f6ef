package org.uteuzi.query.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.query.web.Lane.Paper;

/** All that was ever stated of a thing, on both axes: the days it is about, and the entries between which it counted. */
record BeliefsPage(String back, List<Line> lines) {

    /**
     * A statement.
     *
     * @param when the days it is about; null where it is about none
     * @param counts whether it still does
     * @param until from when it counted no more; null where what took its place is not told here, as it is of somebody else
     * @param tag what it puts right, in a word; null of what is new
     * @param reason for putting something right
     */
    record Line(
            String sentence,
            @Nullable String when,
            Known from,
            boolean counts,
            @Nullable Known until,
            @Nullable String tag,
            String style,
            @Nullable String reason,
            Paper paper) {}

    /** An entry and when it was recorded. */
    record Known(String entry, String at) {}
}
