package org.uteuzi.event.institution;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.EventType;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.time.PartialDate;

/**
 * A public body rests on another law from a day on. What it had under the old one carries over, and keeps the instrument
 * that it came by, or lapses; whatever lapses has an end of its own in the same instrument.
 *
 * @param repeals the instrument that the new law repeals; null: not stated
 * @param decisions what becomes of each post, mandate and open appointment
 */
@EventType("institution.legal-basis-changed")
public record LegalBasisChanged(
        String factId,
        String institutionId,
        LegalBasis legalBasis,
        @Nullable String repeals,
        List<Decision> decisions,
        PartialDate effectiveFrom,
        DateBasis dateBasis,
        @Nullable Correction corrects)
        implements InstitutionEvent {

    /** What an instrument leaves out is the same as not stated. */
    public LegalBasisChanged {
        decisions = decisions == null ? List.of() : List.copyOf(decisions);
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }

    /**
     * What becomes of one thing under the new law.
     *
     * @param reference {@code post:ID}, {@code appointment:ID} or {@code mandate:FACTID}
     * @param section of the new law that says so; null: not stated
     */
    public record Decision(
            String reference, Outcome outcome, @Nullable String section) {}

    /** Whether something goes on under a new law. */
    public enum Outcome {
        CARRIES_OVER,
        LAPSES
    }
}
