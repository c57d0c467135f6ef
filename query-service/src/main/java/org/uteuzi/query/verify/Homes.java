package org.uteuzi.query.verify;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.uteuzi.event.Event;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.event.person.PersonsJoined;
import org.uteuzi.event.post.Change;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.event.post.PostAmended;
import org.uteuzi.event.post.PostEstablished;
import org.uteuzi.event.unit.UnitEstablished;
import org.uteuzi.query.register.Entry;
import org.uteuzi.query.register.RecordedInstrument;

/**
 * What is at home in which institution, from the entries alone, instrument by instrument: the institution, its units and their
 * posts, whom these were given to and who that is said to be, and the papers that touched any of these.
 */
final class Homes {

    /** Units of posts, institutions of units. */
    private final Map<String, Set<String>> places = new HashMap<>();

    private final Map<String, Set<String>> postsOfUnits = new HashMap<>();
    private final Map<String, Set<String>> people = new HashMap<>();
    private final Map<String, Set<String>> homes = new HashMap<>();
    private final Map<String, Set<String>> things = new HashMap<>();

    void add(RecordedInstrument instrument) {
        Set<String> touched =
                instrument.entries().stream().map(Entry::thing).collect(Collectors.toCollection(LinkedHashSet::new));
        instrument.entries().stream().map(Entry::event).forEach(this::note);
        Set<String> placed = new LinkedHashSet<>(touched);
        touched.forEach(thing -> placed.addAll(of(postsOfUnits, thing)));
        placed.forEach(thing -> settle(thing, institutions(thing)));
        touched.forEach(thing -> of(people, thing).forEach(person -> settle(person, of(homes, thing))));
        Set<String> all = new HashSet<>();
        touched.forEach(thing -> all.addAll(of(homes, thing)));
        settle("instrument:" + instrument.instrumentId(), all);
    }

    /** As references, in their order. */
    Set<String> in(String institution) {
        return new TreeSet<>(of(things, institution));
    }

    private void note(Event event) {
        switch (event) {
            case InstitutionEstablished institution -> put(places, institution.thing(), institution.institutionId());
            case UnitEstablished unit -> put(places, unit.thing(), unit.institutionId());
            case PostEstablished post -> stands(post.thing(), post.unitId());
            case PostAmended post -> {
                String unit = Change.after(post.unitId(), null);
                if (unit != null) {
                    stands(post.thing(), unit);
                }
            }
            case HolderAppointed holder -> {
                if (holder.personId() != null) {
                    put(people, holder.thing(), "person:" + holder.personId());
                }
            }
            case PersonsJoined joined -> put(people, joined.thing(), "person:" + joined.sameAs());
            default -> {}
        }
    }

    private void stands(String post, String unit) {
        put(places, post, unit);
        put(postsOfUnits, "unit:" + unit, post);
    }

    private Set<String> institutions(String thing) {
        return thing.startsWith("post:")
                ? of(places, thing).stream()
                        .flatMap(unit -> of(places, "unit:" + unit).stream())
                        .collect(Collectors.toSet())
                : of(places, thing);
    }

    private void settle(String thing, Set<String> institutions) {
        if (!of(homes, thing).containsAll(institutions)) {
            for (String institution : institutions) {
                put(homes, thing, institution);
                put(things, institution, thing);
            }
            of(people, thing).forEach(person -> settle(person, institutions));
        }
    }

    private static void put(Map<String, Set<String>> all, String key, String value) {
        all.computeIfAbsent(key, it -> new LinkedHashSet<>()).add(value);
    }

    private static Set<String> of(Map<String, Set<String>> all, String key) {
        return all.getOrDefault(key, Set.of());
    }
}
