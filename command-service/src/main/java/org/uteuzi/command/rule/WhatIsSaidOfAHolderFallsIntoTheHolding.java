package org.uteuzi.command.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Fact;
import org.uteuzi.event.post.AppointmentEvent;
import org.uteuzi.event.post.HolderAbsent;
import org.uteuzi.event.post.TermChanged;
import org.uteuzi.rule.Severity;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Believed;
import org.uteuzi.timeline.Chains;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.Recorded;

/** A holder's term changes and a holder is absent from a day on which the appointment holds. */
final class WhatIsSaidOfAHolderFallsIntoTheHolding implements RuleOfRecord {

    @Override
    public List<String> codes() {
        return List.of("APPOINTMENT_DOES_NOT_HOLD_THEN");
    }

    @Override
    public Severity historic() {
        return Severity.FINDING;
    }

    @Override
    public List<Violation> violations(Judgement judgement) {
        return judgement.newlyBroken("post", WhatIsSaidOfAHolderFallsIntoTheHolding::violations);
    }

    private static Stream<Violation> violations(List<Recorded> stream) {
        Map<String, Holding> holdings = PostTimeline.of(stream).stream()
                .flatMap(post -> post.holdings().stream())
                .collect(Collectors.toMap(Holding::appointmentId, Function.identity()));
        return Chains.believed(stream).stream()
                .filter(believed -> believed.fact() instanceof TermChanged || believed.fact() instanceof HolderAbsent)
                .filter(believed -> isOutside(holdings.get(idOf(believed)), believed.fact()))
                .map(WhatIsSaidOfAHolderFallsIntoTheHolding::violation);
    }

    /** Only what is certain is judged: no day that the date may mean is one of the holding. */
    private static boolean isOutside(@Nullable Holding holding, Fact said) {
        if (holding == null) {
            return false;
        }
        LocalDate until = holding.until();
        boolean after = until != null && !from(said).first().isBefore(until);
        // a change that comes after the end of the term has a rule of its own
        return holding.effective().isEmpty()
                || from(said).last().isBefore(holding.from())
                || (after && !(said instanceof TermChanged && holding.endBecause() == Holding.EndBecause.TERM));
    }

    private static Violation violation(Believed<Fact> said) {
        return new Violation(
                "APPOINTMENT_DOES_NOT_HOLD_THEN",
                Map.of("appointment", idOf(said), "on", from(said.fact())),
                said.fact().thing(),
                said.factId());
    }

    private static String idOf(Believed<Fact> said) {
        return ((AppointmentEvent) said.fact()).appointmentId();
    }

    private static PartialDate from(Fact said) {
        return Objects.requireNonNull(said.effectiveFrom());
    }
}
