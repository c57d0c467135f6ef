package org.uteuzi.command.rule;

import java.util.List;
import java.util.Map;

/** No unit is part of another on a day on which that one does not exist. */
final class AUnitIsPartOfAUnitThatExists implements RuleOfRecord {

    private static final Question ASKED = Question.of("""
            select c.id, c.parent_id, c.effective_from
            from guard.unit c
            where (c.id = any(:units) or c.parent_id = any(:units))
              and not c.effective_from <@ (select range_agg(u.effective) from guard.unit u where u.id = c.parent_id)
            """);

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
                        Map.of("unit", row.get("parent_id"), "on", row.day("effective_from")),
                        "unit:" + row.get("id"),
                        null))
                .toList();
    }
}
