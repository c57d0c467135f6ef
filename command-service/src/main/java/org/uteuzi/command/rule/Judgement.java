package org.uteuzi.command.rule;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.uteuzi.command.guard.Mentions;
import org.uteuzi.command.guard.Touched;
import org.uteuzi.event.Event;
import org.uteuzi.event.Fact;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.Recorded;

/**
 * What the rules see: the things that an instrument touches, before and after, and the guard tables as they stand after its
 * last effect.
 */
final class Judgement {

    private final Collection<Touched> things;
    private final String paper;
    private final JdbcClient guard;
    private final UnaryOperator<Set<String>> facts;
    private final Answers answers;

    /**
     * @param paper the instrument itself, as a reference
     * @param facts which of some ids name facts of the register
     */
    Judgement(
            Collection<Touched> things,
            String paper,
            JdbcClient guard,
            UnaryOperator<Set<String>> facts,
            Answers answers) {
        this.things = things;
        this.paper = paper;
        this.guard = guard;
        this.facts = facts;
        this.answers = answers;
    }

    /** All that is named by what an instrument adds to things. */
    static Set<String> mentioned(Collection<Touched> things, String paper) {
        return things.stream()
                .flatMap(thing -> thing.added().stream())
                .flatMap(recorded -> Mentions.of(recorded.event(), paper))
                .collect(Collectors.toSet());
    }

    Collection<Touched> things() {
        return things;
    }

    JdbcClient guard() {
        return guard;
    }

    String[] ids(String kind) {
        return things(kind).map(Touched::id).toArray(String[]::new);
    }

    boolean touches(String kind, Object id) {
        return things(kind).anyMatch(thing -> thing.id().equals(id));
    }

    Stream<Touched> things(String kind) {
        return things.stream().filter(thing -> thing.kind().equals(kind));
    }

    /** The posts touched, as they are believed after the instrument; without those whose establishment is withdrawn. */
    Stream<PostTimeline> posts() {
        return things("post").map(Touched::postAfter).flatMap(Optional::stream);
    }

    /** What the streams of the touched things of a kind break now and did not break before. */
    List<Violation> newlyBroken(String kind, Function<List<Recorded>, Stream<Violation>> rule) {
        return newlyBroken(kind, thing -> rule.apply(thing.before()), thing -> rule.apply(thing.after()));
    }

    /** What the posts touched, as they are believed, break now and did not break before. */
    List<Violation> newlyBrokenByPosts(Function<PostTimeline, Stream<Violation>> rule) {
        return newlyBroken(
                "post",
                post -> post.postBefore().stream().flatMap(rule),
                post -> post.postAfter().stream().flatMap(rule));
    }

    private List<Violation> newlyBroken(
            String kind, Function<Touched, Stream<Violation>> earlier, Function<Touched, Stream<Violation>> later) {
        return things(kind)
                .flatMap(thing -> {
                    List<Violation> broken = later.apply(thing).toList();
                    Set<String> before = broken.isEmpty()
                            ? Set.of()
                            : earlier.apply(thing)
                                    .map(violation -> violation.code() + violation.factIds())
                                    .collect(Collectors.toSet());
                    return broken.stream()
                            .filter(violation -> !before.contains(violation.code() + violation.factIds()));
                })
                .toList();
    }

    /** The things that an event of this instrument names, without the instrument itself where that puts something right. */
    Stream<String> mentions(Event event) {
        return Mentions.of(event, paper);
    }

    /** Whether a thing that is mentioned is one of the register or of this instrument; earlier mentions were looked up then. */
    boolean isKnown(String reference) {
        return answers.isKnown(reference);
    }

    /** Those of the ids that name a fact, this instrument's own among them. */
    Set<String> knownFacts(Set<String> factIds) {
        Set<String> found = things.stream()
                .flatMap(thing -> thing.after().stream())
                .flatMap(recorded -> recorded.event() instanceof Fact fact ? Stream.of(fact.factId()) : Stream.of())
                .filter(factIds::contains)
                .collect(Collectors.toSet());
        Set<String> others = new HashSet<>(factIds);
        others.removeAll(found);
        found.addAll(facts.apply(others));
        return found;
    }

    /** The answer of the guard, each row once and in order. Nothing where nothing changes on which it depends. */
    List<Answers.Row> answers(Question question) {
        return answers.to(question);
    }
}
