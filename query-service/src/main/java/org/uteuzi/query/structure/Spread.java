package org.uteuzi.query.structure;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.uteuzi.query.register.RecordedInstrument;

/** Finds what becomes part of institutions by an instrument: what stands in them, and whatever that needs in turn. */
final class Spread {

    private static final String INSTITUTION = "institution:";

    private final Relation parts;
    private final Function<String, Set<String>> places;
    private final Function<String, Set<String>> needs;

    /**
     * @param parts the institutions in whose histories a thing is: those whose answers can change with it
     * @param places the things in which one ever stood
     * @param needs the things that answers about one ever named
     */
    Spread(Relation parts, Function<String, Set<String>> places, Function<String, Set<String>> needs) {
        this.parts = parts;
        this.places = places;
        this.needs = needs;
    }

    /** @param touched the things that the instrument says something about */
    void of(RecordedInstrument instrument, Set<String> touched, Delta delta) {
        parts.fetch(touched);
        touched.forEach(thing -> to(thing, homes(thing), instrument.lastEntry(), delta));
        touched.forEach(thing -> onward(thing, parts.of(thing), instrument.lastEntry(), delta));
        Set<String> concerned = touched.stream()
                .flatMap(thing -> parts.of(thing).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        to("instrument:" + instrument.instrumentId(), concerned, instrument.lastEntry(), delta);
        delta.instrument(instrument, concerned);
    }

    private void to(String thing, Set<String> institutions, long since, Delta delta) {
        Set<String> fresh = parts.add(thing, institutions);
        if (!fresh.isEmpty()) {
            fresh.forEach(institution -> delta.part(institution, thing, since));
            onward(thing, fresh, since, delta);
        }
    }

    private void onward(String thing, Set<String> institutions, long since, Delta delta) {
        if (!institutions.isEmpty()) {
            needs.apply(thing).forEach(other -> to(other, institutions, since, delta));
        }
    }

    /** The institutions in whose structure a thing ever stood. */
    private Set<String> homes(String thing) {
        if (thing.startsWith(INSTITUTION)) {
            return Set.of(thing.substring(INSTITUTION.length()));
        }
        Set<String> homes = new LinkedHashSet<>();
        places.apply(thing).forEach(place -> homes.addAll(homes(place)));
        return homes;
    }
}
