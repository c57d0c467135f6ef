package org.uteuzi.rule;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.rule.StandingFinding.Arises;
import org.uteuzi.timeline.Holding;

/** Nobody holds two full-time posts, in whatever institutions; to act in another is not to hold it. */
final class AFullTimePersonHoldsOneFullTimePost extends PersonRule {

    private static final String CODE = "FULL_TIME_PERSON_IN_TWO_FULL_TIME_POSTS";

    AFullTimePersonHoldsOneFullTimePost() {
        super(List.of("terms.fullTime"), CODE);
    }

    @Override
    Stream<StandingFinding> findings(String id, Belief belief) {
        List<Stretch> fullTime = held(id, belief)
                .filter(holding -> holding.capacity() == Capacity.SUBSTANTIVE)
                .flatMap(holding -> fullTime(holding, belief))
                .toList();
        return Stretch.overlaps(fullTime, stretch -> PostRule.post(stretch.holding())).stream()
                .map(pair -> finding(pair, belief));
    }

    private static Stream<Stretch> fullTime(Holding holding, Belief belief) {
        return belief.post(PostRule.post(holding)).stream()
                .flatMap(post -> post.states().stream())
                .filter(state -> Boolean.TRUE.equals(state.value().terms().fullTime()))
                .map(state -> new Stretch(holding, Days.both(Days.certain(holding), state.effective())));
    }

    private static StandingFinding finding(Stretch.Overlap pair, Belief belief) {
        Holding later = pair.later().holding();
        Holding earlier = pair.earlier().holding();
        String other = PostRule.post(earlier);
        return new StandingFinding(
                CODE,
                Arises.DAY_BY_DAY,
                Map.of(
                        "person",
                        PostRule.who(later),
                        "from",
                        pair.days().from(),
                        "post",
                        PostRule.post(later),
                        "otherPost",
                        other,
                        "otherInstitution",
                        institution(other, pair, belief)),
                things(PostRule.who(later), belief, PostRule.post(later), other),
                List.of(later.appointed().factId(), earlier.appointed().factId()),
                List.of(later.appointmentId(), earlier.appointmentId()),
                0,
                pair.days());
    }

    /** The unit where its institution is not known: sources may have told of a post before they told of what it stands in. */
    private static String institution(String post, Stretch.Overlap pair, Belief belief) {
        String unitId = belief.post(post)
                .flatMap(known -> known.on(pair.days().from()))
                .orElseThrow()
                .value()
                .unitId();
        return belief.unit(unitId)
                .map(unit -> unit.established().fact().institutionId())
                .orElse(unitId);
    }
}
