package org.uteuzi.query.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Fact;
import org.uteuzi.event.institution.InstitutionDissolved;
import org.uteuzi.event.instrument.InstrumentRecorded;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.event.unit.UnitDissolved;
import org.uteuzi.query.register.Entry;
import org.uteuzi.structure.Things;
import org.uteuzi.structure.Together;
import org.uteuzi.timeline.InstitutionTimeline;
import org.uteuzi.timeline.OfficeTimeline;
import org.uteuzi.timeline.PersonTimeline;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.Recorded;
import org.uteuzi.timeline.UnitTimeline;

/**
 * One institution with all that was ever recorded of it and of whatever its structure names. Immutable: what is recorded
 * later gives another one, which shares all things that were not touched.
 */
public final class InstitutionHistory {

    /** The end of an instrument that concerns the institution. */
    public record Point(long entry, Instant recordedAt) {}

    private static final Comparator<Entry> BY_ORDER = Comparator.comparingLong(Entry::order);
    private static final Comparator<Point> BY_ENTRY = Comparator.comparingLong(Point::entry);

    private final String id;
    private final NavigableMap<String, ThingHistory> things;
    /** The same things, as answers look for them. */
    private final Map<String, Kind> kinds;

    private final List<Entry> entries;
    private final long[] orders;
    private final List<Point> points;
    private final long upTo;
    private final boolean exOfficio;
    private final boolean dissolved;
    private final long weight;

    private InstitutionHistory(
            String id,
            NavigableMap<String, ThingHistory> things,
            Map<String, Kind> kinds,
            List<Entry> entries,
            List<Point> points,
            long upTo,
            boolean exOfficio,
            boolean dissolved,
            long weight) {
        this.id = id;
        this.things = things;
        this.kinds = kinds;
        this.entries = entries;
        this.orders = entries.stream().mapToLong(Entry::order).toArray();
        this.points = points;
        this.upTo = upTo;
        this.exOfficio = exOfficio;
        this.dissolved = dissolved;
        this.weight = weight;
    }

    static InstitutionHistory empty(String id) {
        return new InstitutionHistory(id, new TreeMap<>(), Map.of(), List.of(), List.of(), -1, false, false, 0);
    }

    /**
     * The same with more of its things.
     *
     * @param added entries of things, in order; of a thing that is not here yet all of them
     * @param concerns the further points
     * @param end the entry with which nothing more is missing
     */
    InstitutionHistory and(List<Entry> added, List<Point> concerns, long end) {
        Map<String, List<Entry>> byThing = new LinkedHashMap<>();
        added.forEach(entry -> byThing.computeIfAbsent(entry.thing(), thing -> new ArrayList<>())
                .add(entry));
        NavigableMap<String, ThingHistory> more = new TreeMap<>(things);
        long heavier = weight;
        for (Map.Entry<String, List<Entry>> later : byThing.entrySet()) {
            ThingHistory before = more.get(later.getKey());
            ThingHistory after = before == null ? ThingHistory.of(later.getValue()) : before.and(later.getValue());
            more.put(later.getKey(), after);
            heavier += after.weight() - (before == null ? 0 : before.weight());
        }
        List<Entry> all = new ArrayList<>(entries.size() + added.size());
        all.addAll(entries);
        added.stream().sorted(BY_ORDER).forEach(all::add);
        if (!entries.isEmpty()
                && all.get(entries.size()).order() < entries.getLast().order()) {
            all.sort(BY_ORDER); // something of before became its own
        }
        List<Point> longer = new ArrayList<>(points);
        longer.addAll(concerns);
        return new InstitutionHistory(
                id,
                more,
                kinds(more, byThing.keySet()),
                List.copyOf(all),
                List.copyOf(longer),
                end,
                exOfficio || added.stream().anyMatch(InstitutionHistory::isExOfficio),
                dissolved || added.stream().anyMatch(InstitutionHistory::dissolves),
                heavier);
    }

    /** Those without a thing that was touched stay as they are. */
    private Map<String, Kind> kinds(NavigableMap<String, ThingHistory> all, Set<String> touched) {
        Map<String, Kind> more = new HashMap<>(kinds);
        touched.stream()
                .map(thing -> thing.substring(0, thing.indexOf(':')))
                .distinct()
                .filter(kind -> !kind.equals("instrument")) // which no answer looks for by its day
                .forEach(kind -> more.put(
                        kind, Kind.of(all.subMap(kind + ':', kind + ';').values())));
        return more;
    }

    private static boolean isExOfficio(Entry entry) {
        return entry.event() instanceof HolderAppointed appointed && appointed.exOfficio() != null;
    }

    private static boolean dissolves(Entry entry) {
        return entry.event() instanceof UnitDissolved || entry.event() instanceof InstitutionDissolved;
    }

    public String id() {
        return id;
    }

    /** What was believed with an entry that ends an instrument. */
    public Things at(long entry) {
        return Together.of(new Known(entry, ThingHistory::at));
    }

    /**
     * The same institution as its sources knew it at a moment, in the order in which they learned it; empty if they knew
     * nothing. An entry without a source counts by when it was recorded.
     */
    public Optional<InstitutionHistory> knownToSources(Instant moment) {
        List<Entry> known = Entry.knownToSources(moment, entries);
        return known.isEmpty() ? Optional.empty() : Optional.of(empty(id).and(known, points, upTo));
    }

    /** The same, where withdrawn things still are what they were last believed to be. */
    public Things everAt(long entry) {
        return new Known(entry, ThingHistory::lastAt);
    }

