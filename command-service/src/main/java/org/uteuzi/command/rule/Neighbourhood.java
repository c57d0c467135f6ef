package org.uteuzi.command.rule;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.uteuzi.command.guard.Touched;
import org.uteuzi.rule.Namesakes;
import org.uteuzi.rule.Presence;
import org.uteuzi.rule.RuleOfLaw;
import org.uteuzi.rule.RuleOfLaw.About;
import org.uteuzi.rule.RulesOfLaw;
import org.uteuzi.rule.StandingFinding;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.PostTimeline;

/**
 * What an instrument may bring under another judgement: its own things, the posts in which somebody was appointed by a post of
 * which it says something, the people whose appointments it changes wherever they hold a post, and the units of its posts.
 */
final class Neighbourhood {

    /** Of what the instrument touches, by kind. */
    private final Map<String, Set<String>> ids;

    private final RecordedNeighbours beside;
    private final RecordedBelief before;
    private final RecordedBelief after;
    private final Set<String> posts = new TreeSet<>();
    private final Set<String> people = new TreeSet<>();
    private final Set<String> units = new TreeSet<>();

    Neighbourhood(List<Touched> things, RecordedNeighbours beside) {
        this.ids = things.stream()
                .collect(Collectors.groupingBy(
                        Touched::kind, Collectors.mapping(Touched::id, Collectors.toCollection(TreeSet::new))));
        this.beside = beside;
        this.before = RecordedBelief.before(things, beside);
        this.after = RecordedBelief.after(things, beside);
        lookUp();
    }

    /** The findings that the instrument causes. */
    Stream<StandingFinding> caused(Predicate<RuleOfLaw> judged, LocalDate today) {
        return RulesOfLaw.caused(findings(judged, before), findings(judged, after), today).stream();
    }

    private Stream<StandingFinding> findings(Predicate<RuleOfLaw> judged, RecordedBelief belief) {
        return Stream.of(
                        posts.stream().flatMap(id -> RulesOfLaw.findings(judged, About.POST, id, belief)),
                        units.stream().flatMap(id -> RulesOfLaw.findings(judged, About.UNIT, id, belief)),
                        people.stream().flatMap(id -> RulesOfLaw.findings(judged, About.PERSON, id, belief)))
                .flatMap(findings -> findings);
    }

    private void lookUp() {
        Set<String> own = ids("post");
        posts.addAll(own);
        people.addAll(ids("person"));
        own.forEach(post -> people.addAll(peopleChangedIn(post)));
        Set<String> naming = beside.lookUp(people, own);
        ids("person").forEach(person -> posts.addAll(postsOf(person)));
        posts.addAll(appointedAnew(own));
        posts.addAll(ofPapers());
        loadTogether(own, naming);
        lookUpUnits(own, naming);
        lookUpNames(ids("person"));
        load("post", posts);
        load("post", people.stream().flatMap(person -> postsOf(person).stream()).collect(Collectors.toSet()));
        Set<Holding> appointedByPosts = posts.stream()
                .flatMap(this::sides)
                .flatMap(post -> post.holdings().stream())
                .filter(holding -> authority(holding).startsWith("post:"))
                .collect(Collectors.toSet());
        beside.load(appointedByPosts.stream().map(Neighbourhood::authority).collect(Collectors.toSet()));
        beside.lookUpPapers(appointedByPosts.stream()
                .map(holding -> holding.appointed().factId())
                .collect(Collectors.toSet()));
    }

    private void lookUpNames(Set<String> own) {
        beside.lookUpNames(
                own.stream()
                        .flatMap(person -> both(belief -> belief.person(person)))
                        .flatMap(Namesakes::keyOf)
                        .collect(Collectors.toSet()),
                own.stream()
                        .flatMap(person -> Stream.of(
                                before.idsOf(person).size(), after.idsOf(person).size()))
                        .reduce(0, Math::max));
    }

    /** What is needed in nearly every case, in one round trip; what else is, is asked for when that is known. */
    private void loadTogether(Set<String> own, Set<String> naming) {
        Stream<String> heldByThem = people.stream().flatMap(person -> postsOf(person).stream());
        beside.load(Stream.of(
                        others("post", posts.stream()),
                        others("post", naming.stream()),
                        others("post", heldByThem),
                        others("unit", own.stream().flatMap(this::unitsOf)),
                        others("person", people.stream()))
                .flatMap(references -> references)
                .collect(Collectors.toSet()));
    }

