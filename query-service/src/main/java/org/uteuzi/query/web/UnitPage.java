package org.uteuzi.query.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.query.unit.WordDifference;
import org.uteuzi.query.web.Lane.Paper;
import org.uteuzi.query.web.StructurePage.UnitRow;
import org.uteuzi.query.web.Words.Said;

/**
 * One unit: how it stands on the day asked about, what its mandate was when, and what came before and after it.
 *
 * @param now null on a day on which it does not exist
 * @param parentId null where it stands in no other unit that day
 */
record UnitPage(
        @Nullable UnitRow now,
        @Nullable String parentId,
        List<Part> parts,
        List<Mandate> mandates,
        List<Step> lineage) {

    /** A unit that stands in it. */
    record Part(String id, Said name) {}

    /**
     * A version of the mandate.
     *
     * @param counts whether it is the one of the day asked about
     * @param difference from the words that it was made from; empty where there are none
     */
    record Mandate(
            String number,
            String when,
            boolean counts,
            Said text,
            List<WordDifference.Piece> difference,
            List<Said> functions,
            @Nullable String legalBasis,
            Paper paper) {}

    /** One followed the other. */
    record Step(Named before, Named after, String on, Paper paper) {}

    /** @param address null for this unit itself */
    record Named(String name, @Nullable String address) {}
}
