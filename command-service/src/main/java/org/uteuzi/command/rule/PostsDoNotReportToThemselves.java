package org.uteuzi.command.rule;

import java.util.List;
import java.util.Map;
import org.uteuzi.rule.Severity;

/** No post reports to itself, however many posts lie between. */
final class PostsDoNotReportToThemselves implements RuleOfRecord {

    private static final Question ASKED = Question.of("""
            with recursive above (id, reports_to, days, path) as (
                select id, reports_to, effective, array[id] from guard.post where id = any(array(select id from post_with_other_days))
                union all
                select above.id, next.reports_to, above.days * next.effective, above.path || next.id
                from above join guard.post next on next.id = above.reports_to and next.effective && above.days
                where above.reports_to <> all(above.path))
            select distinct id, coalesce(path[2], reports_to) as above_id, %s as things
            from above where reports_to = any(path)
            """.formatted(Question.withUnits("above.id")));

    @Override
    public List<String> codes() {
        return List.of("REPORTING_IN_A_CIRCLE");
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
                        "REPORTING_IN_A_CIRCLE",
                        Map.of("post", row.get("id"), "superior", row.get("above_id")),
                        row.list("things")))
                .toList();
    }
}
