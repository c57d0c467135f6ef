package org.uteuzi.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.time.Effective;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Holding;

/** Stretches of days. */
final class Days {

    private Days() {}

    /**
     * The days on which an appointment holds without a doubt: between the last day on which it may have begun and the first on
     * which it may have ended.
     */
    static Effective certain(Holding holding) {
        PartialDate from = holding.appointed().fact().effectiveFrom();
        LocalDate first = from.precision() == PartialDate.Precision.DAY
                ? from.first()
                : from.last().plusDays(1);
        LocalDate until = holding.until();
        PartialDate stated = holding.statedUntil();
        if (until != null && stated != null) {
            PartialDate lastDay = stated.preceding();
            until = lastDay.precision() == PartialDate.Precision.DAY ? until : earlier(until, lastDay.first());
        }
        return new Effective(first, until);
    }

    /** The stretches on which a holder is absent. */
    static Stream<Effective> absences(Holding holding) {
        return holding.absences().stream().map(absent -> {
            PartialDate until = absent.fact().until();
            return new Effective(absent.fact().effectiveFrom().first(), until == null ? null : until.first());
        });
    }

    static void addBounds(Set<LocalDate> days, Effective stretch) {
        days.add(stretch.from());
        if (stretch.until() != null) {
            days.add(stretch.until());
        }
    }

    /** Null is without end, and later than any day. */
    static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return null;
        }
        return one.isBefore(other) ? other : one;
    }

    static Effective both(Effective one, Effective other) {
        LocalDate from = one.from().isBefore(other.from()) ? other.from() : one.from();
        return new Effective(from, earlier(one.until(), other.until()));
    }

    /** What remains of some days without others, in order. */
    static List<Effective> without(Effective days, List<Effective> others) {
        List<Effective> remaining = new ArrayList<>();
        LocalDate from = days.from();
        for (Effective other : others.stream()
                .filter(stretch -> !both(days, stretch).isEmpty())
                .sorted(Comparator.comparing(Effective::from))
                .toList()) {
            add(remaining, new Effective(from, other.from()));
            if (other.until() == null) {
                return remaining;
            }
            from = from.isBefore(other.until()) ? other.until() : from;
        }
        add(remaining, new Effective(from, days.until()));
        return remaining;
    }

    private static void add(List<Effective> stretches, Effective stretch) {
        if (!stretch.isEmpty()) {
            stretches.add(stretch);
        }
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        return Stream.of(one, other)
                .flatMap(Stream::ofNullable)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
