package org.uteuzi.query.comparison;

import java.util.List;
import org.uteuzi.query.structure.Basis;

/**
 * Why the answer for a day differs from an earlier one.
 *
 * @param basis the earlier answer
 * @param against the answer as known now
 * @param lead whether they differ, in the language asked for
 */
public record ExplainAnswer(Basis basis, Basis against, boolean same, String lead, List<Reason> reasons) {

    /** A statement that makes them differ, and its entry, in a few sentences. */
    public record Reason(long entry, String instrumentId, String sentence) {}
}
