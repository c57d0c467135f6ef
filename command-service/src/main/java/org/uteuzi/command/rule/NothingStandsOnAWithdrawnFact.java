package org.uteuzi.command.rule;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.uteuzi.command.guard.Touched;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.timeline.Chains;

/** The establishment of a thing is withdrawn only when nothing that is believed stands on it any more. */
final class NothingStandsOnAWithdrawnFact implements RuleOfRecord {

    /** What is believed and names something that is not. */
    private static final List<Question> DEPENDENTS = List.of(
            Question.of("""
        select 'unit:' || unit_id as thing, 'post:' || id as dependent, 'post:' || id as place
        from guard.post p
        where (unit_id = any(:units) or id = any(:posts))
          and not exists (select 1 from guard.unit u where u.id = p.unit_id)
        """),
            Question.of("""
        select 'post:' || reports_to as thing, 'post:' || id as dependent, 'post:' || id as place
        from guard.post p
        where (reports_to = any(:posts) or id = any(:posts)) and reports_to is not null
          and not exists (select 1 from guard.post superior where superior.id = p.reports_to)
        """),
            Question.of("""
        select 'unit:' || parent_id as thing, 'unit:' || id as dependent, 'unit:' || id as place
        from guard.unit c
        where (parent_id = any(:units) or id = any(:units)) and parent_id is not null
          and not exists (select 1 from guard.unit u where u.id = c.parent_id)
        """),
            Question.of("""
        select 'institution:' || institution_id as thing, 'unit:' || id as dependent, 'unit:' || id as place
        from guard.unit c
        where (institution_id = any(:institutions) or id = any(:units))
          and not exists (select 1 from guard.institution i where i.id = c.institution_id)
        """),
            Question.of("""
        select 'person:' || person_id as thing, 'appointment:' || id as dependent, 'post:' || post_id as place
        from guard.appointment a
        where (person_id = any(:people) or post_id = any(:posts)) and person_id is not null
          and not exists (select 1 from guard.person p where p.id = a.person_id)
        """),
            Question.of("""
        select m.mentioned as thing, m.id as dependent, m.id as place
        from guard.mention m
        where (m.mentioned = any(:things) or m.id = any(:things))
          and not exists (select 1 from guard.standing s where s.id = m.mentioned)
        """),
            Question.of("""
        select 'post:' || ex_officio as thing, 'appointment:' || id as dependent, 'post:' || post_id as place
        from guard.appointment a
        where (ex_officio = any(:posts) or post_id = any(:posts)) and ex_officio is not null
          and not exists (select 1 from guard.post named where named.id = a.ex_officio)
        """).ofExOfficioSeats());

    @Override
    public List<String> codes() {
        return List.of("OTHERS_STAND_ON_THIS_FACT", "THING_IS_WITHDRAWN");
    }

    @Override
    public List<Question> questions() {
        return DEPENDENTS;
    }

    @Override
    public List<Violation> violations(Judgement judgement) {
        Stream<Violation> appointments = judgement
                .things("post")
                .filter(post -> post.postAfter().isEmpty())
                .flatMap(post -> appointments(judgement, post));
        Stream<Violation> others = DEPENDENTS.stream()
                .flatMap(question -> judgement.answers(question).stream())
                // what was never recorded is told by another rule
                .filter(row -> judgement.isKnown(row.get("thing")))
                .map(row -> violation(judgement, row.get("thing"), row.get("dependent"), row.get("place")));
        return Stream.concat(appointments, others).toList();
    }

    private static Stream<Violation> appointments(Judgement judgement, Touched post) {
        return Chains.believed(post.after()).stream()
                .filter(believed -> believed.fact() instanceof HolderAppointed)
                .map(believed -> violation(
                        judgement,
                        post.reference(),
                        "appointment:" + ((HolderAppointed) believed.fact()).appointmentId(),
                        post.reference()));
    }

    /** Either this instrument withdraws what others stand on, or it builds on what was withdrawn before. */
    private static Violation violation(Judgement judgement, String thing, String dependent, String place) {
        boolean withdrawnNow = judgement.things().stream()
                .anyMatch(touched -> touched.reference().equals(thing));
        return withdrawnNow
                ? new Violation(
                        "OTHERS_STAND_ON_THIS_FACT", Map.of("thing", thing, "dependent", dependent), thing, null)
                : new Violation("THING_IS_WITHDRAWN", Map.of("thing", thing), place, null);
    }
}
