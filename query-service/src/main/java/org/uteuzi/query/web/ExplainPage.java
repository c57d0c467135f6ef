package org.uteuzi.query.web;

import java.util.List;

/**
 * Why the answer for a day is another one now.
 *
 * @param lead whether it is
 * @param compare the two answers side by side
 * @param then the earlier answer
 */
record ExplainPage(String lead, List<Reason> reasons, String compare, String then) {

    record Reason(String entry, String instrumentId, String sentence) {}
}
