package org.uteuzi.event.unit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.EventType;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.time.PartialDate;

/**
 * How a board must be made up was laid down; each one is a version of its composition.
 *
 * @param minimum the fewest members it may have; null: not stated
 * @param maximum the most members it may have; null: not stated
 * @param quotas how many of them must be of some kind
 */
@EventType("unit.composition-set")
public record CompositionSet(
        String factId,
        String unitId,
        @Nullable Integer minimum,
        @Nullable Integer maximum,
        List<Quota> quotas,
        @Nullable LegalBasis legalBasis,
        PartialDate effectiveFrom,
        DateBasis dateBasis,
        @Nullable Correction corrects)
        implements UnitEvent {

    /** What an instrument leaves out is the same as not stated. */
    public CompositionSet {
        quotas = quotas == null ? List.of() : List.copyOf(quotas);
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }

    /**
     * How many members must show a qualification or be appointed by an authority; where both are given, both at once.
     *
     * @param qualification as the instruments of appointment show it
     * @param appointedBy {@code office:ID} or {@code post:ID}
     * @param minimum the fewest such members; null: not stated
     * @param maximum the most such members; null: not stated
     */
    public record Quota(
            @Nullable String qualification,
            @Nullable String appointedBy,
            @Nullable Integer minimum,
            @Nullable Integer maximum) {}
}
