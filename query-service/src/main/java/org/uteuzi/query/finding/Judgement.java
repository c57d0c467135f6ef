package org.uteuzi.query.finding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.rule.Belief;
import org.uteuzi.rule.RuleOfLaw.About;
import org.uteuzi.rule.RulesOfLaw;
import org.uteuzi.rule.StandingFinding;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.PersonTimeline;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.UnitTimeline;

/**
 * What the rules of law find about one thing, over all days, and all that they looked at for it. They look at nothing but a
 * belief: where all of this is believed, the same is found.
 */
record Judgement(List<StandingFinding> found, Map<Judgement.Look<?>, Object> seen) {

    static Judgement of(Subject subject, Belief belief) {
        Witness witness = new Witness(belief);
        List<StandingFinding> found = RulesOfLaw.findings(rule -> true, subject.about(), subject.id(), witness)
                .toList();
        return new Judgement(found, Map.copyOf(witness.seen));
    }

    boolean holdsFor(Belief belief) {
        for (Map.Entry<Look<?>, Object> look : seen.entrySet()) {
            if (!look.getKey().at(belief).equals(look.getValue())) {
                return false;
            }
        }
        return true;
    }

    /** What is judged by itself. */
    record Subject(About about, String id) {}

    /** What a rule can look at. */
    private sealed interface Look<T> {

        T at(Belief belief);

        record Post(String id) implements Look<Optional<PostTimeline>> {
            @Override
            public Optional<PostTimeline> at(Belief belief) {
                return belief.post(id);
            }
        }

        record Unit(String id) implements Look<Optional<UnitTimeline>> {
            @Override
            public Optional<UnitTimeline> at(Belief belief) {
                return belief.unit(id);
            }
        }

        record Person(String id) implements Look<Optional<PersonTimeline>> {
            @Override
            public Optional<PersonTimeline> at(Belief belief) {
                return belief.person(id);
            }
        }

        record Ids(String personId) implements Look<Set<String>> {
            @Override
            public Set<String> at(Belief belief) {
                return belief.idsOf(personId);
            }
        }

        record Holdings(Set<String> personIds) implements Look<List<Holding>> {
            @Override
            public List<Holding> at(Belief belief) {
                return belief.holdingsOf(personIds);
            }
        }

        record PostsIn(String unitId) implements Look<Set<String>> {
            @Override
            public Set<String> at(Belief belief) {
                return belief.postsIn(unitId);
            }
        }

        /** @param place among the namesakes, from 0 */
        record Namesake(String personId, int place) implements Look<Optional<String>> {
            @Override
            public Optional<String> at(Belief belief) {
                return belief.namesakesBefore(personId).skip(place).findFirst();
            }
        }

        record SignedOn(String factId) implements Look<Optional<PartialDate>> {
            @Override
            public Optional<PartialDate> at(Belief belief) {
                return Optional.ofNullable(belief.signedOn(factId));
            }
        }
    }

    /** A belief that remembers what it was asked, and what it said. */
    private static final class Witness implements Belief {

        private final Belief belief;
        private final Map<Look<?>, Object> seen = new HashMap<>();

        Witness(Belief belief) {
            this.belief = belief;
        }

        @SuppressWarnings("unchecked") // a look gives what it is of
        private <T> T look(Look<T> look) {
            return (T) seen.computeIfAbsent(look, it -> it.at(belief));
        }

        @Override
        public Optional<PostTimeline> post(String postId) {
            return look(new Look.Post(postId));
        }

        @Override
        public Optional<UnitTimeline> unit(String unitId) {
            return look(new Look.Unit(unitId));
        }

        @Override
        public Optional<PersonTimeline> person(String personId) {
            return look(new Look.Person(personId));
        }

        @Override
        public Set<String> idsOf(String personId) {
            return look(new Look.Ids(personId));
        }

        @Override
        public List<Holding> holdingsOf(Set<String> personIds) {
            return look(new Look.Holdings(personIds));
        }

        @Override
        public Set<String> postsIn(String unitId) {
            return look(new Look.PostsIn(unitId));
        }

        @Override
        public Stream<String> namesakesBefore(String personId) {
            return IntStream.iterate(0, place -> place + 1)
                    .mapToObj(place -> look(new Look.Namesake(personId, place)))
                    .takeWhile(Optional::isPresent)
                    .flatMap(Optional::stream);
        }

        @Override
        public @Nullable PartialDate signedOn(String factId) {
            return look(new Look.SignedOn(factId)).orElse(null);
        }
    }
}
