package org.uteuzi.command.rule;

import java.util.List;
import java.util.Map;

/** A post comes to stand in a unit on a day on which the unit exists. What outlasts its unit has a rule of its own. */
final class APostStandsInAUnitThatExists implements RuleOfRecord {

    private static final Question ASKED = Question.of("""
            select p.id, p.unit_id, p.effective_from, %s as things
            from guard.post p
            where p.id = any(array(select id from post_with_other_days))
              and not p.effective_from <@ (select range_agg(u.effective) from guard.unit u where u.id = p.unit_id)
            """.formatted(Question.withUnits("p.id")));

    @Override
    public List<String> codes() {
        return List.of("UNIT_DOES_NOT_EXIST_ON_THAT_DAY");
    }

    @Override
    public List<Question> questions() {
        return List.of(ASKED);
    }

    @Override
    public List<Violation> violations(Judgement judgement) {
        return judgement.answers(ASKED).stream()
                .map(row -> new Violation(
                        "UNIT_DOES_NOT_EXIST_ON_THAT_DAY",
                        Map.of("unit", row.get("unit_id"), "on", row.day("effective_from")),
                        row.list("things")))
                .toList();
    }
}
