package org.uteuzi.command.rule;

import java.util.List;
import java.util.Map;

/** Nothing is held in a post on a day on which the post does not exist. */
final class AnAppointmentLiesWithinTheDaysOfItsPost implements RuleOfRecord {

    private static final Question ASKED = Question.of("""
            select a.id, a.post_id, a.effective_from, %s as things
            from (select p.id, range_agg(p.effective) as days from guard.post p
                  where p.id = any(array(select id from post_with_other_days)) group by p.id) post
            join guard.appointment a on a.post_id = post.id
            where not a.effective <@ post.days
            """.formatted(Question.withUnits("a.post_id")));

    @Override
    public List<String> codes() {
        return List.of("POST_DOES_NOT_EXIST_ON_THAT_DAY");
    }

    @Override
    public List<Question> questions() {
        return List.of(ASKED);
    }

    @Override
    public List<Violation> violations(Judgement judgement) {
        return judgement.answers(ASKED).stream()
                .map(row -> new Violation(
                        "POST_DOES_NOT_EXIST_ON_THAT_DAY",
                        Map.of(
                                "post",
                                row.get("post_id"),
                                "appointment",
                                row.get("id"),
                                "on",
                                row.day("effective_from")),
                        row.list("things")))
                .toList();
    }
}
