package org.uteuzi.query.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.query.web.Lane.Paper;

/**
 * A rule of law that stands broken, as a line of a table.
 *
 * @param name of the rule, in few words
 * @param when the days on which it is so; null where it was so from the beginning and no end is in sight
 * @param acknowledged empty where nobody did
 */
record FindingRow(
        String code,
        String name,
        String text,
        List<About> about,
        @Nullable String when,
        List<Acknowledgement> acknowledged) {

    /** @param address null where it has no page, or none that may be seen */
    record About(String name, @Nullable String address) {}

    record Acknowledgement(String by, String at, String reason, Paper paper) {}
}
