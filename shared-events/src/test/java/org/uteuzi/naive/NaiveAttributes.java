package org.uteuzi.naive;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Fact;
import org.uteuzi.naive.NaiveBelief.Believed;

/**
 * DOMAIN 4, <i>Order</i>: "Each attribute of a thing has on a day the value of the believed fact with the greatest (first
 * day, entry of the <i>original</i> fact) not after that day: a correction keeps the place of what it corrects. {@code
 * 2019} and {@code 2019-01-01} are one day; the entry decides."
 */
final class NaiveAttributes {

    /** What a fact says of one attribute; the value may be null: not stated. A fact that says nothing of it has none. */
    record Said<T extends @Nullable Object>(T value) {}

    /** A value and the fact that gives it. */
    record Given<T extends @Nullable Object>(T value, Believed by) {}

    private NaiveAttributes() {}

    /** @return null if no fact says anything of it by that day */
    static <T extends @Nullable Object> @Nullable Given<T> on(
            LocalDate day, List<Believed> factsOfTheThing, Function<Fact, @Nullable Said<T>> says) {
        return factsOfTheThing.stream()
                .filter(believed ->
                        believed.firstDay() != null && !believed.firstDay().isAfter(day))
                .filter(believed -> says.apply(believed.fact()) != null)
                .max(Comparator.comparing(Believed::firstDay).thenComparing(Believed::order))
                .map(believed -> new Given<T>(says.apply(believed.fact()).value(), believed))
                .orElse(null);
    }
}
