package org.uteuzi.command.rule;

import java.util.List;
import java.util.Map;

/** Nothing says who an erased person is, under whatever id; and nobody is said to be one who was erased. */
final class AnErasedPersonIsErasedUnderEveryId implements RuleOfRecord {

    private static final Question ASKED = Question.of("""
            with recursive same (asked, id) as (
                select id, id from guard.person
                where id = any(:people) and exists (select from guard.person where name_key is null)
                union
                select same.asked, case when p.id = same.id then p.same_as else p.id end
                from guard.person p join same on same.id in (p.id, p.same_as)
                where p.same_as is not null)
            select one.asked as touched, erased.id, still.id as other
            from same one join guard.person erased on erased.id = one.id and erased.name_key is null
            join same two on two.asked = one.asked
            join guard.person still on still.id = two.id and still.name_key is not null
            """);

    @Override
    public List<String> codes() {
        return List.of("ERASED_UNDER_ONE_ID_ONLY");
    }

    @Override
    public List<Question> questions() {
        return List.of(ASKED);
    }

    @Override
    public List<Violation> violations(Judgement judgement) {
        return judgement.answers(ASKED).stream()
                .map(row -> new Violation(
                        "ERASED_UNDER_ONE_ID_ONLY",
                        Map.of("id", row.get("id"), "other", row.get("other")),
                        "person:" + row.get("touched"),
                        null))
                .toList();
    }
}
