package org.uteuzi.time;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The days from {@code from} up to but without {@code until}; null means without end. It may hold no day at all. */
public final class Effective {

    private final int from;
    private final int until;

    @JsonCreator
    public Effective(@JsonProperty("from") LocalDate from, @JsonProperty("until") @Nullable LocalDate until) {
        this.from = DayNumber.of(from);
        this.until = until == null ? DayNumber.NEVER : DayNumber.of(until);
    }

    @JsonProperty
    public LocalDate from() {
        return DayNumber.day(from);
    }

    @JsonProperty
    public @Nullable LocalDate until() {
        return until == DayNumber.NEVER ? null : DayNumber.day(until);
    }

    public boolean contains(LocalDate day) {
        int number = DayNumber.of(day);
        return from <= number && number < until;
    }

    /** Whether all days of the other are among these. */
    public boolean containsAll(Effective other) {
        return other.isEmpty() || (from <= other.from && other.until <= until);
    }

    @JsonIgnore
    public boolean isEmpty() {
        return until <= from;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Effective days && from == days.from && until == days.until;
    }

    @Override
    public int hashCode() {
        return 31 * from + until;
    }

    @Override
    public String toString() {
        return "from " + from() + " until " + until();
    }
}
