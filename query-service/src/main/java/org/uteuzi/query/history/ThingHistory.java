package org.uteuzi.query.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.uteuzi.query.register.Entry;
import org.uteuzi.timeline.InstitutionTimeline;
import org.uteuzi.timeline.OfficeTimeline;
import org.uteuzi.timeline.PersonTimeline;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.Recorded;
import org.uteuzi.timeline.UnitTimeline;

/**
 * All that was ever believed of one thing, as the timeline gives it after each instrument that touched it. Immutable. What
 * is believed now lies apart from what was superseded: it is what nearly every question is about.
 */
final class ThingHistory {

    private static final Object NOTHING = new Object();

    private final List<Entry> stream;
    private final long nowSince;
    private final Object now;
    private final long[] since;
    private final Object[] superseded;

    private ThingHistory(List<Entry> stream, long[] since, Object[] beliefs) {
        this.stream = stream;
        this.nowSince = since[since.length - 1];
        this.now = beliefs[beliefs.length - 1];
        this.since = Arrays.copyOf(since, since.length - 1);
        this.superseded = Arrays.copyOf(beliefs, beliefs.length - 1);
    }

    /** @param stream whole, up to the end of an instrument */
    static ThingHistory of(List<Entry> stream) {
        return of(stream, 0, new long[0], new Object[0]);
    }

    ThingHistory and(List<Entry> later) {
        List<Entry> longer = new ArrayList<>(stream);
        longer.addAll(later);
        long[] known = Arrays.copyOf(since, since.length + 1);
        known[since.length] = nowSince;
        Object[] beliefs = Arrays.copyOf(superseded, superseded.length + 1);
        beliefs[superseded.length] = now;
        return of(longer, stream.size(), known, beliefs);
    }

    /** Adds a belief for each instrument from a place of the stream on. */
    private static ThingHistory of(List<Entry> stream, int from, long[] known, Object[] before) {
        List<Object> beliefs = new ArrayList<>(Arrays.asList(before));
        List<Recorded> recorded = new ArrayList<>(stream.size());
        long[] since = Arrays.copyOf(known, known.length + stream.size() - from);
        int size = known.length;
        for (int i = 0; i < stream.size(); i++) {
            recorded.add(stream.get(i).recorded());
            if (i >= from && endsItsInstrument(stream, i)) {
                since[size++] = stream.get(i).order();
                beliefs.add(believed(stream.getFirst().thing(), recorded));
            }
        }
        return new ThingHistory(List.copyOf(stream), Arrays.copyOf(since, size), beliefs.toArray());
    }

    private static boolean endsItsInstrument(List<Entry> stream, int place) {
        return place + 1 == stream.size()
                || !stream.get(place + 1)
                        .instrumentId()
                        .equals(stream.get(place).instrumentId());
    }

    private static Object believed(String thing, List<Recorded> stream) {
        Optional<?> belief = switch (thing.substring(0, thing.indexOf(':'))) {
            case "institution" -> InstitutionTimeline.of(stream);
            case "unit" -> UnitTimeline.of(stream);
            case "post" -> PostTimeline.of(stream);
            case "person" -> PersonTimeline.of(stream);
            case "office" -> OfficeTimeline.of(stream);
            default -> Optional.empty(); // an instrument is its entries
        };
        return belief.isPresent() ? belief.get() : NOTHING;
    }

    /** What was believed with an entry; empty before the first and where the thing was withdrawn. */
    <T> Optional<T> at(long entry, Class<T> type) {
        Object belief = belief(entry);
        return belief == null || belief == NOTHING ? Optional.empty() : Optional.of(type.cast(belief));
    }

    /** What was last believed up to an entry, also where the thing was withdrawn since. */
    <T> Optional<T> lastAt(long entry, Class<T> type) {
        Object belief = belief(entry);
        for (int i = since.length - 1; i >= 0 && (belief == null || belief == NOTHING); i--) {
            belief = since[i] <= entry ? superseded[i] : null;
        }
        return belief == null || belief == NOTHING ? Optional.empty() : Optional.of(type.cast(belief));
    }

    private @Nullable Object belief(long entry) {
        if (entry >= nowSince) {
            return now;
        }
        int place = Arrays.binarySearch(since, entry);
        int last = place >= 0 ? place : -place - 2;
        return last < 0 ? null : superseded[last];
    }

    List<Entry> stream() {
        return stream;
    }

    /** How many beliefs it holds. */
    int beliefs() {
        return superseded.length + 1;
    }
}
