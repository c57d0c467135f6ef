package org.uteuzi.command.rule;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.uteuzi.event.Fact;
import org.uteuzi.rule.Severity;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.Holding.Term;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.Version;

/** A term ends on the day from which it runs at the earliest. */
final class ATermDoesNotEndBeforeItBegins implements RuleOfRecord {

    @Override
    public List<String> codes() {
        return List.of("TERM_ENDS_BEFORE_IT_BEGINS");
    }

    @Override
    public Severity historic() {
        return Severity.FINDING;
    }

    @Override
    public List<Violation> violations(Judgement judgement) {
        return judgement.newlyBrokenByPosts(ATermDoesNotEndBeforeItBegins::violations);
    }

    private static Stream<Violation> violations(PostTimeline post) {
        return post.holdings().stream()
                .flatMap(holding -> holding.terms().stream()
                        .filter(ATermDoesNotEndBeforeItBegins::endsBeforeItBegins)
                        .map(term -> violation(holding, term)));
    }

    private static boolean endsBeforeItBegins(Version<Term> term) {
        PartialDate endsOn = term.value().endsOn();
        return endsOn != null && endsOn.last().isBefore(term.from());
    }

    private static Violation violation(Holding holding, Version<Term> term) {
        Fact stating = term.because().fact();
        return new Violation(
                "TERM_ENDS_BEFORE_IT_BEGINS",
                Map.of(
                        "appointment",
                        holding.appointmentId(),
                        "lastDay",
                        Objects.requireNonNull(term.value().endsOn()),
                        "from",
                        Objects.requireNonNull(stating.effectiveFrom())),
                stating.thing(),
                term.because().factId());
    }
}
