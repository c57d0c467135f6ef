package org.uteuzi.naive;

import java.util.List;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

/**
 * The mandate of a unit on a day.
 *
 * @param effectiveFrom as written
 * @param factId of the fact as first recorded
 */
public record NaiveMandate(
        LocalizedText text, List<LocalizedText> functions, PartialDate effectiveFrom, String factId) {}
