package org.uteuzi.command.rule;

import java.util.List;
import java.util.Map;

/** Nothing is held in a post on a day on which the post does not exist. */
final class AnAppointmentLiesWithinTheDaysOfItsPost implements RuleOfRecord {

    @Override
    public List<String> codes() {
        return List.of("POST_DOES_NOT_EXIST_ON_THAT_DAY");
    }

    @Override
    public List<Violation> violations(Judgement judgement) {
        return judgement.ask("""
                        select a.id, a.post_id, a.effective_from
                        from guard.appointment a
                        where (a.post_id = any(:posts)
                               or a.post_id in (select id from guard.post where unit_id = any(:units)))
                          and exists (select 1 from guard.post p where p.id = a.post_id)
                          and not a.effective <@ (select range_agg(p.effective) from guard.post p where p.id = a.post_id)
                        """).stream()
                .map(row -> new Violation(
                        "POST_DOES_NOT_EXIST_ON_THAT_DAY",
                        Map.of(
                                "post",
                                row.get("post_id"),
                                "appointment",
                                row.get("id"),
                                "on",
                                row.get("effective_from")),
                        "post:" + row.get("post_id"),
                        null))
                .toList();
    }
}
