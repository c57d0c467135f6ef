package org.uteuzi.command.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.uteuzi.rule.Severity;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.Holding.Term;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.Version;

/** A term is changed from the day after its end at the latest; who stays on longer is appointed anew. */
final class ATermIsChangedBeforeItRunsOut implements RuleOfRecord {

    @Override
    public List<String> codes() {
        return List.of("TERM_CHANGE_TOO_LATE");
    }

    @Override
    public Severity historic() {
        return Severity.FINDING;
    }

    @Override
    public List<Violation> violations(Judgement judgement) {
        return judgement.newlyBrokenByPosts(ATermIsChangedBeforeItRunsOut::violations);
    }

    private static Stream<Violation> violations(PostTimeline post) {
        return post.holdings().stream().flatMap(holding -> {
            List<Version<Term>> terms = holding.terms();
            return IntStream.range(1, terms.size())
                    .filter(i -> hasRunOut(terms.get(i - 1), terms.get(i).from()))
                    .mapToObj(i -> violation(
                            holding,
                            terms.get(i),
                            Objects.requireNonNull(terms.get(i - 1).value().pastFrom())));
        });
    }

    private static boolean hasRunOut(Version<Term> term, LocalDate day) {
        return term.value().pastFrom() != null && term.value().pastFrom().isBefore(day);
    }

    private static Violation violation(Holding holding, Version<Term> changed, LocalDate pastFrom) {
        return new Violation(
                "TERM_CHANGE_TOO_LATE",
                Map.of(
                        "appointment",
                        holding.appointmentId(),
                        "lastDay",
                        pastFrom.minusDays(1),
                        "from",
                        Objects.requireNonNull(changed.because().fact().effectiveFrom())),
                changed.because().fact().thing(),
                changed.because().factId());
    }
}
