package org.uteuzi.query.structure;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.uteuzi.query.register.Entry;
import org.uteuzi.structure.HeldPosts;
import org.uteuzi.structure.Places;
import org.uteuzi.timeline.InstitutionTimeline;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.UnitTimeline;

/**
 * All that was ever believed of a thing, from the whole of its stream at once: what the {@link Projector} finds instrument by
 * instrument. Not for several threads.
 */
final class Fold {

    private static final int MOST = 20_000;

    private final Function<String, List<Entry>> streams;
    private final long[] ends;
    private final Map<String, Map<Integer, Optional<?>>> around = new HashMap<>();
    private final Map<String, Set<Long>> places = new HashMap<>();

    /**
     * @param streams everything that was recorded of a thing
     * @param ends the last entries of all instruments, in order
     */
    Fold(Function<String, List<Entry>> streams, long[] ends) {
        this.streams = streams;
        this.ends = ends;
    }

    void of(String thing, Delta delta) {
        List<Entry> stream = streams.apply(thing);
        Set<Row> before = Set.of();
        for (long end : turns(thing, stream)) {
            List<Entry> known = upTo(stream, end);
            Set<Row> after = Beliefs.of(thing, known, new HeldPosts(new PlacesAt(end)));
            delta.change(before, after, end);
            before = after;
        }
    }

    /** The ends of the instruments with which the belief in a thing can change. */
    private NavigableSet<Long> turns(String thing, List<Entry> stream) {
        NavigableSet<Long> turns = new TreeSet<>();
        stream.forEach(entry -> turns.add(end(entry)));
        if (thing.startsWith("post:")) {
            addOfOthers(stream, turns, new HashSet<>(Set.of(thing)));
        }
        return turns.tailSet(end(stream.getFirst()), true);
    }

    /** Those at which something changes on which it leans. */
    private void addOfOthers(List<Entry> stream, Set<Long> turns, Set<String> seen) {
        for (Entry leaning : stream) {
            for (String on : Links.leansOn(leaning.event())) {
                if (!on.startsWith("post:")) {
                    turns.addAll(ofPlace(on));
                } else if (seen.add(on)) {
                    List<Entry> other = streams.apply(on);
                    other.forEach(entry -> turns.add(end(entry)));
                    addOfOthers(other, turns, seen);
                }
            }
        }
    }

    /** Those at which a unit or an institution, or what it stands in, begins or ends; many posts stand in one. */
    private Set<Long> ofPlace(String place) {
        Set<Long> known = places.get(place);
        if (known == null) {
            known = new HashSet<>();
            for (Entry entry : streams.apply(place)) {
                if (Links.movesExistence(entry.event())) {
                    known.add(end(entry));
                }
                for (String on : Links.leansOn(entry.event())) {
                    known.addAll(ofPlace(on));
                }
            }
            if (places.size() > MOST) {
                places.clear();
            }
            places.put(place, known);
        }
        return known;
    }

    private long end(Entry entry) {
        int place = Arrays.binarySearch(ends, entry.number());
        return ends[place >= 0 ? place : -place - 1];
    }

    private static List<Entry> upTo(List<Entry> stream, long end) {
        int size = stream.size();
        while (size > 0 && stream.get(size - 1).number() > end) {
            size--;
        }
        return size == stream.size() ? stream : stream.subList(0, size);
    }

    /** What is believed of posts and of what they stand in after an instrument; many posts stand in one unit. */
    private final class PlacesAt implements Places {

        private final long end;

        PlacesAt(long end) {
            this.end = end;
        }

        @Override
        public Optional<InstitutionTimeline> institution(String id) {
            return shared("institution:" + id, InstitutionTimeline::of);
        }

        @Override
        public Optional<UnitTimeline> unit(String id) {
            return shared("unit:" + id, UnitTimeline::of);
        }

        @Override
        public Optional<PostTimeline> post(String id) {
            return PostTimeline.of(upTo(streams.apply("post:" + id), end));
        }

        @SuppressWarnings("unchecked") // one reference names things of one type
        private <T> Optional<T> shared(String thing, Function<List<Entry>, Optional<T>> fold) {
            List<Entry> known = upTo(streams.apply(thing), end);
            if (around.size() > MOST) {
                around.clear();
            }
            return (Optional<T>) around.computeIfAbsent(thing, it -> new HashMap<>())
                    .computeIfAbsent(known.size(), size -> fold.apply(known));
        }
    }
}
