package org.uteuzi.command.rule;

import java.util.List;
import java.util.Map;

/** No unit belongs to an institution on a day on which that does not exist. */
final class AUnitBelongsToAnInstitutionThatExists implements RuleOfRecord {

    @Override
    public List<String> codes() {
        return List.of("INSTITUTION_DOES_NOT_EXIST_ON_THAT_DAY");
    }

    @Override
    public List<Violation> violations(Judgement judgement) {
        return judgement.ask("""
                        select u.id, u.institution_id, u.effective_from
                        from guard.unit u
                        where (u.id = any(:units) or u.institution_id = any(:institutions))
                          and exists (select 1 from guard.institution i where i.id = u.institution_id)
                          and not u.effective_from <@ (select range_agg(i.effective) from guard.institution i where i.id = u.institution_id)
                        """).stream()
                .map(row -> new Violation(
                        "INSTITUTION_DOES_NOT_EXIST_ON_THAT_DAY",
                        Map.of("institution", row.get("institution_id"), "on", row.get("effective_from")),
                        "unit:" + row.get("id"),
                        null))
                .toList();
    }
}
