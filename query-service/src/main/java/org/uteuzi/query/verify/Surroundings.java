package org.uteuzi.query.verify;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.uteuzi.event.Event;
import org.uteuzi.event.Fact;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.json.EventJson;
import org.uteuzi.naive.NaiveBelief;
import org.uteuzi.naive.NaiveEntry;
import org.uteuzi.naive.NaiveKnown;
import org.uteuzi.query.register.Entry;
import org.uteuzi.query.register.RegisterReader;
import tools.jackson.databind.JsonNode;

/**
 * All that was recorded of an institution, of its units and posts, and of whatever is named in that, directly or not. It is
 * gathered by the ids alone, without what the projection says belongs together: that is one of the things to be verified.
 */
final class Surroundings {

    private static final List<String> KINDS =
            List.of("", "institution:", "unit:", "post:", "person:", "office:", "instrument:");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,127}");

    private final NavigableMap<Long, Entry> entries;

    private Surroundings(NavigableMap<Long, Entry> entries) {
        this.entries = entries;
    }

    /**
     * @param own the institution, its units and its posts, as references
     * @param upTo the last entry to look at
     */
    static Surroundings of(Collection<String> own, long upTo, RegisterReader register) {
        NavigableMap<Long, Entry> entries = new TreeMap<>();
        Set<String> asked = new HashSet<>();
        Set<String> next = new HashSet<>(own);
        while (asked.addAll(next)) {
            Set<String> named = new HashSet<>();
            for (Entry entry : register.streams(next, upTo)) {
                entries.put(entry.number(), entry);
                named.add("instrument:" + entry.instrumentId());
                names(EventJson.mapper().valueToTree(entry.event()))
                        .flatMap(id -> KINDS.stream().map(kind -> kind + id))
                        .forEach(named::add);
            }
            named.removeAll(asked);
            next = named;
        }
        return new Surroundings(entries);
    }

    private static Stream<String> names(JsonNode json) {
        return json.isString()
                ? Stream.of(json.asString()).filter(text -> ID.matcher(text).matches())
                : json.valueStream().flatMap(Surroundings::names);
    }

    /** The things of which something was recorded, as references, in their order. */
    Set<String> things() {
        Set<String> things = new TreeSet<>();
        entries.values().forEach(entry -> things.add(entry.thing()));
        return things;
    }

    /** Their numbers. */
    List<Long> numbers() {
        return List.copyOf(entries.keySet());
    }

    /** The days that anything recorded names, where something is likely to change. */
    List<LocalDate> days() {
        Set<LocalDate> days = new TreeSet<>();
        for (Entry entry : entries.values()) {
            Event event = entry.event();
            if (event instanceof Fact fact && fact.effectiveFrom() != null) {
                days.add(fact.effectiveFrom().first());
                days.add(fact.effectiveFrom().last());
            }
            if (event instanceof HolderAppointed appointed && appointed.termEndsOn() != null) {
                days.add(appointed.termEndsOn().last());
            }
        }
        return List.copyOf(days);
    }

    /** What is there to be known with an entry, in the order of the register. */
    List<NaiveEntry> upTo(long entry) {
        return entries.headMap(entry, true).values().stream()
                .map(it -> new NaiveEntry(it.number(), it.event(), it.instrumentId(), it.recordedAt()))
                .toList();
    }

    NaiveKnown knownAt(long entry) {
        return new NaiveKnown(new NaiveBelief(upTo(entry)));
    }
}
