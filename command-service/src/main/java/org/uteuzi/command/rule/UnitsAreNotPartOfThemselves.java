package org.uteuzi.command.rule;

import java.util.List;
import java.util.Map;

/** No unit is part of itself, however many units lie between. */
final class UnitsAreNotPartOfThemselves implements RuleOfRecord {

    private static final Question ASKED = Question.of("""
            with recursive above (id, parent_id, days, path) as (
                select id, parent_id, effective, array[id] from guard.unit where id = any(:units)
                union all
                select above.id, next.parent_id, above.days * next.effective, above.path || next.id
                from above join guard.unit next on next.id = above.parent_id and next.effective && above.days
                where above.parent_id <> all(above.path))
            select distinct id, coalesce(path[2], parent_id) as above_id from above where parent_id = any(path)
            """);

    @Override
    public List<String> codes() {
        return List.of("UNITS_IN_A_CIRCLE");
    }

    @Override
    public List<Question> questions() {
        return List.of(ASKED);
    }

    @Override
    public List<Violation> violations(Judgement judgement) {
        return judgement.answers(ASKED).stream()
                .map(row -> new Violation(
                        "UNITS_IN_A_CIRCLE",
                        Map.of("unit", row.get("id"), "parent", row.get("above_id")),
                        "unit:" + row.get("id"),
                        null))
                .toList();
    }
}
