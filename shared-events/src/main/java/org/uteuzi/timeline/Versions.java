package org.uteuzi.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Fact;
import org.uteuzi.time.Effective;
import org.uteuzi.time.PartialDate;

/** How what is said of a thing follows from its facts, day after day. */
final class Versions {

    /** On a day the fact with the latest first day counts; of several of one day the one recorded last. */
    private static final Comparator<Believed<? extends Fact>> BY_DAY_THEN_ORDER =
            Comparator.<Believed<? extends Fact>, LocalDate>comparing(Versions::firstDay)
                    .thenComparingLong(Believed::order);

    private Versions() {}

    static LocalDate firstDay(Believed<? extends Fact> believed) {
        PartialDate from = believed.fact().effectiveFrom();
        return from == null ? LocalDate.MIN : from.first();
    }

    /** Of several facts that end a thing the earliest counts; null where there is none. */
    static <F extends Fact> @Nullable Believed<F> earliest(Class<F> ending, List<Believed<Fact>> believed) {
        return Chains.only(ending, believed).stream().min(BY_DAY_THEN_ORDER).orElse(null);
    }

    /** The days from what brings a thing into being to what ends it. */
    static Effective existence(Believed<? extends Fact> beginning, @Nullable Believed<? extends Fact> ending) {
        return new Effective(firstDay(beginning), ending == null ? null : firstDay(ending));
    }

    /**
     * Folds dated facts into stretches of days, clipped to the days on which the thing exists.
     *
     * @param next the value from a fact's first day on, given the one before (null before the first); null says nothing yet
     */
    static <F extends Fact, V> List<Version<V>> fold(
            Effective existence, List<Believed<F>> facts, BiFunction<@Nullable V, F, @Nullable V> next) {
        List<Believed<F>> sorted = new ArrayList<>(facts);
        sorted.sort(BY_DAY_THEN_ORDER);
        List<Version<V>> versions = new ArrayList<>();
        V value = null;
        for (int i = 0; i < sorted.size(); i++) {
            Believed<F> fact = sorted.get(i);
            value = next.apply(value, fact.fact());
            LocalDate until = i + 1 < sorted.size() ? firstDay(sorted.get(i + 1)) : null;
            Effective clipped = clip(existence, firstDay(fact), until);
            if (value != null && !clipped.isEmpty()) {
                versions.add(new Version<>(clipped, value, fact));
            }
        }
        return List.copyOf(versions);
    }

    static <V> Optional<Version<V>> on(LocalDate day, List<Version<V>> versions) {
        for (Version<V> version : versions) {
            if (version.holdsOn(day)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }

    /** The version of a day, or the first one where the day lies before all. */
    static <V> Version<V> onOrFirst(LocalDate day, List<Version<V>> versions) {
        return versions.size() == 1 ? versions.getFirst() : on(day, versions).orElseGet(versions::getFirst);
    }

    private static Effective clip(Effective existence, LocalDate from, @Nullable LocalDate until) {
        LocalDate start = from.isBefore(existence.from()) ? existence.from() : from;
        LocalDate end = existence.until();
        if (until != null && (end == null || until.isBefore(end))) {
            end = until;
        }
        return new Effective(start, end);
    }
}
