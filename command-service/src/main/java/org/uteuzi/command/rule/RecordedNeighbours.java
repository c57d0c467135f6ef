package org.uteuzi.command.rule;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.guard.Neighbours;
import org.uteuzi.command.guard.Touched;
import org.uteuzi.command.register.RecordedThings;
import org.uteuzi.event.Fact;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.PersonTimeline;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.Recorded;

/**
 * What the rules of law look at beside the things of an instrument; it is the same before and after. What is needed of many is
 * looked up for all of them at once.
 */
final class RecordedNeighbours {

    private final RecordedThings register;
    private final Neighbours neighbours;
    private final @Nullable PartialDate signedOn;
    private final Set<String> ownFacts;
    private final Map<String, List<Recorded>> streams = new HashMap<>();
    private final Map<String, Optional<PostTimeline>> posts = new HashMap<>();
    private final Map<String, Map<String, List<Holding>>> holdings = new HashMap<>();
    private final Map<String, String> papers = new HashMap<>();
    private final Map<String, Set<String>> postsOf = new HashMap<>();
    private final Map<String, Set<String>> postsIn = new HashMap<>();
    private final Map<String, Set<String>> sameAs = new HashMap<>();
    private final Map<String, Set<String>> joins = new HashMap<>();
    private final Map<String, Set<String>> named = new HashMap<>();
    private final Map<String, Integer> registeredNow = new HashMap<>();

    /** @param signedOn when the paper of the instrument was signed */
    RecordedNeighbours(
            List<Touched> things, RecordedThings register, Neighbours neighbours, @Nullable PartialDate signedOn) {
        this.register = register;
        this.neighbours = neighbours;
        this.signedOn = signedOn;
        this.ownFacts = things.stream()
                .flatMap(thing -> thing.added().stream())
                .flatMap(recorded -> recorded.event() instanceof Fact fact ? Stream.of(fact.factId()) : Stream.of())
                .collect(Collectors.toSet());
        for (Touched thing : things) {
            if (thing.kind().equals("person") && thing.before().isEmpty()) {
                registeredNow.put(thing.id(), registeredNow.size());
            }
            remember(thing);
        }
    }

    /** The guard no longer knows what an instrument takes away, so both sides of its own things are remembered. */
    private void remember(Touched thing) {
        switch (thing.kind()) {
            case "post" ->
                Stream.of(thing.postBefore(), thing.postAfter())
                        .flatMap(Optional::stream)
                        .forEach(post -> remember(thing.id(), post));
            case "person" ->
                Stream.of(thing.before(), thing.after())
                        .flatMap(stream -> PersonTimeline.of(stream).map(PersonTimeline::sameAs).stream())
                        .forEach(other -> join(thing.id(), other));
            default -> {}
        }
    }

    private void remember(String id, PostTimeline post) {
        post.states().forEach(state -> put(postsIn, state.value().unitId(), id));
        post.holdings().forEach(holding -> {
            String person = holding.appointed().fact().personId();
            if (person != null) {
                put(postsOf, person, id);
            }
        });
    }

    /**
     * Of whom the instrument itself registers, and joins with nobody, nothing else can be known.
     *
     * @return the posts that name one of the posts ex officio
     */
    Set<String> lookUp(Collection<String> people, Collection<String> posts) {
        Set<String> known = new HashSet<>(people);
        known.addAll(joins.keySet());
        known.removeIf(person -> registeredNow.containsKey(person) && !joins.containsKey(person));
        Neighbours.Beside found = neighbours.beside(known, posts);
        found.joins()
                .forEach((id, others) -> others.forEach(other -> {
                    put(sameAs, id, other);
                    join(id, other);
                }));
        found.postsOf().forEach((person, held) -> held.forEach(post -> put(postsOf, person, post)));
        return found.naming().values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    void lookUpUnits(Collection<String> units) {
        neighbours.postsIn(units).forEach((unit, posts) -> posts.forEach(post -> put(postsIn, unit, post)));
    }

    /** @param joined the most ids that one of the people goes by, none of which is a namesake of the others */
    void lookUpNames(Collection<String> keys, int joined) {
        named.putAll(neighbours.named(keys, registeredNow.size() + joined + 1));
    }

    void lookUpPapers(Collection<String> factIds) {
        papers.putAll(register.papersOf(
                factIds.stream().filter(factId -> !ownFacts.contains(factId)).collect(Collectors.toSet())));
        load(papers.values());
    }

    void load(Collection<String> references) {
        Set<String> missing = new HashSet<>(references);
        missing.removeAll(streams.keySet());
        if (!missing.isEmpty()) {
            Map<String, List<Recorded>> found = register.streams(missing);
            missing.forEach(reference -> streams.put(reference, found.getOrDefault(reference, List.of())));
        }
    }

    List<Recorded> stream(String reference) {
        load(Set.of(reference));
        return streams.getOrDefault(reference, List.of());
    }

    /** A post that the instrument does not touch. */
    Optional<PostTimeline> post(String id) {
        return posts.computeIfAbsent(id, post -> PostTimeline.of(stream("post:" + post)));
    }

    /** The holdings of a post that the instrument does not touch, by who holds it. */
    Map<String, List<Holding>> holdingsByPerson(String postId) {
        return holdings.computeIfAbsent(postId, id -> byPerson(post(id)));
    }

    static Map<String, List<Holding>> byPerson(Optional<PostTimeline> post) {
        return post.stream()
                .flatMap(known -> known.holdings().stream())
                .filter(holding -> holding.appointed().fact().personId() != null)
                .collect(Collectors.groupingBy(holding ->
                        Objects.requireNonNull(holding.appointed().fact().personId())));
    }

    Set<String> postsOf(String person) {
        return postsOf.getOrDefault(person, Set.of());
    }

    Set<String> postsIn(String unit) {
        return postsIn.getOrDefault(unit, Set.of());
    }

    /** Whoever may be joined with a person, before or after the instrument. */
    Set<String> joinCandidates(String person) {
        return joins.getOrDefault(person, Set.of());
    }

    boolean isJoined(String person, String other) {
        return sameAs.getOrDefault(person, Set.of()).contains(other);
    }

    /** Those of the same name who were registered before; of one instrument the effect that came before counts. */
    Stream<String> namesakesBefore(String person, String key) {
        int place = registeredNow.getOrDefault(person, 0);
        return named.getOrDefault(key, Set.of()).stream()
                .filter(other -> !other.equals(person) && registeredNow.getOrDefault(other, -1) < place);
    }

    boolean isOwn(String factId) {
        return ownFacts.contains(factId);
    }

    /** When the paper of the instrument itself was signed. */
    @Nullable
    PartialDate signedOn() {
        return signedOn;
    }

    /** The paper, as a reference, by which an earlier fact was first recorded. */
    Optional<String> paperOf(String factId) {
        return Optional.ofNullable(papers.get(factId));
    }

    private void join(String one, String other) {
        put(joins, one, other);
        put(joins, other, one);
    }

    private static void put(Map<String, Set<String>> sets, String key, String value) {
        sets.computeIfAbsent(key, first -> new TreeSet<>()).add(value);
    }
}
