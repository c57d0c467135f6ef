package org.uteuzi.query.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.rule.Belief;
import org.uteuzi.rule.Joined;
import org.uteuzi.rule.Namesakes;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.PersonTimeline;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.UnitTimeline;

/**
 * One institution as if there were no other: what is found in it rests on its own entries alone. To them belongs what its own
 * posts name: a unit elsewhere in which one ever stood, a post elsewhere whose holder has a seat here. From the statement that
 * names it on, every entry about it concerns the institution.
 */
final class OwnBelief implements Belief {

    private final Inside inside;
    private final Map<String, List<PersonTimeline>> namesakes = new HashMap<>();

    OwnBelief(Inside inside) {
        this.inside = inside;
        inside.holdings().keySet().stream()
                .flatMap(id -> person(id).stream())
                .forEach(person -> Namesakes.keyOf(person)
                        .forEach(key -> namesakes
                                .computeIfAbsent(key, it -> new ArrayList<>())
                                .add(person)));
    }

    @Override
    public Optional<PostTimeline> post(String postId) {
        PostTimeline own = inside.byId().get(postId);
        return own != null
                ? Optional.of(own)
                : inside.things().post(postId).filter(post -> inside.named().contains(postId));
    }

    @Override
    public Optional<UnitTimeline> unit(String unitId) {
        return inside.things()
                .unit(unitId)
                .filter(unit -> inside.isOwn(unitId) || inside.posts().containsKey(unitId));
    }

    @Override
    public Optional<PersonTimeline> person(String personId) {
        return inside.things().person(personId);
    }

    @Override
    public Set<String> idsOf(String personId) {
        return Joined.with(personId, inside::joinedWith);
    }

    @Override
    public List<Holding> holdingsOf(Set<String> personIds) {
        if (personIds.size() == 1) {
            return inside.holdings()
                    .getOrDefault(personIds.iterator().next(), List.of()); // in the order of posts already
        }
        return personIds.stream()
                .sorted()
                .flatMap(id -> inside.holdings().getOrDefault(id, List.of()).stream())
                .sorted(Comparator.comparing(
                        (Holding holding) -> holding.appointed().fact().postId()))
                .toList();
    }

    @Override
    public Set<String> postsIn(String unitId) {
        return inside.posts().getOrDefault(unitId, Set.of());
    }

    @Override
    public Stream<String> namesakesBefore(String personId) {
        return person(personId).stream()
                .flatMap(person -> Namesakes.keyOf(person)
                        .flatMap(key -> namesakes.getOrDefault(key, List.of()).stream())
                        .filter(other ->
                                other.registered().order() < person.registered().order())
                        .map(other -> other.registered().fact().personId())
                        .sorted());
    }

    @Override
    public @Nullable PartialDate signedOn(String factId) {
        return inside.appointments().contains(factId) ? inside.signedOn(factId) : null;
    }
}
