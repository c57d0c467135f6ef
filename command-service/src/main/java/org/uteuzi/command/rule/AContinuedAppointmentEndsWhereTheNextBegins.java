package org.uteuzi.command.rule;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.uteuzi.event.Event;
import org.uteuzi.event.post.AppointmentEnded;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.rule.Severity;
import org.uteuzi.timeline.Recorded;

/** Service is unbroken where one instrument ends an appointment and appoints the same person from that very day. */
final class AContinuedAppointmentEndsWhereTheNextBegins implements RuleOfRecord {

    @Override
    public List<String> codes() {
        return List.of("NOT_A_CONTINUATION");
    }

    @Override
    public Severity historic() {
        return Severity.FINDING;
    }

    @Override
    public List<Violation> violations(Judgement judgement) {
        List<HolderAppointed> continuing = added(judgement, HolderAppointed.class)
                .filter(appointed -> appointed.continues() != null)
                .toList();
        if (continuing.isEmpty()) {
            return List.of();
        }
        Set<String> ended = added(judgement, AppointmentEnded.class)
                .map(AppointmentEnded::appointmentId)
                .collect(Collectors.toSet());
        List<String> broken = broken(judgement, continuing);
        return continuing.stream()
                .filter(appointed -> broken.contains(appointed.appointmentId())
                        || (appointed.corrects() == null && !ended.contains(appointed.continues())))
                .map(AContinuedAppointmentEndsWhereTheNextBegins::violation)
                .toList();
    }

    private static List<String> broken(Judgement judgement, List<HolderAppointed> continuing) {
        return judgement
                .guard()
                .sql("""
                        select next.id
                        from unnest(cast(:next as text[]), cast(:continued as text[])) pair (next_id, continued_id)
                        join guard.appointment next on next.id = pair.next_id
                        where not exists (
                            select 1 from guard.appointment continued
                            where continued.id = pair.continued_id
                              and continued.effective_until = next.effective_from
                              and continued.person_id is not distinct from next.person_id)
                        """)
                .param(
                        "next",
                        continuing.stream().map(HolderAppointed::appointmentId).toArray(String[]::new))
                .param(
                        "continued",
                        continuing.stream().map(HolderAppointed::continues).toArray(String[]::new))
                .query((row, index) -> row.getString("id"))
                .list();
    }

    private static <E extends Event> Stream<E> added(Judgement judgement, Class<E> type) {
        return judgement
                .things("post")
                .flatMap(post -> post.added().stream())
                .map(Recorded::event)
                .filter(type::isInstance)
                .map(type::cast);
    }

    private static Violation violation(HolderAppointed appointed) {
        return new Violation(
                "NOT_A_CONTINUATION",
                Map.of(
                        "appointment",
                        appointed.appointmentId(),
                        "continued",
                        Objects.requireNonNull(appointed.continues())),
                appointed.thing(),
                appointed.factId());
    }
}
