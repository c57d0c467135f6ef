package org.uteuzi.query.unit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.query.unit.WordDifference.Piece;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

/** The versions of a unit's mandate as known at a point, the first one first. */
public record MandatesAnswer(Basis basis, String unitId, List<Version> versions) {

    /**
     * @param until the first day on which it holds no more; null while it does
     * @param difference from the words that it takes over, else from the version before; null of a first one that takes over none
     */
    public record Version(
            LocalizedText text,
            List<LocalizedText> functions,
            @Nullable LegalBasis legalBasis,
            PartialDate from,
            @Nullable PartialDate until,
            String factId,
            String instrumentId,
            @Nullable Difference difference) {}

    /**
     * @param against the mandates whose words are compared
     * @param sw the Swahili words; empty where neither has any
     * @param en the English words; empty where neither has any
     */
    public record Difference(List<String> against, List<Piece> sw, List<Piece> en) {}
}
