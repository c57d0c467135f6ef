package org.uteuzi.command.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.uteuzi.command.guard.Touched;
import org.uteuzi.event.Fact;
import org.uteuzi.event.institution.LegalBasisChanged;
import org.uteuzi.event.institution.LegalBasisChanged.Decision;
import org.uteuzi.event.institution.LegalBasisChanged.Outcome;
import org.uteuzi.rule.Severity;
import org.uteuzi.timeline.Believed;
import org.uteuzi.timeline.Chains;

/**
 * A change of the legal basis says of every post, mandate and appointment that goes on over that day that it carries over,
 * and of nothing else.
 */
final class AChangeOfLawDecidesAboutEverything implements RuleOfRecord {

    private static final String STANDING = """
            select 'post:' || p.id from guard.post p join guard.unit u on u.id = p.unit_id and u.effective @> :day
            where u.institution_id = :institution and p.effective @> :day
            union
            select 'appointment:' || a.id
            from guard.appointment a
            join guard.post p on p.id = a.post_id and p.effective @> :day
            join guard.unit u on u.id = p.unit_id and u.effective @> :day
            where u.institution_id = :institution and a.effective @> :day
            union
            select 'mandate:' || m.id from guard.mandate m join guard.unit u on u.id = m.unit_id and u.effective @> :day
            where u.institution_id = :institution and m.effective @> :day
            """;

    @Override
    public List<String> codes() {
        return List.of("DECISION_MISSING", "DECISION_ABOUT_NOTHING");
    }

    @Override
    public Severity historic() {
        return Severity.FINDING;
    }

    @Override
    public List<Violation> violations(Judgement judgement) {
        return judgement
                .things("institution")
                .flatMap(institution -> changes(institution).flatMap(change -> violations(judgement, change)))
                .toList();
    }

    /** Those that this instrument states or corrects. */
    private static Stream<LegalBasisChanged> changes(Touched institution) {
        return Chains.believed(institution.after()).stream()
                .filter(fact -> fact.statedAt() >= institution.before().size())
                .<Fact>map(Believed::fact)
                .filter(LegalBasisChanged.class::isInstance)
                .map(LegalBasisChanged.class::cast);
    }

    private static Stream<Violation> violations(Judgement judgement, LegalBasisChanged change) {
        LocalDate day = change.effectiveFrom().first();
        Set<String> before = standing(judgement, change.institutionId(), day.minusDays(1));
        Set<String> undecided = standing(judgement, change.institutionId(), day);
        undecided.retainAll(before);
        undecided.removeAll(decided(change, Set.of(Outcome.CARRIES_OVER)));
        Set<String> idle = decided(change, Set.of(Outcome.values()));
        idle.removeAll(before);
        return Stream.concat(
                undecided.stream().map(reference -> violation("DECISION_MISSING", reference, change)),
                idle.stream().map(reference -> violation("DECISION_ABOUT_NOTHING", reference, change)));
    }

    private static Set<String> decided(LegalBasisChanged change, Set<Outcome> outcomes) {
        return change.decisions().stream()
                .filter(decision -> outcomes.contains(decision.outcome()))
                .map(Decision::reference)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> standing(Judgement judgement, String institution, LocalDate day) {
        return new TreeSet<>(judgement
                .guard()
                .sql(STANDING)
                .param("institution", institution)
                .param("day", day)
                .query(String.class)
                .list());
    }

    private static Violation violation(String code, String reference, LegalBasisChanged change) {
        return new Violation(
                code, Map.of("reference", reference, "on", change.effectiveFrom()), change.thing(), change.factId());
    }
}
