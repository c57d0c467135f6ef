package org.uteuzi.query.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.query.register.Entry;
import org.uteuzi.timeline.InstitutionTimeline;
import org.uteuzi.timeline.OfficeTimeline;
import org.uteuzi.timeline.PersonTimeline;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.UnitTimeline;

/**
 * All that was ever believed of one thing, as the timeline gives it after each instrument that touched it. Immutable to
 * whoever asks. What is believed now lies apart from what was superseded: it is what nearly every question is about. What was
 * superseded is folded from the stream when it is first asked for.
 */
final class ThingHistory {

    private static final Object NOTHING = new Object();
    /**
     * How many superseded beliefs of a thing are kept, the earliest ones. They grow with the square of their number; those
     * beyond are folded anew for each question.
     */
    private static final int MOST_KEPT = 256;

    // Bytes, as measured on the heap for posts of 2 to 200 holders.
    private static final long ENTRY = 600;
    private static final long BELIEF = 450;
    /** With the days that lie beside it. */
    private static final long REFERENCE = 12;

    private final String id;
    private final List<Entry> stream;
    /** For each instrument that touched the thing, how long the stream was after it. */
    private final int[] ends;

    /** The place in the register of the last entry of each of them. */
    private final long[] orders;

    /** The last of these by itself: a question about a later point, as most are, has to look at no other. */
    private final long last;

    private final Object now;
    /** Filled without a lock: whoever comes second finds an equal belief, and beliefs are immutable. */
    private final @Nullable Object[] superseded;

    private ThingHistory(String id, List<Entry> stream, int[] ends, Object now, @Nullable Object[] superseded) {
        this.id = id;
        this.stream = stream;
        this.ends = ends;
        this.orders = Arrays.stream(ends)
                .mapToLong(length -> stream.get(length - 1).order())
                .toArray();
        this.last = orders[orders.length - 1];
        this.now = now;
        this.superseded = superseded;
    }

    /** @param stream whole, up to the end of an instrument */
    static ThingHistory of(List<Entry> stream) {
        int[] ends = ends(stream);
        return new ThingHistory(idOf(stream), List.copyOf(stream), ends, believed(stream), new Object[kept(ends)]);
    }

    ThingHistory and(List<Entry> later) {
        List<Entry> longer = new ArrayList<>(stream);
        longer.addAll(later);
        int[] longerEnds = ends(longer);
        @Nullable Object[] before = Arrays.copyOf(superseded, kept(longerEnds));
        if (ends.length <= before.length) {
            before[ends.length - 1] = now;
        }
        return new ThingHistory(id, List.copyOf(longer), longerEnds, sharing(believed(longer), now), before);
    }

    private static String idOf(List<Entry> stream) {
        String thing = stream.getFirst().thing();
        return thing.substring(thing.indexOf(':') + 1);
    }

    private static int[] ends(List<Entry> stream) {
        return IntStream.rangeClosed(1, stream.size())
                .filter(length -> length == stream.size()
                        || !stream.get(length)
                                .instrumentId()
                                .equals(stream.get(length - 1).instrumentId()))
                .toArray();
    }

    private static int kept(int[] ends) {
        return Math.min(MOST_KEPT, ends.length - 1);
    }

    private static Object believed(List<Entry> stream) {
        String thing = stream.getFirst().thing();
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

    private static Object sharing(Object belief, Object other) {
        return belief instanceof PostTimeline one && other instanceof PostTimeline two ? one.sharing(two) : belief;
    }

    /** What was believed with an entry; empty before the first and where the thing was withdrawn. */
    <T> Optional<T> at(long entry, Class<T> type) {
        return of(entry >= last ? now : belief(place(entry)), type);
    }

    /** What was last believed up to an entry, also where the thing was withdrawn since. */
    <T> Optional<T> lastAt(long entry, Class<T> type) {
        return IntStream.iterate(place(entry), place -> place >= 0, place -> place - 1)
                .mapToObj(place -> of(belief(place), type))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static <T> Optional<T> of(Object belief, Class<T> type) {
        return belief == NOTHING ? Optional.empty() : Optional.of(type.cast(belief));
    }

    /** Which instrument was the last one with an entry; -1 where none was. */
    private int place(long entry) {
        int low = 0;
        int high = orders.length;
        while (low < high) {
            int middle = (low + high) / 2;
            if (orders[middle] <= entry) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    private Object belief(int place) {
        if (place < 0) {
            return NOTHING;
        }
        if (place == orders.length - 1) {
            return now;
        }
        if (place >= superseded.length) {
            return believed(stream.subList(0, ends[place]));
        }
        Object belief = superseded[place];
        if (belief == null) {
            belief = sharing(believed(stream.subList(0, ends[place])), now);
            superseded[place] = belief;
        }
        return belief;
    }

    /** The reference of the thing without its kind. */
    String id() {
        return id;
    }

    List<Entry> stream() {
        return stream;
    }

    /**
     * About how many bytes it takes once every question was asked: each entry with its event and its part of what is believed
     * now, each superseded belief with what it does not share, and its references to what it shares.
     */
    long weight() {
        long kept = superseded.length;
        return ENTRY * stream.size() + BELIEF * kept + REFERENCE * kept * kept / 2;
    }
}
