package org.uteuzi.query.structure;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.uteuzi.query.register.RecordedInstrument;

/**
 * Finds in the histories of which institutions an instrument puts things, what stands there with whatever that needs in turn,
 * and which of these are at home there: what stands there, and whom its posts are given to.
 */
final class Spread {

    private static final String INSTITUTION = "institution:";
    private static final String UNIT = "unit:";

    /** What is known of things: what a thing ever named of one kind. */
    interface Named {

        Set<String> by(String thing);
    }

    private final Reach parts;
    private final Reach homes;
    private final Named places;
    private final Named standing;
    private final Map<String, Set<String>> itself = new HashMap<>();

    /**
     * @param parts the institutions in whose histories a thing is: those whose answers can change with it
     * @param homes the institutions in which a thing is at home
     * @param places the things in which one ever stood
     * @param standing the things that ever stood in one
     * @param needs the things that answers about one ever named
     * @param people the persons to whom a post was ever given, or who a person was ever said to be
     */
    Spread(Relation parts, Relation homes, Named places, Named standing, Named needs, Named people) {
        this.parts = new Reach(parts, needs, Delta::part);
        this.homes = new Reach(homes, people, (delta, institution, thing, since) -> delta.home(institution, thing));
        this.places = places;
        this.standing = standing;
    }

    /** @param touched the things that the instrument says something about */
    void of(RecordedInstrument instrument, Set<String> touched, Delta delta) {
        Set<String> concerned = parts.from(instrument, touched, this, delta);
        Set<String> home = homes.from(instrument, touched, this, delta);
        delta.instrument(instrument, concerned, home);
    }

    /** The institutions in whose structure a thing ever stood. */
    private Set<String> stands(String thing) {
        if (thing.startsWith(INSTITUTION)) {
            return itself.computeIfAbsent(thing, it -> Set.of(it.substring(INSTITUTION.length())));
        }
        Set<String> stood = places.by(thing);
        if (stood.size() == 1) {
            return stands(stood.iterator().next());
        }
        Set<String> institutions = new LinkedHashSet<>();
        stood.forEach(place -> institutions.addAll(stands(place)));
        return institutions;
    }

    /** The posts of a unit, which come along when it is said to stand in another institution. */
    private Set<String> inside(String thing) {
        return thing.startsWith(UNIT) ? standing.by(thing) : Set.of();
    }

    private interface Note {

        void of(Delta delta, String institution, String thing, long since);
    }

    /** A relation of things to institutions that goes on from a thing to those that it names. */
    private record Reach(Relation relation, Named onward, Note note) {

        /** @return the institutions of all that is touched, which are those of the instrument too */
        Set<String> from(RecordedInstrument instrument, Set<String> touched, Spread spread, Delta delta) {
            relation.fetch(touched);
            long since = instrument.lastEntry();
            for (String thing : touched) {
                if (to(thing, spread.stands(thing), since, delta)) {
                    spread.inside(thing).forEach(post -> to(post, spread.stands(post), since, delta));
                }
            }
            for (String thing : touched) {
                onward(thing, relation.of(thing), since, delta);
            }
            Set<String> all = new LinkedHashSet<>();
            for (String thing : touched) {
                all.addAll(relation.of(thing));
            }
            to("instrument:" + instrument.instrumentId(), all, since, delta);
            return all;
        }

        /** @return whether that is new */
        private boolean to(String thing, Set<String> institutions, long since, Delta delta) {
            Set<String> fresh = relation.add(thing, institutions);
            if (!fresh.isEmpty()) {
                for (String institution : fresh) {
                    note.of(delta, institution, thing, since);
                }
                onward(thing, fresh, since, delta);
            }
            return !fresh.isEmpty();
        }

        private void onward(String thing, Set<String> institutions, long since, Delta delta) {
            if (!institutions.isEmpty()) {
                for (String other : onward.by(thing)) {
                    to(other, institutions, since, delta);
                }
            }
        }
    }
}
