package org.uteuzi.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.uteuzi.time.Effective;
import org.uteuzi.timeline.Holding;

/** Some of the days of an appointment. */
record Stretch(Holding holding, Effective days) {

    /** Two that have days in common. */
    record Overlap(Stretch earlier, Stretch later, Effective days) {}

    /**
     * Each stretch with the earlier one of another group that reaches furthest, where they overlap; not all pairs, as these may
     * be very many.
     */
    static List<Overlap> overlaps(List<Stretch> stretches, Function<Stretch, Object> group) {
        List<Stretch> sorted = stretches.stream()
                .filter(stretch -> !stretch.days.isEmpty())
                .sorted(Comparator.<Stretch, LocalDate>comparing(stretch -> stretch.days.from())
                        .thenComparing(stretch -> stretch.holding.appointed().order()))
                .toList();
        List<Overlap> overlaps = new ArrayList<>();
        Stretch furthest = null;
        Stretch elsewhere = null;
        for (Stretch later : sorted) {
            boolean same = furthest != null && group.apply(furthest).equals(group.apply(later));
            Stretch earlier = same ? elsewhere : furthest;
            if (earlier != null && !Days.both(earlier.days, later.days).isEmpty()) {
                overlaps.add(new Overlap(earlier, later, Days.both(earlier.days, later.days)));
            }
            if (furthest == null || later.reachesBeyond(furthest)) {
                elsewhere = same ? elsewhere : furthest;
                furthest = later;
            } else if (!same && (elsewhere == null || later.reachesBeyond(elsewhere))) {
                elsewhere = later;
            }
        }
        return overlaps;
    }

    private boolean reachesBeyond(Stretch other) {
        LocalDate until = other.days.until();
        return until != null && (days.until() == null || days.until().isAfter(until));
    }
}
