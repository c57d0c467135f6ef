package org.uteuzi.query.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.uteuzi.query.register.Entry;
import org.uteuzi.query.register.RecordedInstrument;

/**
 * The register as it is read from its first entry to its last: what belongs to what of all things, and the streams of as many
 * as may be kept.
 */
final class WholeRegister {

    /** What is named, and perhaps recorded: its stream is empty where nothing was recorded yet or it is not kept. */
    private static final class Thing {

        private final String reference;
        private List<Entry> stream = new ArrayList<>(2);
        private Set<String> places = Set.of();
        private Set<String> needs = Set.of();
        private Set<String> people = Set.of();
        private boolean kept = true;

        Thing(String reference) {
            this.reference = reference;
        }

        boolean isRecorded() {
            return !kept || !stream.isEmpty();
        }
    }

    private final long most;
    private final Map<String, Thing> things = new LinkedHashMap<>();
    private final Relation parts = new Relation(unknown -> Map.of());
    private final Relation leaning = new Relation(unknown -> Map.of());
    private final Relation homes = new Relation(unknown -> Map.of());
    private final Spread spread = new Spread(
            parts, homes, thing -> of(thing).places, leaning::of, thing -> of(thing).needs, thing -> of(thing).people);
    private long kept;
    private long[] ends = new long[1024];
    private int instruments;

    /** @param most how many entries may be kept */
    WholeRegister(long most) {
        this.most = most;
    }

    /** What some instruments add to what belongs to what; what is believed of things is not in it. */
    Delta add(List<RecordedInstrument> read) {
        Delta delta = new Delta();
        for (RecordedInstrument instrument : read) {
            Set<String> touched = new LinkedHashSet<>();
            for (Entry entry : instrument.entries()) {
                touched.add(add(entry, delta));
            }
            spread.of(instrument, touched, delta);
            if (instruments == ends.length) {
                ends = Arrays.copyOf(ends, 2 * instruments);
            }
            ends[instruments++] = instrument.lastEntry();
        }
        return delta;
    }

    private String add(Entry entry, Delta delta) {
        Thing thing = of(entry.thing());
        keep(entry, thing);
        thing.places = with(thing.places, Links.places(entry.event()));
        thing.needs = with(thing.needs, Links.needs(entry.event()));
        thing.people = with(thing.people, Links.people(entry.event()));
        for (String on : Links.leansOn(entry.event())) {
            for (String fresh : leaning.add(of(on).reference, Set.of(thing.reference))) {
                delta.leaning(fresh, on);
            }
        }
        return thing.reference;
    }

    /** A stream that is not kept whole is of no use. */
    private void keep(Entry entry, Thing thing) {
        if (thing.kept && kept < most) {
            thing.stream.add(entry);
            kept++;
        } else if (thing.kept) {
            kept -= thing.stream.size();
            thing.stream = List.of();
            thing.kept = false;
        }
    }

    /** With what is named too, in the words in which it is kept already. */
    private Set<String> with(Set<String> known, List<String> more) {
        if (known.containsAll(more)) {
            return known;
        }
        Set<String> added = new HashSet<>(known);
        more.forEach(named -> added.add(of(named).reference));
        return Set.copyOf(added);
    }

    private Thing of(String thing) {
        return things.computeIfAbsent(thing, Thing::new);
    }

    /** All things of which something was recorded. */
    List<String> things() {
        return things.entrySet().stream()
                .filter(thing -> thing.getValue().isRecorded())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** All that was recorded of a thing; empty if it is not kept. */
    List<Entry> stream(String thing) {
        Thing known = things.get(thing);
        return known == null ? List.of() : Collections.unmodifiableList(known.stream);
    }

    /** The last entries of all instruments, in order. */
    long[] ends() {
        return Arrays.copyOf(ends, instruments);
    }

    long newest() {
        return instruments == 0 ? -1 : ends[instruments - 1];
    }
}
