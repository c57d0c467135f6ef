package org.uteuzi.query.unit;

import java.util.List;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.time.PartialDate;

/** Which units and institutions came before a unit and after it, through any number of mergers and splits. */
public record LineageAnswer(Basis basis, String unitId, List<Step> steps) {

    /**
     * One followed the other.
     *
     * @param before {@code unit:ID} or {@code institution:ID}
     * @param after {@code unit:ID} or {@code institution:ID}
     * @param on the day of which the paper says it
     */
    public record Step(String before, String after, PartialDate on, String factId, String instrumentId) {}
}
