package org.uteuzi.time;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The days from {@code from} up to but without {@code until}; null means without end. It may hold no day at all. */
public record Effective(LocalDate from, @Nullable LocalDate until) {

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    /** Whether all days of the other are among these. */
    public boolean containsAll(Effective other) {
        return other.isEmpty()
                || (!isEmpty()
                        && !other.from.isBefore(from)
                        && (until == null || (other.until != null && !other.until.isAfter(until))));
    }

    public boolean isEmpty() {
        return until != null && !from.isBefore(until);
    }
}
