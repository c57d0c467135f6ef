package org.uteuzi.naive;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Fact;
import org.uteuzi.naive.NaiveBelief.Believed;

/**
 * DOMAIN 4, <i>Order</i>: "Each attribute of a thing has on a day the value of the believed fact with the greatest (first
 * day, entry of the <i>original</i> fact) not after that day: a correction keeps the place of what it corrects. {@code
 * 2019} and {@code 2019-01-01} are one day; the entry decides." A fact without a date counts from the beginning of time.
 */
final class NaiveAttributes {

    static final Comparator<Believed> ORDER =
            Comparator.comparing(NaiveAttributes::firstDay).thenComparing(Believed::order);

    /** What a fact says of one attribute; the value may be null: not stated. A fact that says nothing of it has none. */
    record Said<T extends @Nullable Object>(T value) {}

    /** A value and the fact that gives it. */
    record Given<T extends @Nullable Object>(T value, Believed by) {}

    private NaiveAttributes() {}

    /** @return null if no fact says anything of it by that day */
    static <T extends @Nullable Object> @Nullable Given<T> on(
            LocalDate day, List<Believed> factsOfTheThing, Function<Fact, @Nullable Said<T>> says) {
        return factsOfTheThing.stream()
                .filter(believed -> !firstDay(believed).isAfter(day))
                .filter(believed -> says.apply(believed.fact()) != null)
                .max(ORDER)
                .map(believed -> new Given<T>(
                        Objects.requireNonNull(says.apply(believed.fact())).value(), believed))
                .orElse(null);
    }

    static LocalDate firstDay(Believed believed) {
        return believed.firstDay() == null ? LocalDate.MIN : believed.firstDay();
    }

    /** "A thing exists from its establishment until its dissolution (effectiveFrom = first day without it)." */
    static boolean existsOn(
            LocalDate day,
            List<Believed> factsOfTheThing,
            Class<? extends Fact> establishment,
            Predicate<Fact> dissolves) {
        LocalDate dissolved = dissolvedOn(factsOfTheThing, dissolves);
        return factsOfTheThing.stream()
                        .anyMatch(believed ->
                                establishment.isInstance(believed.fact()) && !day.isBefore(firstDay(believed)))
                && (dissolved == null || day.isBefore(dissolved));
    }

    /** The first day without it; if dissolved twice, the earlier, as with ends of appointments; null: never dissolved. */
    static @Nullable LocalDate dissolvedOn(List<Believed> factsOfTheThing, Predicate<Fact> dissolves) {
        return factsOfTheThing.stream()
                .filter(believed -> dissolves.test(believed.fact()))
                .map(Believed::firstDay)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
