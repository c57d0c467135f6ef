package org.uteuzi.rule;

import java.util.List;
import java.util.stream.Stream;
import org.uteuzi.timeline.Holding;

/** A rule of law about one person, whatever their ids and in whatever institution. */
abstract class PersonRule extends RuleOfLaw {

    PersonRule(List<String> needs, String... codes) {
        super(About.PERSON, needs, codes);
    }

    /** The appointments of the person that held on any day. */
    static Stream<Holding> held(String id, Belief belief) {
        return belief.holdingsOf(belief.idsOf(id)).stream()
                .filter(holding -> !holding.effective().isEmpty());
    }

    /** What a finding about somebody's appointments is about: their posts, and the person by every id. */
    static List<String> things(String id, Belief belief, String... posts) {
        return Stream.concat(
                        Stream.of(posts).map(post -> "post:" + post),
                        belief.idsOf(id).stream().sorted().map(person -> "person:" + person))
                .toList();
    }
}
