package org.uteuzi.command.rule;

import java.util.List;
import java.util.Map;

/** No id of a person goes on by itself, however many ids lie between. */
final class PersonsAreNotJoinedInACircle implements RuleOfRecord {

    private static final Question ASKED = Question.of("""
            with recursive same (id, same_as, path) as (
                select id, same_as, array[id] from guard.person where id = any(:people) and same_as is not null
                union all
                select same.id, next.same_as, same.path || next.id
                from same join guard.person next on next.id = same.same_as
                where same.same_as <> all(same.path))
            select distinct id, coalesce(path[2], same_as) as other from same where same_as = any(path)
            """);

    @Override
    public List<String> codes() {
        return List.of("PERSONS_IN_A_CIRCLE");
    }

    @Override
    public List<Question> questions() {
        return List.of(ASKED);
    }

    @Override
    public List<Violation> violations(Judgement judgement) {
        return judgement.answers(ASKED).stream()
                .map(row -> new Violation(
                        "PERSONS_IN_A_CIRCLE",
                        Map.of("id", row.get("id"), "sameAs", row.get("other")),
                        "person:" + row.get("id"),
                        null))
                .toList();
    }
}
