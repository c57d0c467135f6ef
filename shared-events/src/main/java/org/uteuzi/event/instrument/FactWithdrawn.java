package org.uteuzi.event.instrument;

import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.EventType;
import org.uteuzi.event.Fact;
import org.uteuzi.time.PartialDate;

/**
 * A statement is no longer believed: it never happened, or was set aside. Withdrawing a fact withdraws it with all its
 * corrections; a withdrawal and a single correction can be withdrawn too.
 *
 * @param thing the thing that the statement is about, as a reference
 * @param withdraws the factId of the fact, correction or withdrawal
 * @param paper the order that sets it aside or the paper that puts it right
 */
@EventType("instrument.fact-withdrawn")
public record FactWithdrawn(
        String factId,
        String thing,
        String withdraws,
        Correction.Cause cause,
        String reason,
        @Nullable String paper) implements Fact {

    /** A withdrawal is withdrawn, never corrected. */
    @Override
    public @Nullable Correction corrects() {
        return null;
    }

    @Override
    public @Nullable PartialDate effectiveFrom() {
        return null;
    }
}
