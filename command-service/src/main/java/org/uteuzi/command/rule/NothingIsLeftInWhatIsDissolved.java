package org.uteuzi.command.rule;

import java.util.List;
import java.util.Map;
import org.uteuzi.command.rule.Answers.Row;

/** A unit and an institution are dissolved only when the units in them have an end, or another place, by that day. */
final class NothingIsLeftInWhatIsDissolved implements RuleOfRecord {

    /**
     * The units of which the instrument may say something, with the first day without them or their institution; to be
     * completed by a condition for further ones.
     */
    static final String ENDS = """
            with ends (id, institution_id, unit_until, until) as (
                select u.id, u.institution_id, max(coalesce(u.effective_until, 'infinity'::date)),
                       least(max(coalesce(u.effective_until, 'infinity'::date)),
                             (select max(coalesce(i.effective_until, 'infinity'::date))
                              from guard.institution i where i.id = u.institution_id))
                from guard.unit u
                where u.id = any(array(select unnest(cast(:units as text[]))
                                       union select id from guard.unit where institution_id = any(:institutions)
                                       union %s))
                group by u.id, u.institution_id)
            """;

    /** Each unit that outlasts the place in which it stands, with the first day without that place. */
    private static final Question LEFT =
            Question.of(ENDS.formatted("select parent_id from guard.unit where id = any(:units)") + """
            select 'UNIT_STILL_HAS_UNITS' as code, 'unit:' || c.parent_id as place, c.id as left_behind, ends.until
            from guard.unit c join ends on ends.id = c.parent_id
            where c.effective_from < ends.until and coalesce(c.effective_until, 'infinity'::date) > ends.until
            union
            select 'INSTITUTION_STILL_HAS_UNITS', 'institution:' || c.institution_id, c.id, ends.until
            from guard.unit c join ends on ends.id = c.id
            where c.effective_from < ends.until and coalesce(c.effective_until, 'infinity'::date) > ends.until
            """);

    @Override
    public List<String> codes() {
        return List.of("UNIT_STILL_HAS_UNITS", "INSTITUTION_STILL_HAS_UNITS");
    }

    @Override
    public List<Question> questions() {
        return List.of(LEFT);
    }

    @Override
    public List<Violation> violations(Judgement judgement) {
        return judgement.answers(LEFT).stream()
                .map(NothingIsLeftInWhatIsDissolved::violation)
                .toList();
    }

    private static Violation violation(Row row) {
        String place = String.valueOf(row.get("place"));
        return new Violation(
                String.valueOf(row.get("code")),
                Map.of(
                        "place",
                        place.substring(place.indexOf(':') + 1),
                        "left",
                        row.get("left_behind"),
                        "until",
                        row.day("until")),
                List.of(place, "unit:" + row.get("left_behind")));
    }
}
