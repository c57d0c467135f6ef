package org.uteuzi.command.rule;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.uteuzi.command.guard.Touched;
import org.uteuzi.event.post.AppointmentEnded;
import org.uteuzi.rule.Severity;
import org.uteuzi.timeline.Believed;
import org.uteuzi.timeline.Chains;

/** Whose appointment has ended is not ended again on that day or later; the earliest end counts, whatever is said after it. */
final class AnAppointmentEndsOnce implements RuleOfRecord {

    @Override
    public List<String> codes() {
        return List.of("APPOINTMENT_ALREADY_ENDED");
    }

    @Override
    public Severity historic() {
        return Severity.FINDING;
    }

    @Override
    public List<Violation> violations(Judgement judgement) {
        return judgement
                .things("post")
                .flatMap(AnAppointmentEndsOnce::violations)
                .toList();
    }

    /** Of the ends that the instrument adds; what it corrects may come to lie where it will. */
    private static Stream<Violation> violations(Touched post) {
        List<Believed<AppointmentEnded>> ends = Chains.believed(post.after()).stream()
                .filter(believed -> believed.fact() instanceof AppointmentEnded)
                .map(believed -> new Believed<>(
                        believed.factId(), (AppointmentEnded) believed.fact(), believed.order(), believed.statement()))
                .toList();
        return ends.stream()
                .filter(end -> end.order() >= post.before().size())
                .flatMap(end -> before(end, ends).map(earlier -> violation(end, earlier)).stream());
    }

    private static Optional<Believed<AppointmentEnded>> before(
            Believed<AppointmentEnded> end, List<Believed<AppointmentEnded>> ends) {
        return ends.stream()
                .filter(other -> other.order() < end.order()
                        && other.fact().appointmentId().equals(end.fact().appointmentId())
                        && other.fact().until().compareTo(end.fact().until()) <= 0)
                .min(Comparator.comparing(other -> other.fact().until()));
    }

    private static Violation violation(Believed<AppointmentEnded> end, Believed<AppointmentEnded> earlier) {
        return new Violation(
                "APPOINTMENT_ALREADY_ENDED",
                Map.of(
                        "appointment",
                        end.fact().appointmentId(),
                        "lastDay",
                        earlier.fact().lastDay()),
                end.fact().thing(),
                end.factId());
    }
}