    /** What was last believed of things, from their whole streams in the order of the register. */
    public static Things ever(List<Entry> streams) {
        return empty("").and(streams, List.of(), Long.MAX_VALUE).everAt(Long.MAX_VALUE);
    }

    /** The last point at or before an entry; empty if nothing recorded by then concerns the institution. */
    public Optional<Point> pointAt(long entry) {
        int place = Collections.binarySearch(points, new Point(entry, Instant.EPOCH), BY_ENTRY);
        int last = place >= 0 ? place : -place - 2;
        return last < 0 ? Optional.empty() : Optional.of(points.get(last));
    }

    /** The entry at a place in its order, which must be among those of its things. */
    public Entry entry(long order) {
        int place = Arrays.binarySearch(orders, order);
        if (place < 0) {
            throw new IllegalStateException("entry " + order + " is not of " + id);
        }
        return entries.get(place);
    }

    /** The entries of a thing up to and with an entry. */
    public List<Entry> stream(String thing, long entry) {
        ThingHistory history = things.get(thing);
        return history == null
                ? List.of()
                : history.stream().stream().takeWhile(it -> it.order() <= entry).toList();
    }

    /** The entries of all its things after one up to and with another. */
    public List<Entry> between(long after, long upTo) {
        return entries.stream()
                .filter(entry -> entry.number() > after && entry.number() <= upTo)
                .filter(entry -> !entry.thing().startsWith("instrument:"))
                .toList();
    }

    /** All of its entries up to and with one, what its papers say of themselves among them. */
    public List<Entry> all(long entry) {
        return entries.stream().filter(it -> it.number() <= entry).toList();
    }

    /** The statement of an id about a thing; null if there is none. */
    public @Nullable Entry statement(String thing, String factId) {
        return stream(thing, Long.MAX_VALUE).stream()
                .filter(entry ->
                        entry.event() instanceof Fact fact && fact.factId().equals(factId))
                .findFirst()
                .orElse(null);
    }

    /** What was first recorded of an instrument that concerns it. */
    public Optional<InstrumentRecorded> instrument(String instrumentId) {
        return stream("instrument:" + instrumentId, Long.MAX_VALUE).stream()
                .map(Entry::event)
                .filter(InstrumentRecorded.class::isInstance)
                .map(InstrumentRecorded.class::cast)
                .findFirst();
    }

    /** Everybody it names, as believed with an entry. */
    public Stream<PersonTimeline> people(long entry) {
        return kind("person").inOrder().stream().flatMap(person -> person.at(entry, PersonTimeline.class).stream());
    }

    /** All points at which it can have changed. */
    public List<Point> points() {
        return points;
    }

    /** About how many bytes it takes once every question was asked. */
    long weight() {
        return weight;
    }

    /** The references of all its things. */
    public Set<String> things() {
        return things.keySet();
    }

    /** The checkpoint with which it was loaded, or something was added to it last. */
    public long upTo() {
        return upTo;
    }

    private Kind kind(String kind) {
        return kinds.getOrDefault(kind, Kind.NONE);
    }

    /** @param inOrder of the ids */
    private record Kind(Map<String, ThingHistory> byId, List<ThingHistory> inOrder) {

        static final Kind NONE = new Kind(Map.of(), List.of());

        static Kind of(Collection<ThingHistory> inOrder) {
            Map<String, ThingHistory> byId = new HashMap<>();
            inOrder.forEach(thing -> byId.put(thing.id(), thing));
            return new Kind(byId, List.copyOf(inOrder));
        }
    }

    private interface Lookup {
        <T> Optional<T> in(ThingHistory thing, long entry, Class<T> type);
    }

    private final class Known implements Things {

        private final long entry;
        private final Lookup lookup;
        private final Kind people = kind("person");

        Known(long entry, Lookup lookup) {
            this.entry = entry;
            this.lookup = lookup;
        }

        @Override
        public Optional<InstitutionTimeline> institution(String institutionId) {
            return one(kind("institution"), institutionId, InstitutionTimeline.class);
        }

        @Override
        public Optional<UnitTimeline> unit(String unitId) {
            return one(kind("unit"), unitId, UnitTimeline.class);
        }

        @Override
        public Optional<PostTimeline> post(String postId) {
            return one(kind("post"), postId, PostTimeline.class);
        }

        @Override
        public Optional<PersonTimeline> person(String personId) {
            return one(people, personId, PersonTimeline.class);
        }

        @Override
        public Optional<OfficeTimeline> office(String officeId) {
            return one(kind("office"), officeId, OfficeTimeline.class);
        }

        @Override
        public Stream<UnitTimeline> units() {
            return all(kind("unit"), UnitTimeline.class);
        }

        @Override
        public Stream<PostTimeline> posts() {
            return all(kind("post"), PostTimeline.class);
        }

        @Override
        public boolean mayHoldExOfficio() {
            return exOfficio;
        }

        @Override
        public boolean mayBeDissolved() {
            return dissolved;
        }

        @Override
        public String instrumentOf(Recorded statement) {
            return Entry.of(statement).instrumentId();
        }

        @Override
        public boolean isImported(Recorded statement) {
            return Entry.of(statement).isImported();
        }

        private <T> Optional<T> one(Kind kind, String id, Class<T> type) {
            ThingHistory history = kind.byId().get(id);
            return history == null ? Optional.empty() : lookup.in(history, entry, type);
        }

        private <T> Stream<T> all(Kind kind, Class<T> type) {
            return kind.inOrder().stream()
                    .<T>mapMulti(
                            (history, found) -> lookup.in(history, entry, type).ifPresent(found));
        }
    }
}
