package org.uteuzi.command.rule;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.rule.Severity;
import org.uteuzi.timeline.Holding;

/** Whoever holds a post that is abolished is told when that ends, and nobody is appointed to it afterwards. */
final class AnAbolishedPostHasNoHolders implements RuleOfRecord {

    @Override
    public List<String> codes() {
        return List.of("POST_ABOLISHED", "POST_STILL_HAS_HOLDERS");
    }

    @Override
    public Severity historic() {
        return Severity.FINDING;
    }

    @Override
    public List<Violation> violations(Judgement judgement) {
        return judgement.newlyBrokenByPosts(post -> post.holdings().stream()
                .filter(holding -> holding.dissolution() != null)
                .map(AnAbolishedPostHasNoHolders::violation));
    }

    private static Violation violation(Holding holding) {
        HolderAppointed appointed = holding.appointed().fact();
        return new Violation(
                holding.effective().isEmpty() ? "POST_ABOLISHED" : "POST_STILL_HAS_HOLDERS",
                Map.of(
                        "post",
                        appointed.postId(),
                        "until",
                        Objects.requireNonNull(holding.statedUntil()),
                        "appointment",
                        holding.appointmentId(),
                        "from",
                        appointed.effectiveFrom()),
                appointed.thing(),
                holding.appointed().factId());
    }
}
