package org.uteuzi.command.rule;

import java.util.List;
import java.util.Map;

/** Who holds a post ex officio is told by the post that is named, so that one must have exactly one stated seat. */
final class AnExOfficioSeatNamesAPostOfOneSeat implements RuleOfRecord {

    private static final Question ASKED = Question.of("""
            select a.post_id, a.ex_officio, min(greatest(a.effective_from, p.effective_from)) as day, %s as things
            from guard.appointment a
            join guard.post p on p.id = a.ex_officio and p.effective && a.effective and p.seats is distinct from 1
            where a.post_id = any(array(select id from post_with_other_days)) or a.ex_officio = any(array(select id from post_with_other_days))
            group by a.post_id, a.ex_officio
            """.formatted(Question.withUnits("a.post_id", "a.ex_officio")))
            .ofExOfficioSeats();

    @Override
    public List<String> codes() {
        return List.of("EX_OFFICIO_NEEDS_ONE_SEAT");
    }

    @Override
    public List<Question> questions() {
        return List.of(ASKED);
    }

    @Override
    public List<Violation> violations(Judgement judgement) {
        return judgement.answers(ASKED).stream()
                .map(row -> new Violation(
                        "EX_OFFICIO_NEEDS_ONE_SEAT",
                        Map.of("post", row.get("post_id"), "named", row.get("ex_officio"), "from", row.day("day")),
                        row.list("things")))
                .toList();
    }
}
