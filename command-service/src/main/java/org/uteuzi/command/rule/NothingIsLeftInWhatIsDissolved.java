package org.uteuzi.command.rule;

import java.util.List;
import java.util.Map;
import org.uteuzi.command.rule.Judgement.Row;

/** A unit and an institution are dissolved only when all that stands in them has an end, or another place, by that day. */
final class NothingIsLeftInWhatIsDissolved implements RuleOfRecord {

    /** Each thing that outlasts the place in which it stands, with the first day without that place. */
    private static final String LEFT = """
            with ends (id, institution_id, until) as (
                select u.id, u.institution_id,
                       least(max(coalesce(u.effective_until, 'infinity'::date)),
                             (select max(coalesce(i.effective_until, 'infinity'::date))
                              from guard.institution i where i.id = u.institution_id))
                from guard.unit u
                where u.id = any(:units) or u.institution_id = any(:institutions)
                   or u.id in (select unit_id from guard.post where id = any(:posts))
                   or u.id in (select parent_id from guard.unit where id = any(:units))
                group by u.id, u.institution_id),
            posts as (
                select p.id, p.unit_id, ends.until from guard.post p join ends on ends.id = p.unit_id
                where p.effective_from < ends.until and coalesce(p.effective_until, 'infinity'::date) > ends.until)
            select 'UNIT_STILL_HAS_POSTS' as code, 'unit:' || unit_id as place, 'post:' || id as left_behind,
                   'post:' || id as thing, until
            from posts
            union
            select 'UNIT_STILL_HAS_HOLDERS', 'unit:' || posts.unit_id, 'appointment:' || a.id, 'post:' || posts.id, posts.until
            from posts join guard.appointment a on a.post_id = posts.id
            where a.effective_from < posts.until and coalesce(a.effective_until, 'infinity'::date) > posts.until
            union
            select 'UNIT_STILL_HAS_UNITS', 'unit:' || c.parent_id, 'unit:' || c.id, 'unit:' || c.id, ends.until
            from guard.unit c join ends on ends.id = c.parent_id
            where c.effective_from < ends.until and coalesce(c.effective_until, 'infinity'::date) > ends.until
            union
            select 'INSTITUTION_STILL_HAS_UNITS', 'institution:' || c.institution_id, 'unit:' || c.id, 'unit:' || c.id,
                   ends.until
            from guard.unit c join ends on ends.id = c.id
            where c.effective_from < ends.until and coalesce(c.effective_until, 'infinity'::date) > ends.until
            order by 1, 2, 3
            """;

    @Override
    public List<String> codes() {
        return List.of(
                "UNIT_STILL_HAS_POSTS",
                "UNIT_STILL_HAS_HOLDERS",
                "UNIT_STILL_HAS_UNITS",
                "INSTITUTION_STILL_HAS_UNITS");
    }

    @Override
    public List<Violation> violations(Judgement judgement) {
        return judgement.ask(LEFT).stream()
                .map(NothingIsLeftInWhatIsDissolved::violation)
                .toList();
    }

    private static Violation violation(Row row) {
        String place = String.valueOf(row.get("place"));
        return new Violation(
                String.valueOf(row.get("code")),
                Map.of(
                        "place", id(place),
                        "left", id(String.valueOf(row.get("left_behind"))),
                        "until", row.get("until")),
                List.of(place, String.valueOf(row.get("thing"))),
                List.of());
    }

    private static String id(String reference) {
        return reference.substring(reference.indexOf(':') + 1);
    }
}
