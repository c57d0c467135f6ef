package org.uteuzi.command.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.guard.Neighbours;
import org.uteuzi.command.guard.Subject;
import org.uteuzi.command.guard.Touched;
import org.uteuzi.command.register.RecordedThings;
import org.uteuzi.event.Fact;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.Recorded;

/**
 * What was looked up beside the things of the instruments that are judged in one look: nothing is looked up twice. The database
 * already has what all of them say, so of the things that they touch themselves it is not asked, or its answer is put right by
 * what each of them sees.
 */
final class Lookups {

    /** A thing that one of the instruments touches, and which. */
    record Placed(int place, Touched thing) {

        /** As it is seen by another of the instruments. */
        List<Recorded> streamSeenBy(int other) {
            return place < other ? thing.after() : thing.before();
        }

        Optional<PostTimeline> postSeenBy(int other) {
            return place < other ? thing.postAfter() : thing.postBefore();
        }
    }

    private final List<Subject> subjects;
    private final RecordedThings register;
    private final Neighbours neighbours;
    private final Map<String, Placed> touched = new HashMap<>();
    private final Map<String, Set<Placed>> postsTouchedOf = new HashMap<>();
    private final Map<String, Integer> placeOfFact = new HashMap<>();

    private final Map<String, List<Recorded>> streams = new HashMap<>();
    private final Map<String, Optional<PostTimeline>> posts = new HashMap<>();
    private final Map<String, Map<String, List<Holding>>> holdings = new HashMap<>();
    private final Neighbours.Beside beside = new Neighbours.Beside(new HashMap<>(), new HashMap<>(), new HashMap<>());
    private final Set<String> peopleAsked = new HashSet<>();
    private final Set<String> postsAsked = new HashSet<>();
    private final Map<String, Set<String>> postsIn = new HashMap<>();
    private final Map<String, Set<String>> appointedBy = new HashMap<>();
    private final Map<String, Set<String>> named = new HashMap<>();
    private final Map<String, String> papers = new HashMap<>();
    private final Set<String> papersAsked = new HashSet<>();

    Lookups(List<Subject> subjects, RecordedThings register, Neighbours neighbours) {
        this.subjects = subjects;
        this.register = register;
        this.neighbours = neighbours;
        for (int place = 0; place < subjects.size(); place++) {
            for (Touched thing : subjects.get(place).things()) {
                add(new Placed(place, thing));
            }
        }
    }

    private void add(Placed placed) {
        Touched thing = placed.thing();
        touched.put(thing.reference(), placed);
        thing.added().forEach(recorded -> {
            if (recorded.event() instanceof Fact fact) {
                placeOfFact.put(fact.factId(), placed.place());
            }
        });
        if (subjects.size() > 1) {
            if (thing.kind().equals("person") && thing.before().isEmpty()) {
                peopleAsked.add(thing.id()); // whoever is registered now is known from here alone
            }
            Stream.of(thing.postBefore(), thing.postAfter())
                    .flatMap(Optional::stream)
                    .flatMap(post -> post.holdings().stream())
                    .flatMap(holding ->
                            Stream.ofNullable(holding.appointed().fact().personId()))
                    .forEach(person -> postsTouchedOf
                            .computeIfAbsent(person, id -> new HashSet<>())
                            .add(placed));
        }
    }

    /** What one of the instruments sees beside its own things. */
    RecordedNeighbours of(int place) {
        return new RecordedNeighbours(place, subjects.get(place).things(), this);
    }

    /** Asks once for all of them what each is going to ask. */
    void lookUpTogether() {
        List<Touched> things =
                subjects.stream().flatMap(subject -> subject.things().stream()).toList();
        new Neighbourhood(things, new RecordedNeighbours(subjects.size(), things, this));
    }

    /** The thing, if an instrument touches it. */
    @Nullable
    Placed touched(String reference) {
        return touched.get(reference);
    }

    /** The posts touched in which somebody has, or had, an appointment. */
    Set<Placed> postsTouchedOf(String person) {
        return postsTouchedOf.getOrDefault(person, Set.of());
    }

    Stream<Placed> all() {
        return touched.values().stream();
    }

