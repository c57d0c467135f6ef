package org.uteuzi.command.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.guard.Touched;
import org.uteuzi.command.rule.Answers.Row;
import org.uteuzi.rule.Severity;
import org.uteuzi.time.Effective;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.Recorded;
import org.uteuzi.timeline.UnitTimeline;

/**
 * A unit is dissolved only when the posts in it, and all who hold them, have an end or another place by that day. What an import
 * left there before is not told again; the guard ends it with the unit.
 */
final class NobodyIsLeftInADissolvedUnit implements RuleOfRecord {

    /** Of a unit of which the instrument says nothing only its own posts can be left now. */
    private static final Question LEFT = Question.of(
            NothingIsLeftInWhatIsDissolved.ENDS.formatted("select unit_id from guard.post where id = any(:posts)")
                    + """
                    , posts as (
                        select p.id, p.unit_id, ends.institution_id, ends.unit_until, ends.until, p.effective_from, p.effective_until
                        from guard.post p join ends on ends.id = p.unit_id
                        where p.id = any(array(
                            select id from post_with_other_days
                            union select id from guard.post where unit_id = any(array(
                                select id from guard.unit where institution_id = any(:institutions)))))
                          and p.effective_from < ends.until and coalesce(p.effective_until, 'infinity'::date) > ends.until)
                    select 'UNIT_STILL_HAS_HOLDERS' as code, posts.institution_id, posts.unit_id, posts.unit_until,
                           posts.id as post_id, a.id as left_behind, posts.until, a.effective_from, coalesce(a.effective_until, 'infinity'::date) as own_until
                    from posts join guard.appointment a on a.post_id = posts.id
                    where a.effective_from < posts.until and coalesce(a.effective_until, 'infinity'::date) > posts.until
                    union all
                    select 'UNIT_STILL_HAS_POSTS', institution_id, unit_id, unit_until, id, id, until,
                           effective_from, coalesce(effective_until, 'infinity'::date)
                    from posts
                    """);

    @Override
    public List<String> codes() {
        return List.of("UNIT_STILL_HAS_HOLDERS", "UNIT_STILL_HAS_POSTS");
    }

    @Override
    public Severity historic() {
        return Severity.FINDING;
    }

    @Override
    public List<Question> questions() {
        return List.of(LEFT);
    }

    @Override
    public List<Violation> violations(Judgement judgement) {
        return judgement.answers(LEFT).stream()
                .filter(row -> !wasLeftBefore(judgement, row))
                .map(NobodyIsLeftInADissolvedUnit::violation)
                .toList();
    }

    private static boolean wasLeftBefore(Judgement judgement, Row row) {
        LocalDate ended = endBefore(judgement, row);
        if (ended == null) {
            return false;
        }
        return judgement.touches("post", row.get("post_id"))
                ? before(judgement, "post", row.get("post_id"))
                        .flatMap(stream -> PostTimeline.of(stream).stream())
                        .anyMatch(post -> stoodOn(ended, post, row))
                : new Effective(row.day("effective_from"), row.end("own_until")).contains(ended);
    }

    /** The first day without the unit as it was believed before the instrument; null if there was none. */
    private static @Nullable LocalDate endBefore(Judgement judgement, Row row) {
        return judgement.touches("unit", row.get("unit_id"))
                ? before(judgement, "unit", row.get("unit_id"))
                        .flatMap(stream -> UnitTimeline.of(stream).stream())
                        .flatMap(unit -> Stream.ofNullable(unit.existence().until()))
                        .findFirst()
                        .orElse(null)
                : row.end("unit_until");
    }

    private static boolean stoodOn(LocalDate day, PostTimeline post, Row row) {
        return row.get("code").equals("UNIT_STILL_HAS_POSTS")
                ? post.on(day).stream().anyMatch(state -> state.value().unitId().equals(row.get("unit_id")))
                : post.holdings().stream()
                        .anyMatch(holding ->
                                holding.appointmentId().equals(row.get("left_behind")) && holding.holdsOn(day));
    }

    private static Stream<List<Recorded>> before(Judgement judgement, String kind, Object id) {
        return judgement.things(kind).filter(thing -> thing.id().equals(id)).map(Touched::before);
    }

    private static Violation violation(Row row) {
        return new Violation(
                String.valueOf(row.get("code")),
                Map.of("place", row.get("unit_id"), "left", row.get("left_behind"), "until", row.day("until")),
                List.of(
                        "unit:" + row.get("unit_id"),
                        "post:" + row.get("post_id"),
                        "institution:" + row.get("institution_id")));
    }
}
