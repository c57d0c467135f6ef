package org.uteuzi.query.structure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.uteuzi.event.Event;
import org.uteuzi.query.register.Entry;
import org.uteuzi.query.register.RecordedInstrument;

/**
 * Turns instruments into changes of the projection: for each thing that one touches, what is believed before and after, and
 * of which institutions it is part. It writes nothing; {@link Projection} does.
 */
final class Projector {

    private final Streams streams;
    private final Parts parts;

    Projector(Streams streams, Parts parts) {
        this.streams = streams;
        this.parts = parts;
    }

    Delta project(List<RecordedInstrument> instruments) {
        Delta delta = new Delta();
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
        touched.forEach((thing, added) -> {
            boolean isNew = added.getFirst().sequence() == 0;
            List<Entry> before = isNew ? List.of() : streams.before(thing, instrument.firstEntry());
            List<Entry> after = Stream.concat(before.stream(), added.stream()).toList();
            delta.change(Beliefs.of(thing, before), Beliefs.of(thing, after), instrument.lastEntry());
            streams.append(thing, added);
            if (isNew) {
                parts.isNew(thing);
            }
        });
        parts.fetch(touched.keySet());
        Spread spread = new Spread(instrument.lastEntry(), delta);
        touched.keySet().forEach(thing -> spread.to(thing, spread.homes(thing)));
        touched.keySet().forEach(thing -> spread.onward(thing, parts.of(thing)));
        Set<String> concerned = touched.keySet().stream()
                .flatMap(thing -> parts.of(thing).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        spread.to("instrument:" + instrument.instrumentId(), concerned);
        delta.instrument(instrument, concerned);
    }

    /** What becomes part of institutions by an instrument: what stands in them, and whatever that needs in turn. */
    private final class Spread {

        private final long entry;
        private final Delta delta;

        Spread(long entry, Delta delta) {
            this.entry = entry;
            this.delta = delta;
        }

        void to(String thing, Set<String> institutions) {
            Set<String> fresh = parts.add(thing, institutions);
            if (!fresh.isEmpty()) {
                fresh.forEach(institution -> delta.part(institution, thing));
                onward(thing, fresh);
            }
        }

        void onward(String thing, Set<String> institutions) {
            named(thing, Links::needs).forEach(other -> to(other, institutions));
        }

        /** The institutions in whose structure a thing ever stood. */
        Set<String> homes(String thing) {
            if (thing.startsWith("institution:")) {
                return Set.of(thing.substring("institution:".length()));
            }
            return named(thing, Links::places).stream()
                    .flatMap(place -> homes(place).stream())
                    .collect(Collectors.toSet());
        }

        private Set<String> named(String thing, Function<Event, Stream<String>> links) {
            return streams.before(thing, entry + 1).stream()
                    .map(Entry::event)
                    .flatMap(links)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }
}