    private void lookUpUnits(Set<String> own, Set<String> naming) {
        Set<String> candidates = new TreeSet<>(ids("unit"));
        Stream.concat(own.stream(), naming.stream()).flatMap(this::unitsOf).forEach(candidates::add);
        load("unit", candidates);
        candidates.stream()
                .filter(unit -> both(belief -> belief.unit(unit))
                        .anyMatch(known -> !known.compositions().isEmpty()))
                .forEach(units::add);
        beside.lookUpUnits(units);
        load(
                "post",
                units.stream().flatMap(unit -> beside.postsIn(unit).stream()).collect(Collectors.toSet()));
    }

    /** Whose appointments differ; everybody's where what the post asks of those who hold it does. */
    private Set<String> peopleChangedIn(String post) {
        List<Holding> earlier = before.post(post).map(PostTimeline::holdings).orElse(List.of());
        List<Holding> later = after.post(post).map(PostTimeline::holdings).orElse(List.of());
        boolean all = !askedOfHolders(before.post(post)).equals(askedOfHolders(after.post(post)));
        Map<String, Holding> known = earlier.stream()
                .collect(Collectors.toMap(Holding::appointmentId, holding -> holding, (first, second) -> first));
        Set<String> same = later.stream()
                .filter(holding -> !all && holding.equals(known.get(holding.appointmentId())))
                .map(Holding::appointmentId)
                .collect(Collectors.toSet());
        return Stream.concat(earlier.stream(), later.stream())
                .filter(holding -> !same.contains(holding.appointmentId()))
                .flatMap(holding -> Stream.ofNullable(holding.appointed().fact().personId()))
                .collect(Collectors.toSet());
    }

    /** What is judged of a person over all posts and terms: being there full-time, and how often. */
    private static List<Object> askedOfHolders(Optional<PostTimeline> post) {
        return post.stream()
                .flatMap(known -> known.states().stream())
                .filter(state -> Boolean.TRUE.equals(state.value().terms().fullTime())
                        || state.value().terms().maxTerms() != null)
                .<Object>map(state -> Arrays.asList(
                        state.effective(),
                        state.value().terms().fullTime(),
                        state.value().terms().maxTerms()))
                .toList();
    }

    /** Where somebody was appointed by one of the posts, if it was held, or its holder there, on other days than before. */
    private Set<String> appointedAnew(Set<String> own) {
        Set<String> changed = own.stream()
                .filter(post -> !before.post(post)
                        .map(Presence::in)
                        .equals(after.post(post).map(Presence::in)))
                .map(post -> "post:" + post)
                .collect(Collectors.toSet());
        return beside.appointedBy(changed);
    }

    /** The posts of which the papers speak that this instrument corrects. */
    private Set<String> ofPapers() {
        return beside.thingsOfPapers(ids("instrument")).stream()
                .filter(thing -> thing.startsWith("post:"))
                .map(thing -> thing.substring("post:".length()))
                .collect(Collectors.toSet());
    }

    /** The posts of a person by any id that is the person's before or after. */
    private Set<String> postsOf(String person) {
        return Stream.of(before, after)
                .flatMap(belief -> belief.idsOf(person).stream())
                .flatMap(id -> beside.postsOf(id).stream())
                .collect(Collectors.toSet());
    }

    private Stream<PostTimeline> sides(String post) {
        return both(belief -> belief.post(post));
    }

    /** In which a post stands on any day. */
    private Stream<String> unitsOf(String post) {
        return sides(post)
                .flatMap(believed -> believed.states().stream())
                .map(state -> state.value().unitId());
    }

    private <T> Stream<T> both(java.util.function.Function<RecordedBelief, Optional<T>> side) {
        return Stream.of(before, after).map(side).flatMap(Optional::stream);
    }

    private void load(String kind, Collection<String> ids) {
        beside.load(others(kind, ids.stream()).toList());
    }

    /** As references, without those that the instrument touches. */
    private Stream<String> others(String kind, Stream<String> ids) {
        Set<String> own = ids(kind);
        return ids.filter(id -> !own.contains(id)).map(id -> kind + ":" + id);
    }

    private Set<String> ids(String kind) {
        return ids.getOrDefault(kind, Set.of());
    }

    private static String authority(Holding holding) {
        String authority = holding.appointed().fact().appointedBy();
        return authority == null ? "" : authority;
    }
}
