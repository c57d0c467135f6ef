package org.uteuzi.command.rule;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.guard.Touched;
import org.uteuzi.rule.Belief;
import org.uteuzi.rule.Namesakes;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.PersonTimeline;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.Recorded;
import org.uteuzi.timeline.UnitTimeline;

/** What is believed before or after an instrument: of its own things, and of their neighbours, which it leaves as they are. */
final class RecordedBelief implements Belief {

    private final RecordedNeighbours beside;
    private final Map<String, List<Recorded>> own;
    private final Map<String, Optional<PostTimeline>> ownPosts;
    private final Map<String, Map<String, List<Holding>>> holdings = new HashMap<>();
    private final Map<String, Optional<UnitTimeline>> units = new HashMap<>();
    private final Map<String, Set<String>> people = new HashMap<>();

    private RecordedBelief(
            Collection<Touched> things,
            Function<Touched, List<Recorded>> point,
            Function<Touched, Optional<PostTimeline>> post,
            RecordedNeighbours beside) {
        this.beside = beside;
        this.own = things.stream().collect(Collectors.toMap(Touched::reference, point));
        this.ownPosts = things.stream()
                .filter(thing -> thing.kind().equals("post"))
                .collect(Collectors.toMap(Touched::id, post));
    }

    static RecordedBelief before(Collection<Touched> things, RecordedNeighbours beside) {
        return new RecordedBelief(things, Touched::before, Touched::postBefore, beside);
    }

    static RecordedBelief after(Collection<Touched> things, RecordedNeighbours beside) {
        return new RecordedBelief(things, Touched::after, Touched::postAfter, beside);
    }

    @Override
    public Optional<PostTimeline> post(String postId) {
        Optional<PostTimeline> known = ownPosts.get(postId);
        return known == null ? beside.post(postId) : known;
    }

    @Override
    public Optional<UnitTimeline> unit(String unitId) {
        return units.computeIfAbsent(unitId, id -> UnitTimeline.of(stream("unit:" + id)));
    }

    @Override
    public Optional<PersonTimeline> person(String personId) {
        return PersonTimeline.of(stream("person:" + personId));
    }

    @Override
    public Set<String> idsOf(String personId) {
        Set<String> known = people.get(personId);
        if (known == null) {
            known = joinedWith(personId);
            for (String id : known) {
                people.put(id, known);
            }
        }
        return known;
    }

    @Override
    public List<Holding> holdingsOf(Set<String> personIds) {
        return personIds.stream()
                .sorted()
                .flatMap(person -> beside.postsOf(person).stream()
                        .sorted()
                        .flatMap(post -> byPerson(post).getOrDefault(person, List.of()).stream()))
                .toList();
    }

    private Map<String, List<Holding>> byPerson(String postId) {
        Optional<PostTimeline> known = ownPosts.get(postId);
        return known == null
                ? beside.holdingsByPerson(postId)
                : holdings.computeIfAbsent(postId, id -> RecordedNeighbours.byPerson(known));
    }

    @Override
    public Set<String> postsIn(String unitId) {
        return beside.postsIn(unitId);
    }

    @Override
    public Stream<String> namesakesBefore(String personId) {
        return person(personId).stream()
                .flatMap(Namesakes::keyOf)
                .flatMap(key -> beside.namesakesBefore(personId, key));
    }

    @Override
    public @Nullable PartialDate signedOn(String factId) {
        return beside.signedOn(factId);
    }

    private Set<String> joinedWith(String personId) {
        Set<String> ids = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of(personId));
        while (!open.isEmpty()) {
            String id = open.remove();
            if (ids.add(id)) {
                beside.joinCandidates(id).stream()
                        .filter(other -> isJoined(id, other) || isJoined(other, id))
                        .forEach(open::add);
            }
        }
        return Set.copyOf(ids);
    }

    private boolean isJoined(String personId, String sameAs) {
        return own.containsKey("person:" + personId)
                ? person(personId)
                        .filter(person -> sameAs.equals(person.sameAs()))
                        .isPresent()
                : beside.isJoined(personId, sameAs);
    }

    private List<Recorded> stream(String reference) {
        List<Recorded> stream = own.get(reference);
        return stream == null ? beside.stream(reference) : stream;
    }
}
