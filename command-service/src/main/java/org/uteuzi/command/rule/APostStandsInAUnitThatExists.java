package org.uteuzi.command.rule;

import java.util.List;
import java.util.Map;

/** A post comes to stand in a unit on a day on which the unit exists. What outlasts its unit has a rule of its own. */
final class APostStandsInAUnitThatExists implements RuleOfRecord {

    @Override
    public List<String> codes() {
        return List.of("UNIT_DOES_NOT_EXIST_ON_THAT_DAY");
    }

    @Override
    public List<Violation> violations(Judgement judgement) {
        return judgement.ask("""
                        select p.id, p.unit_id, p.effective_from
                        from guard.post p
                        where (p.id = any(:posts) or p.unit_id = any(:units))
                          and exists (select 1 from guard.unit u where u.id = p.unit_id)
                          and not p.effective_from <@ (select range_agg(u.effective) from guard.unit u where u.id = p.unit_id)
                        """).stream()
                .map(row -> new Violation(
                        "UNIT_DOES_NOT_EXIST_ON_THAT_DAY",
                        Map.of("unit", row.get("unit_id"), "on", row.get("effective_from")),
                        "post:" + row.get("id"),
                        null))
                .toList();
    }
}
