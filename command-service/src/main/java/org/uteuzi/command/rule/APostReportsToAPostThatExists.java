package org.uteuzi.command.rule;

import java.util.List;
import java.util.Map;
import org.uteuzi.rule.Severity;

/** No post reports to another on a day on which that one does not exist. */
final class APostReportsToAPostThatExists implements RuleOfRecord {

    private static final Question ASKED = Question.of("""
            select p.id, p.reports_to, lower(datemultirange(p.effective) - superior.days) as day, %s as things
            from guard.post p
            cross join lateral (
                select range_agg(s.effective) as days from guard.post s where s.id = p.reports_to) superior
            where p.id = any(array(
                select id from post_with_other_days
                union select id from guard.post where reports_to = any(array(select id from post_with_other_days))))
              and not p.effective <@ superior.days
            """.formatted(Question.withUnits("p.id", "p.reports_to")));

    @Override
    public List<String> codes() {
        return List.of("SUPERIOR_DOES_NOT_EXIST_ON_THAT_DAY");
    }

    @Override
    public Severity historic() {
        return Severity.FINDING;
    }

    @Override
    public List<Question> questions() {
        return List.of(ASKED);
    }

    @Override
    public List<Violation> violations(Judgement judgement) {
        return judgement.answers(ASKED).stream()
                .map(row -> new Violation(
                        "SUPERIOR_DOES_NOT_EXIST_ON_THAT_DAY",
                        Map.of("post", row.get("id"), "superior", row.get("reports_to"), "on", row.day("day")),
                        row.list("things")))
                .toList();
    }
}
