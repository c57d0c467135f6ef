package org.uteuzi.command.rule;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.uteuzi.rule.Severity;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.PostTimeline;

/** An appointment lasts at least a day, unless it was revoked, declined or annulled before it began. */
final class AnAppointmentDoesNotEndBeforeItStarts implements RuleOfRecord {

    @Override
    public List<String> codes() {
        return List.of("END_BEFORE_START");
    }

    @Override
    public Severity historic() {
        return Severity.FINDING;
    }

    @Override
    public List<Violation> violations(Judgement judgement) {
        return judgement.newlyBrokenByPosts(AnAppointmentDoesNotEndBeforeItStarts::violations);
    }

    private static Stream<Violation> violations(PostTimeline post) {
        return post.holdings().stream()
                .filter(AnAppointmentDoesNotEndBeforeItStarts::endsBeforeItStarts)
                .map(holding -> violation(post.established().fact().thing(), holding));
    }

    private static boolean endsBeforeItStarts(Holding holding) {
        return holding.end() != null
                && holding.endBecause() == Holding.EndBecause.FACT
                && holding.effective().isEmpty()
                && !holding.end().fact().reason().mayPrecedeStart();
    }

    private static Violation violation(String post, Holding holding) {
        var end = Objects.requireNonNull(holding.end());
        return new Violation(
                "END_BEFORE_START",
                Map.of(
                        "appointment",
                        holding.appointmentId(),
                        "lastDay",
                        end.fact().lastDay(),
                        "from",
                        holding.appointed().fact().effectiveFrom()),
                post,
                end.factId());
    }
}
