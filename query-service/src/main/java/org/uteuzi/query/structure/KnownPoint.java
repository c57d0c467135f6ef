package org.uteuzi.query.structure;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.query.register.Entry;

/**
 * A point of the register between two instruments: everything up to and with its entry counts, nothing after.
 *
 * @param entry number of the last entry of an instrument
 * @param newest whether nothing was recorded since
 * @param sourceKnownAt null: the register knows what it recorded; else the moment at which its sources are asked
 * @param erasure the entry of the last erasure of a person, up to whatever point: it takes away from what was known at all of
 *     them; -1 before the first
 */
public record KnownPoint(
        long entry,
        Instant recordedAt,
        boolean newest,
        @Nullable Instant sourceKnownAt,
        long erasure) {

    public KnownPoint(long entry, Instant recordedAt, boolean newest) {
        this(entry, recordedAt, newest, null, -1);
    }

    /** All that is recorded up to here, as the sources of it knew it at a moment. */
    KnownPoint asOfSources(Instant moment) {
        return new KnownPoint(entry, recordedAt, newest, moment, erasure);
    }

    /** Those of some entries that count, in the order in which they do. */
    public List<Entry> among(List<Entry> entries) {
        return sourceKnownAt == null ? entries : Entry.knownToSources(sourceKnownAt, entries);
    }

    /** Whether the same question will be answered alike for ever; what sources knew may yet be told. */
    public boolean isPast() {
        return !newest && sourceKnownAt == null;
    }
}
