package org.uteuzi.query.register;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Event;
import org.uteuzi.timeline.Recorded;

/**
 * One entry of the register with its event.
 *
 * @param number dense from 0
 * @param order its place among the entries that are looked at: the number, unless they are in the order of their sources
 * @param sourceRecordedAt of an imported one, when its source says to have learned it
 * @param thing the reference of the thing whose stream the event belongs to
 * @param sequence place in that stream, from 0
 */
public record Entry(
        long number,
        @JsonIgnore long order,
        Instant recordedAt,
        @Nullable Instant sourceRecordedAt,
        String instrumentId,
        String thing,
        long sequence,
        Event event)
        implements Recorded {

    /** The order in which sources learned of things. */
    public static final Comparator<Entry> BY_SOURCE =
            Comparator.comparing(Entry::sourceTime).thenComparingLong(Entry::number);

    /** The entry that a statement is. In this service nothing but entries is folded. */
    public static Entry of(Recorded statement) {
        return (Entry) statement;
    }

    /** The entries that their sources had recorded by a moment, in the order in which those did. */
    public static List<Entry> knownToSources(Instant moment, List<Entry> entries) {
        List<Entry> known = entries.stream()
                .filter(entry -> !entry.sourceTime().isAfter(moment))
                .sorted(BY_SOURCE)
                .toList();
        return IntStream.range(0, known.size())
                .mapToObj(place -> known.get(place).at(place))
                .toList();
    }

    @JsonIgnore
    public boolean isImported() {
        return sourceRecordedAt != null;
    }

    private Instant sourceTime() {
        return sourceRecordedAt == null ? recordedAt : sourceRecordedAt;
    }

    private Entry at(long place) {
        return new Entry(number, place, recordedAt, sourceRecordedAt, instrumentId, thing, sequence, event);
    }
}