    /** What lies beside these people and posts, and beside others that were asked about. */
    Neighbours.Beside beside(Collection<String> people, Collection<String> posts) {
        Neighbours.Beside found = neighbours.beside(missing(people, peopleAsked), missing(posts, postsAsked));
        merge(found.joins(), beside.joins());
        merge(found.postsOf(), beside.postsOf());
        merge(found.naming(), beside.naming());
        return beside;
    }

    Set<String> postsIn(String unit) {
        return postsIn.getOrDefault(unit, Set.of());
    }

    void lookUpUnits(Collection<String> units) {
        lookUp(postsIn, units, missing -> neighbours.postsIn(missing));
    }

    Set<String> appointedBy(String authority) {
        return appointedBy.getOrDefault(authority, Set.of());
    }

    void lookUpAppointedBy(Collection<String> authorities) {
        lookUp(appointedBy, authorities, missing -> neighbours.appointedBy(missing));
    }

    Set<String> named(String key) {
        return named.getOrDefault(key, Set.of());
    }

    /** @param most of one name, beside those whom the instruments register themselves */
    void lookUpNames(Collection<String> keys, int most) {
        int registered = (int)
                all().filter(placed -> placed.thing().kind().equals("person")).count();
        lookUp(named, keys, missing -> neighbours.named(missing, most + registered));
    }

    /** The paper, as a reference, by which a fact was recorded before these instruments. */
    Optional<String> paperOf(String factId) {
        return Optional.ofNullable(papers.get(factId));
    }

    void lookUpPapers(Collection<String> factIds) {
        Set<String> earlier =
                factIds.stream().filter(fact -> !placeOfFact.containsKey(fact)).collect(Collectors.toSet());
        Map<String, String> found = register.papersOf(missing(earlier, papersAsked));
        papers.putAll(found);
        load(found.values());
    }

    /** Whether one of the instruments records a fact itself. */
    boolean isRecordedNow(String factId) {
        return placeOfFact.containsKey(factId);
    }

    /** When the paper was signed by which a fact is recorded now. */
    @Nullable
    PartialDate signedOn(String factId) {
        return subjects.get(Objects.requireNonNull(placeOfFact.get(factId)))
                .particulars()
                .signedOn();
    }

    Set<String> thingsOfPapers(Collection<String> papers) {
        return register.thingsOfPapers(papers);
    }

    void load(Collection<String> references) {
        Set<String> missing = new HashSet<>(references);
        missing.removeAll(streams.keySet());
        missing.removeAll(touched.keySet());
        if (!missing.isEmpty()) {
            Map<String, List<Recorded>> found = register.streams(missing);
            missing.forEach(reference -> streams.put(reference, found.getOrDefault(reference, List.of())));
        }
    }

    List<Recorded> stream(String reference) {
        load(Set.of(reference));
        return streams.getOrDefault(reference, List.of());
    }

    /** A post that none of the instruments touches. */
    Optional<PostTimeline> post(String id) {
        return posts.computeIfAbsent(id, post -> PostTimeline.of(stream("post:" + post)));
    }

    /** The holdings of a post that none of the instruments touches, by who holds it. */
    Map<String, List<Holding>> holdingsByPerson(String postId) {
        return holdings.computeIfAbsent(postId, id -> RecordedNeighbours.byPerson(post(id)));
    }

    private static List<String> missing(Collection<String> wanted, Set<String> asked) {
        List<String> missing = new ArrayList<>();
        for (String one : wanted) {
            if (asked.add(one)) {
                missing.add(one);
            }
        }
        return missing;
    }

    private static void lookUp(
            Map<String, Set<String>> known,
            Collection<String> wanted,
            Function<Collection<String>, Map<String, Set<String>>> question) {
        Set<String> missing = new HashSet<>(wanted);
        missing.removeAll(known.keySet());
        Map<String, Set<String>> found = question.apply(missing);
        missing.forEach(one -> known.put(one, found.getOrDefault(one, Set.of())));
    }

    private static void merge(Map<String, Set<String>> from, Map<String, Set<String>> into) {
        from.forEach((key, values) ->
                into.computeIfAbsent(key, first -> new HashSet<>()).addAll(values));
    }
}
