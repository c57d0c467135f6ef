package org.uteuzi.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.uteuzi.time.Effective;
import org.uteuzi.timeline.PostTimeline;

/** When somebody is in a post who can sign: a holder, in whatever capacity, who is not absent. */
public final class Presence {

    private Presence() {}

    /** The days on which somebody is, in order and joined. */
    public static List<Effective> in(PostTimeline post) {
        return joined(post.holdings().stream()
                .flatMap(
                        holding -> Days.without(
                                Days.both(holding.effective(), post.existence()),
                                Days.absences(holding).toList())
                                .stream()));
    }

    /** The days on which somebody holds the post, absent or not, in order and joined. */
    static List<Effective> held(PostTimeline post) {
        return joined(post.holdings().stream()
                .map(holding -> Days.both(holding.effective(), post.existence()))
                .filter(days -> !days.isEmpty()));
    }

    private static List<Effective> joined(Stream<Effective> stretches) {
        List<Effective> joined = new ArrayList<>();
        stretches.sorted(Comparator.comparing(Effective::from)).forEach(days -> {
            Effective last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && (last.until() == null || !last.until().isBefore(days.from()))) {
                joined.set(joined.size() - 1, new Effective(last.from(), Days.later(last.until(), days.until())));
            } else {
                joined.add(days);
            }
        });
        return joined;
    }

    static boolean isAnybody(PostTimeline post, Effective days) {
        return isIn(in(post), days);
    }

    static boolean holdsAnybody(PostTimeline post, Effective days) {
        return isIn(held(post), days);
    }

    private static boolean isIn(List<Effective> stretches, Effective days) {
        return stretches.stream().anyMatch(stretch -> !Days.both(stretch, days).isEmpty());
    }
}
