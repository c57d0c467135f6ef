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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.guard.Neighbours;
import org.uteuzi.command.guard.Touched;
import org.uteuzi.command.rule.Lookups.Placed;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.InstrumentTimeline;
import org.uteuzi.timeline.PersonTimeline;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.Recorded;

/**
 * What the rules of law look at beside the things of an instrument; it is the same before and after. What is needed of many is
 * looked up for all of them at once. What other instruments touch that are judged with it, is seen as they leave it if they come
 * before, and as they found it if they come after.
 */
final class RecordedNeighbours {

    private final int place;
    private final Set<String> own;
    private final Lookups lookups;
    private final Map<String, Set<String>> postsOf = new HashMap<>();
    private final Map<String, Set<String>> postsSeen = new HashMap<>();
    private final Map<String, Set<String>> postsIn = new HashMap<>();
    private final Map<String, Set<String>> sameAs = new HashMap<>();
    private final Map<String, Set<String>> joins = new HashMap<>();
    private final Map<String, Integer> registeredNow = new HashMap<>();

    /** @param place of the instrument among those that are judged with it */
    RecordedNeighbours(int place, List<Touched> things, Lookups lookups) {
        this.place = place;
        this.lookups = lookups;
        this.own = things.stream().map(Touched::reference).collect(Collectors.toSet());
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
        Neighbours.Beside found = lookups.beside(known, posts);
        postsSeen.clear();
        found.joins()
                .forEach((id, others) -> others.forEach(other -> {
                    put(sameAs, id, other);
                    join(id, other);
                }));
        Stream.concat(known.stream(), joins.keySet().stream())
                .forEach(person -> found.postsOf().getOrDefault(person, Set.of()).stream()
                        .filter(post -> other("post:" + post) == null)
                        .forEach(post -> put(postsOf, person, post)));
        return posts.stream()
                .flatMap(post -> found.naming().getOrDefault(post, Set.of()).stream())
                .collect(Collectors.toSet());
    }

    void lookUpUnits(Collection<String> units) {
        lookups.lookUpUnits(units);
    }

    /** @param joined the most ids that one of the people goes by, none of which is a namesake of the others */
    void lookUpNames(Collection<String> keys, int joined) {
        lookups.lookUpNames(keys, joined + 1);
    }

    void lookUpPapers(Collection<String> factIds) {
        lookups.lookUpPapers(factIds);
    }

    /** The posts in which somebody was appointed by one of these authorities. */
    Set<String> appointedBy(Collection<String> authorities) {
        lookups.lookUpAppointedBy(authorities);
        return authorities.stream()
                .flatMap(authority -> lookups.appointedBy(authority).stream()
                        .filter(post -> isSeen(
                                post,
                                holding -> authority.equals(
                                        holding.appointed().fact().appointedBy()))))
                .collect(Collectors.toSet());
    }

    /** The things of which these papers say anything, as references. */
    Set<String> thingsOfPapers(Collection<String> papers) {
        return lookups.thingsOfPapers(papers);
    }

    void load(Collection<String> references) {
        lookups.load(references);
    }

    List<Recorded> stream(String reference) {
        Placed other = other(reference);
        return other == null ? lookups.stream(reference) : other.streamSeenBy(place);
    }

    /** A post that the instrument does not touch. */
    Optional<PostTimeline> post(String id) {
        Placed other = other("post:" + id);
        return other == null ? lookups.post(id) : other.postSeenBy(place);
    }

    /** The holdings of a post that the instrument does not touch, by who holds it. */
    Map<String, List<Holding>> holdingsByPerson(String postId) {
        Placed other = other("post:" + postId);
        return other == null ? lookups.holdingsByPerson(postId) : byPerson(other.postSeenBy(place));
    }

    static Map<String, List<Holding>> byPerson(Optional<PostTimeline> post) {
        return post.stream()
                .flatMap(known -> known.holdings().stream())
                .filter(holding -> holding.appointed().fact().personId() != null)
                .collect(Collectors.groupingBy(holding ->
                        Objects.requireNonNull(holding.appointed().fact().personId())));
    }

    Set<String> postsOf(String person) {
        return postsSeen.computeIfAbsent(person, this::postsSeenOf);
    }

    private Set<String> postsSeenOf(String person) {
        Set<Placed> touched = lookups.postsTouchedOf(person);
        Set<String> posts = postsOf.getOrDefault(person, Set.of());
        return touched.isEmpty()
                ? posts
                : Stream.concat(
                                posts.stream(),
                                touched.stream()
                                        .map(placed -> placed.thing().id())
                                        .filter(post -> other("post:" + post) != null)
                                        .filter(post -> isSeen(
                                                post,
                                                holding -> person.equals(holding.appointed()
                                                        .fact()
                                                        .personId()))))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    Set<String> postsIn(String unit) {
        return Stream.concat(
                        postsIn.getOrDefault(unit, Set.of()).stream(),
                        lookups.postsIn(unit).stream().filter(post -> isThere("post:" + post)))
                .collect(Collectors.toCollection(TreeSet::new));
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
        int own = registeredNow.getOrDefault(person, 0);
        return lookups.named(key).stream()
                .filter(other -> !other.equals(person) && registeredNow.getOrDefault(other, -1) < own)
                .filter(other -> isThere("person:" + other));
    }

    /** When the paper was signed by which a fact was first recorded; null where it does not say. */
    @Nullable
    PartialDate signedOn(String factId) {
        return lookups.isRecordedNow(factId)
                ? lookups.signedOn(factId)
                : lookups.paperOf(factId)
                        .flatMap(paper -> InstrumentTimeline.of(stream(paper)))
                        .map(paper -> paper.particulars().signedOn())
                        .orElse(null);
    }

    /** A thing that another of the instruments touches. */
    private @Nullable Placed other(String reference) {
        return own.contains(reference) ? null : lookups.touched(reference);
    }

    /** Whether a thing is there already: what begins with a later instrument is not. */
    private boolean isThere(String reference) {
        Placed other = other(reference);
        return other == null || !other.streamSeenBy(place).isEmpty();
    }

    /** Whether the post that was found has such a holding: of what others touch the database tells what is seen after them. */
    private boolean isSeen(String post, Predicate<Holding> holding) {
        Placed other = other("post:" + post);
        return other == null
                || other.postSeenBy(place).stream()
                        .flatMap(seen -> seen.holdings().stream())
                        .anyMatch(holding);
    }

    private void join(String one, String other) {
        put(joins, one, other);
        put(joins, other, one);
    }

    private static void put(Map<String, Set<String>> sets, String key, String value) {
        sets.computeIfAbsent(key, first -> new TreeSet<>()).add(value);
    }
}
