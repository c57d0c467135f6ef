package org.uteuzi.command.rule;

import java.util.List;
import java.util.Map;

/** Nobody holds a post by holding that same post, however many posts lie between. */
final class ExOfficioSeatsDoNotNameEachOther implements RuleOfRecord {

    private static final Question ASKED =
            Question.of("""
            with recursive named (id, ex_officio, days, path) as (
                select post_id, ex_officio, effective, array[post_id] from guard.appointment
                where post_id = any(array(select id from post_with_other_days)) and ex_officio is not null
                union all
                select named.id, next.ex_officio, named.days * next.effective, named.path || next.post_id
                from named join guard.appointment next
                  on next.post_id = named.ex_officio and next.ex_officio is not null and next.effective && named.days
                where named.ex_officio <> all(named.path))
            select distinct id, coalesce(path[2], ex_officio) as named_id, %s as things
            from named where ex_officio = any(path)
            """.formatted(Question.withUnits("named.id"))).ofExOfficioSeats();

    @Override
    public List<String> codes() {
        return List.of("EX_OFFICIO_IN_A_CIRCLE");
    }

    @Override
    public List<Question> questions() {
        return List.of(ASKED);
    }

    @Override
    public List<Violation> violations(Judgement judgement) {
        return judgement.answers(ASKED).stream()
                .map(row -> new Violation(
                        "EX_OFFICIO_IN_A_CIRCLE",
                        Map.of("post", row.get("id"), "named", row.get("named_id")),
                        row.list("things")))
                .toList();
    }
}
