package org.uteuzi.command.rule;

import java.util.List;
import java.util.Map;

/** No unit belongs to an institution on a day on which that does not exist. */
final class AUnitBelongsToAnInstitutionThatExists implements RuleOfRecord {

    private static final Question ASKED = Question.of("""
            select u.id, u.institution_id, u.effective_from
            from guard.unit u
            where (u.id = any(:units) or u.institution_id = any(:institutions))
              and not u.effective_from <@ (select range_agg(i.effective) from guard.institution i where i.id = u.institution_id)
            """);

    @Override
    public List<String> codes() {
        return List.of("INSTITUTION_DOES_NOT_EXIST_ON_THAT_DAY");
    }

    @Override
    public List<Question> questions() {
        return List.of(ASKED);
    }

    @Override
    public List<Violation> violations(Judgement judgement) {
        return judgement.answers(ASKED).stream()
                .map(row -> new Violation(
                        "INSTITUTION_DOES_NOT_EXIST_ON_THAT_DAY",
                        Map.of("institution", row.get("institution_id"), "on", row.day("effective_from")),
                        "unit:" + row.get("id"),
                        null))
                .toList();
    }
}
