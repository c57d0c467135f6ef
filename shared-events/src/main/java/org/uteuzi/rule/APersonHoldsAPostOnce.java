package org.uteuzi.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.uteuzi.rule.StandingFinding.Arises;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.Holding.TermState;
import org.uteuzi.timeline.PostTimeline;

/** Nobody holds one post twice on a day. Somebody appointed anew when the term had run out does not. */
final class APersonHoldsAPostOnce extends PostRule {

    private static final String CODE = "SAME_PERSON_TWICE_IN_ONE_POST";

    APersonHoldsAPostOnce() {
        super(List.of(), CODE);
    }

    @Override
    Stream<StandingFinding> findings(PostTimeline post, Belief belief) {
        Map<Set<String>, List<Stretch>> byPerson = held(post)
                .filter(holding -> holding.appointed().fact().personId() != null)
                .map(holding -> new Stretch(holding, Days.certain(holding)))
                .collect(Collectors.groupingBy(stretch -> belief.idsOf(who(stretch.holding()))));
        return byPerson.values().stream()
                .flatMap(stretches -> Stretch.overlaps(stretches, stretch -> stretch).stream())
                .flatMap(pair -> finding(pair, belief));
    }

    private static Stream<StandingFinding> finding(Stretch.Overlap pair, Belief belief) {
        Holding earlier = pair.earlier().holding();
        Holding later = pair.later().holding();
        LocalDate from = pair.days().from();
        if (earlier.stateOn(from) != TermState.IN_TERM) {
            return Stream.of();
        }
        return Stream.of(new StandingFinding(
                CODE,
                Arises.DAY_BY_DAY,
                Map.of("person", who(later), "post", post(later), "from", from),
                PersonRule.things(who(later), belief, post(later)),
                List.of(later.appointed().factId(), earlier.appointed().factId()),
                List.of(later.appointmentId(), earlier.appointmentId()),
                0,
                pair.days()));
    }
}
