package org.uteuzi.query.structure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.uteuzi.event.Event;
import org.uteuzi.query.register.Entry;
import org.uteuzi.query.register.RecordedInstrument;
import org.uteuzi.structure.HeldPosts;

/**
 * Turns instruments into changes of the projection: for each thing that one touches, and each post that leans on one of them,
 * what is believed before and after, and of which institutions it is part. It writes nothing; {@link Projection} does, and
 * {@link Rebuild} for what was recorded while it ran. Instruments come to it in their order, each once.
 */
final class Projector {

    private final Streams streams;
    private final Relation parts;
    private final Relation homes;
    private final Relation leaning;

    /**
     * @param parts the institutions in whose histories a thing is: those whose answers can change with it
     * @param homes the institutions in which a thing is at home
     * @param leaning the things of which something else is believed when a thing changes
     */
    Projector(Streams streams, Relation parts, Relation homes, Relation leaning) {
        this.streams = streams;
        this.parts = parts;
        this.homes = homes;
        this.leaning = leaning;
    }

    Delta project(List<RecordedInstrument> instruments) {
        Delta delta = new Delta();
        Set<String> touched = instruments.stream()
                .flatMap(instrument -> instrument.entries().stream())
                .map(Entry::thing)
                .collect(Collectors.toSet());
        parts.fetch(touched); // what is new as well: something may have named it before it was recorded
        homes.fetch(touched);
        leaning.fetch(touched);
        for (RecordedInstrument instrument : instruments) {
            project(instrument, delta);
        }
        return delta;
    }

    private void project(RecordedInstrument instrument, Delta delta) {
        Map<String, List<Entry>> touched = new LinkedHashMap<>();
        instrument
                .entries()
                .forEach(entry -> touched.computeIfAbsent(entry.thing(), thing -> new ArrayList<>())
                        .add(entry));
        Set<String> fresh = touched.entrySet().stream()
                .filter(thing -> thing.getValue().getFirst().sequence() == 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        lean(touched, delta);
        Set<String> changing = new LinkedHashSet<>(touched.keySet());
        changing.addAll(postsLeaningOn(touched));
        Map<String, Set<Row>> before = believed(
                changing.stream().filter(thing -> !fresh.contains(thing)).toList(), instrument.firstEntry());
        touched.forEach(streams::append);
        Map<String, Set<Row>> after = believed(changing, instrument.lastEntry() + 1);
        changing.forEach(thing -> delta.change(
                before.getOrDefault(thing, Set.of()), after.getOrDefault(thing, Set.of()), instrument.lastEntry()));
        long next = instrument.lastEntry() + 1;
        new Spread(
                        parts,
                        homes,
                        thing -> named(thing, next, Links::places),
                        leaning::of,
                        thing -> named(thing, next, Links::needs),
                        thing -> named(thing, next, Links::people))
                .of(instrument, touched.keySet(), delta);
    }

    private Map<String, Set<Row>> believed(Collection<String> things, long before) {
        HeldPosts posts = new HeldPosts(new PlacesByStream(thing -> streams.before(thing, before)));
        Map<String, Set<Row>> believed = new HashMap<>();
        things.forEach(thing -> believed.put(thing, Beliefs.of(thing, streams.before(thing, before), posts)));
        return believed;
    }

    /** Notes what leans on what by an instrument. */
    private void lean(Map<String, List<Entry>> touched, Delta delta) {
        Map<String, Set<String>> by = new LinkedHashMap<>();
        touched.forEach((thing, added) -> added.stream()
                .flatMap(entry -> Links.leansOn(entry.event()).stream())
                .forEach(on ->
                        by.computeIfAbsent(on, it -> new LinkedHashSet<>()).add(thing)));
        leaning.fetch(by.keySet());
        by.forEach((on, things) -> leaning.add(on, things).forEach(thing -> delta.leaning(thing, on)));
    }

    private Set<String> postsLeaningOn(Map<String, List<Entry>> touched) {
        Set<String> found = new LinkedHashSet<>();
        touched.forEach((thing, added) -> {
            if (thing.startsWith("post:") || added.stream().anyMatch(entry -> Links.movesExistence(entry.event()))) {
                addLeaningOn(thing, found);
            }
        });
        found.removeIf(thing -> !thing.startsWith("post:"));
        return found;
    }

    private void addLeaningOn(String thing, Set<String> found) {
        leaning.of(thing).stream().filter(found::add).forEach(other -> addLeaningOn(other, found));
    }

    private Set<String> named(String thing, long before, Function<Event, List<String>> links) {
        return streams.before(thing, before).stream()
                .map(Entry::event)
                .map(links)
                .flatMap(List::stream)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
