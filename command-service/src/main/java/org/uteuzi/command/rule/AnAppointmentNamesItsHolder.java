package org.uteuzi.command.rule;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.rule.Severity;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.PostTimeline;

/** An appointment says who holds the post by it; sources of the past may be silent about it. */
final class AnAppointmentNamesItsHolder implements RuleOfRecord {

    @Override
    public List<String> codes() {
        return List.of("HOLDER_NOT_NAMED");
    }

    @Override
    public Severity historic() {
        return Severity.FINDING;
    }

    @Override
    public List<Violation> violations(Judgement judgement) {
        return judgement.newlyBrokenByPosts(AnAppointmentNamesItsHolder::violations);
    }

    private static Stream<Violation> violations(PostTimeline post) {
        return post.holdings().stream()
                .filter(holding -> isSilent(holding.appointed().fact()))
                .map(AnAppointmentNamesItsHolder::violation);
    }

    private static boolean isSilent(HolderAppointed appointed) {
        return appointed.personId() == null && appointed.exOfficio() == null;
    }

    private static Violation violation(Holding holding) {
        HolderAppointed appointed = holding.appointed().fact();
        return new Violation(
                "HOLDER_NOT_NAMED",
                Map.of("post", appointed.postId(), "from", appointed.effectiveFrom()),
                appointed.thing(),
                holding.appointed().factId());
    }
}
