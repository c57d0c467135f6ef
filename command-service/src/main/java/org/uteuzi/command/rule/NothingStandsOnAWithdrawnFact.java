package org.uteuzi.command.rule;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.uteuzi.command.guard.Touched;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.timeline.Chains;
import org.uteuzi.timeline.PostTimeline;

/** The establishment of a thing is withdrawn only when nothing that is believed stands on it any more. */
@Component
final class NothingStandsOnAWithdrawnFact implements Rule {

    @Override
    public Severity severity() {
        return Severity.REFUSED;
    }

    @Override
    public List<Violation> violations(Judgement judgement) {
        Stream<Violation> appointments = judgement
                .things("post")
                .filter(post -> PostTimeline.of(post.after()).isEmpty())
                .flatMap(NothingStandsOnAWithdrawnFact::appointments);
        Stream<Violation> others = judgement.ask("""
                        select 'unit:' || unit_id as thing, 'post:' || id as dependent from guard.post p
                        where unit_id = any(:units) and not exists (select 1 from guard.unit u where u.id = p.unit_id)
                        union
                        select 'unit:' || parent_id, 'unit:' || id from guard.unit c
                        where parent_id = any(:units) and not exists (select 1 from guard.unit u where u.id = c.parent_id)
                        union
                        select 'institution:' || institution_id, 'unit:' || id from guard.unit c
                        where institution_id = any(:institutions)
                          and not exists (select 1 from guard.institution i where i.id = c.institution_id)
                        union
                        select 'person:' || person_id, 'appointment:' || id from guard.appointment a
                        where person_id = any(:people) and not exists (select 1 from guard.person p where p.id = a.person_id)
                        """).stream()
                .map(row -> violation(String.valueOf(row.get("thing")), String.valueOf(row.get("dependent"))));
        return Stream.concat(appointments, others).toList();
    }

    private static Stream<Violation> appointments(Touched post) {
        return Chains.believed(post.after()).stream()
                .filter(believed -> believed.fact() instanceof HolderAppointed)
                .map(believed -> violation(
                        post.reference(), "appointment:" + ((HolderAppointed) believed.fact()).appointmentId()));
    }

    private static Violation violation(String thing, String dependent) {
        return new Violation("OTHERS_STAND_ON_THIS_FACT", Map.of("thing", thing, "dependent", dependent), thing, null);
    }
}
