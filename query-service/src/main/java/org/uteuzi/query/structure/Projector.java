package org.uteuzi.query.structure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.uteuzi.event.Event;
import org.uteuzi.event.post.Change;
import org.uteuzi.event.post.PostAmended;
import org.uteuzi.event.post.PostEstablished;
import org.uteuzi.event.unit.UnitEstablished;
import org.uteuzi.query.register.Entry;
import org.uteuzi.query.register.RecordedInstrument;

/**
 * Turns instruments into changes of the projection: for each thing that one touches, what is believed before and after. It
 * writes nothing; {@link Projection} does.
 */
final class Projector {

    /** What the projection already holds of who stands where, for entries that concern an institution only by others. */
    interface Links {

        Set<String> postsOfPerson(String personId);

        Set<String> postsUnderOffice(String officeId);
    }

    private final Streams streams;
    private final Links links;

    Projector(Streams streams, Links links) {
        this.streams = streams;
        this.links = links;
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
            List<Entry> before =
                    added.getFirst().sequence() == 0 ? List.of() : streams.before(thing, instrument.firstEntry());
            List<Entry> after = Stream.concat(before.stream(), added.stream()).toList();
            delta.change(Beliefs.of(thing, before), Beliefs.of(thing, after), instrument.lastEntry());
            streams.append(thing, added);
        });
        Set<String> institutions = new LinkedHashSet<>();
        touched.forEach((thing, added) -> institutions(thing, added, instrument).forEach(institutions::add));
        delta.instrument(instrument, institutions);
    }

    /** The institutions in whose structure a thing ever stood; a person and an office by the posts that name them. */
    private Stream<String> institutions(String thing, List<Entry> added, RecordedInstrument instrument) {
        String id = thing.substring(thing.indexOf(':') + 1);
        boolean isNew = added.getFirst().sequence() == 0;
        return switch (thing.substring(0, thing.indexOf(':'))) {
            case "institution" -> Stream.of(id);
            case "unit" -> institutionsOfUnit(id, instrument);
            case "post" -> institutionsOfPost(id, instrument);
            case "person" ->
                (isNew ? Stream.<String>of() : links.postsOfPerson(id).stream())
                        .flatMap(post -> institutionsOfPost(post, instrument));
            case "office" ->
                (isNew ? Stream.<String>of() : links.postsUnderOffice(id).stream())
                        .flatMap(post -> institutionsOfPost(post, instrument));
            default -> Stream.of();
        };
    }

    private Stream<String> institutionsOfPost(String post, RecordedInstrument instrument) {
        return events("post:" + post, instrument)
                .flatMap(event -> switch (event) {
                    case PostEstablished established -> Stream.of(established.unitId());
                    case PostAmended amended -> Stream.ofNullable(Change.after(amended.unitId(), null));
                    default -> Stream.of();
                })
                .distinct()
                .flatMap(unit -> institutionsOfUnit(unit, instrument));
    }

    private Stream<String> institutionsOfUnit(String unit, RecordedInstrument instrument) {
        return events("unit:" + unit, instrument)
                .flatMap(event -> event instanceof UnitEstablished established
                        ? Stream.of(established.institutionId())
                        : Stream.of())
                .distinct();
    }

    private Stream<Event> events(String thing, RecordedInstrument instrument) {
        return streams.before(thing, instrument.lastEntry() + 1).stream().map(Entry::event);
    }
}
