package org.uteuzi.timeline;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Fact;
import org.uteuzi.time.Effective;

/**
 * What is believed of a thing over a stretch of days.
 *
 * @param because the fact that began the stretch
 */
public record Version<V>(Effective effective, V value, Believed<? extends Fact> because) {

    public boolean holdsOn(LocalDate day) {
        return effective.contains(day);
    }

    public LocalDate from() {
        return effective.from();
    }

    public @Nullable LocalDate until() {
        return effective.until();
    }

    /** The same, ending at the latest before a day; null sets no limit. */
    Version<V> endingBy(@Nullable LocalDate limit) {
        LocalDate until = until();
        return limit == null || (until != null && until.isBefore(limit))
                ? this
                : new Version<>(new Effective(from(), limit), value, because);
    }
}
