package org.uteuzi.query.finding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.query.history.Histories;
import org.uteuzi.query.history.InstitutionHistory;
import org.uteuzi.query.register.Entry;
import org.uteuzi.query.register.RegisterReader;
import org.uteuzi.rule.Belief;
import org.uteuzi.rule.Joined;
import org.uteuzi.rule.Namesakes;
import org.uteuzi.structure.Things;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.PersonTimeline;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.UnitTimeline;

/**
 * What is believed with an entry in all institutions, from memory, as the rules of law look at it. Made for one question, it
 * keeps what it looked up.
 */
final class KnownBelief implements Belief {

    /**
     * @param entry up to which everything counts
     * @param moment up to which sources count, each institution in the order of its own; null: the order is the register's
     */
    record Sources(
            Histories histories,
            RegisterReader register,
            PeopleByName people,
            long entry,
            @Nullable Instant moment) {

        Optional<Inside> inside(String institutionId) {
            Optional<InstitutionHistory> history = histories.of(institutionId);
            return moment == null
                    ? history.map(it -> Inside.of(it, entry))
                    : history.flatMap(it -> it.knownToSources(moment)).map(it -> Inside.of(it, Long.MAX_VALUE));
        }

        /** What counts of a person, in order. */
        List<Entry> stream(String personId) {
            List<Entry> stream = register.stream("person:" + personId, entry);
            return moment == null ? stream : Entry.knownToSources(moment, stream);
        }

        /** Whether one was registered before another; places in different institutions say nothing where sources count. */
        boolean isBefore(PersonTimeline one, PersonTimeline other) {
            return moment == null
                    ? one.registered().order() < other.registered().order()
                    : Entry.BY_SOURCE.compare(registration(one), registration(other)) < 0;
        }

        private Entry registration(PersonTimeline person) {
            return stream(person.registered().fact().personId()).getFirst();
        }
    }

    private final Sources sources;
    private final Map<String, Optional<Inside>> institutions = new HashMap<>();
    private final Map<String, List<String>> whereabouts = new HashMap<>();
    private final Map<String, List<String>> namesakes = new HashMap<>();
    private final Map<String, Optional<PersonTimeline>> strangers = new HashMap<>();
    private final Map<String, Inside> appointments = new HashMap<>();

    KnownBelief(Sources sources) {
        this.sources = sources;
    }

    /** An institution with all that is needed to judge it, looked up at once; empty where nothing was known of it. */
    Optional<Inside> of(String institutionId) {
        Optional<Inside> inside = inside(institutionId);
        inside.ifPresent(known -> {
            Set<String> people = new HashSet<>(known.holdings().keySet());
            Map<String, List<String>> found = sources.histories()
                    .institutionsWith(people.stream().map(id -> "person:" + id).toList(), sources.entry());
            people.forEach(id -> whereabouts.put("person:" + id, found.getOrDefault("person:" + id, List.of())));
            Set<String> keys = people.stream()
                    .flatMap(id -> known.things().person(id).stream())
                    .flatMap(Namesakes::keyOf)
                    .collect(Collectors.toSet());
            keys.removeAll(namesakes.keySet());
            Map<String, List<String>> named = sources.people().named(keys, sources.entry());
            keys.forEach(key -> namesakes.put(key, named.getOrDefault(key, List.of())));
        });
        return inside;
    }

    private Optional<Inside> inside(String institutionId) {
        Optional<Inside> known = institutions.get(institutionId);
        if (known == null) {
            known = sources.inside(institutionId);
            institutions.put(institutionId, known);
            known.ifPresent(inside -> inside.appointments().forEach(fact -> appointments.put(fact, inside)));
        }
        return known;
    }

    private Stream<Inside> allWith(String thing) {
        return whereabouts.computeIfAbsent(thing, it -> sources.histories().institutionsWith(it)).stream()
                .flatMap(id -> inside(id).stream());
    }

    /** In an institution that is at hand already, if the thing is in any of these. */
    <T> Optional<T> anywhere(String kind, String id, BiFunction<Things, String, Optional<T>> lookup) {
        return institutions.values().stream()
                .flatMap(Optional::stream)
                .flatMap(inside -> lookup.apply(inside.things(), id).stream())
                .findFirst()
                .or(() -> sources.histories()
                        .with(kind + ":" + id)
                        .flatMap(history -> inside(history.id()))
                        .flatMap(inside -> lookup.apply(inside.things(), id)));
    }

    @Override
    public Optional<PostTimeline> post(String postId) {
        return anywhere("post", postId, Things::post);
    }

    @Override
    public Optional<UnitTimeline> unit(String unitId) {
        return anywhere("unit", unitId, Things::unit);
    }

    /** Who is in no institution is in no memory. */
    @Override
    public Optional<PersonTimeline> person(String personId) {
        Optional<PersonTimeline> known = anywhere("person", personId, Things::person);
        return known.isPresent()
                ? known
                : strangers.computeIfAbsent(personId, id -> PersonTimeline.of(sources.stream(id)));
    }

    @Override
    public Set<String> idsOf(String personId) {
        return Joined.with(
                personId,
                id -> allWith("person:" + id)
                        .flatMap(inside -> inside.joinedWith(id).stream())
                        .toList());
    }

    @Override
    public List<Holding> holdingsOf(Set<String> personIds) {
        Map<String, Holding> holdings = new LinkedHashMap<>();
        personIds.stream()
                .sorted()
                .forEach(id -> allWith("person:" + id)
                        .flatMap(inside -> inside.holdings().getOrDefault(id, List.of()).stream())
                        .sorted(Comparator.comparing(
                                (Holding holding) -> holding.appointed().fact().postId()))
                        .forEach(holding -> holdings.putIfAbsent(holding.appointmentId(), holding)));
        return new ArrayList<>(holdings.values());
    }

    @Override
    public Set<String> postsIn(String unitId) {
        return sources.histories()
                .with("unit:" + unitId)
                .flatMap(history -> inside(history.id()))
                .map(inside -> inside.posts().getOrDefault(unitId, Set.of()))
                .orElse(Set.of());
    }

    @Override
    public Stream<String> namesakesBefore(String personId) {
        return person(personId).stream()
                .flatMap(person -> Namesakes.keyOf(person)
                        .flatMap(name -> namesakes
                                .computeIfAbsent(
                                        name,
                                        key -> sources.people()
                                                .named(List.of(key), sources.entry())
                                                .getOrDefault(key, List.of()))
                                .stream()
                                .filter(other -> !other.equals(personId))
                                .filter(other -> person(other)
                                        .filter(earlier ->
                                                Namesakes.keyOf(earlier).anyMatch(name::equals))
                                        .filter(earlier -> sources.isBefore(earlier, person))
                                        .isPresent())));
    }

    @Override
    public @Nullable PartialDate signedOn(String factId) {
        Inside inside = appointments.get(factId);
        return inside == null ? null : inside.signedOn(factId);
    }

    /** Finds people by the {@linkplain Namesakes#key key} of a name that they were given at any time, so that one may be theirs now. */
    interface PeopleByName {
        Map<String, List<String>> named(Collection<String> keys, long entry);
    }
}
