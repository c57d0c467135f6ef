package org.uteuzi.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.uteuzi.time.Effective;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.PostTimeline;

/**
 * Where a post of the register appoints, somebody held it on the day of signing and was not absent; whoever acted in it counts.
 * Who holds the offices outside is not known to the register and not judged.
 */
final class SomebodyPresentHeldTheAppointingPostOnTheDayOfSigning extends PostRule {

    private static final String VACANT = "APPOINTED_BY_A_POST_THAT_NOBODY_HELD";
    private static final String ABSENT = "APPOINTED_BY_A_POST_WHOSE_HOLDER_WAS_ABSENT";
    private static final String POST = "post:";

    SomebodyPresentHeldTheAppointingPostOnTheDayOfSigning() {
        super(List.of(), VACANT, ABSENT);
    }

    @Override
    Stream<StandingFinding> findings(PostTimeline post, Belief belief) {
        return held(post).flatMap(holding -> finding(holding, belief).stream());
    }

    private Optional<StandingFinding> finding(Holding holding, Belief belief) {
        String authority = holding.appointed().fact().appointedBy();
        if (authority == null || !authority.startsWith(POST)) {
            return Optional.empty();
        }
        Optional<PostTimeline> appointing = belief.post(authority.substring(POST.length()));
        PartialDate signed = belief.signedOn(holding.appointed().factId());
        if (appointing.isEmpty() || signed == null) {
            return Optional.empty();
        }
        Effective days = new Effective(signed.first(), signed.last().plusDays(1));
        if (Presence.isAnybody(appointing.get(), days)) {
            return Optional.empty();
        }
        String code = Presence.holdsAnybody(appointing.get(), days) ? ABSENT : VACANT;
        return Optional.of(onAppointment(code, holding, Map.of("authority", authority, "on", signed))
                .alsoAbout(authority));
    }
}
