package org.uteuzi.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.uteuzi.rule.StandingFinding.Arises;
import org.uteuzi.time.Effective;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.Holding.TermState;
import org.uteuzi.timeline.PostTimeline;

/**
 * When a term has run out, an instrument ends the appointment or appoints anew, unless the law says what follows. It comes with
 * time, and no instrument is stopped by it.
 */
final class ATermThatRanOutIsFollowed extends PostRule {

    private static final String CODE = "TERM_ENDED_WITHOUT_ENDING";

    ATermThatRanOutIsFollowed() {
        super(List.of(), CODE);
    }

    @Override
    public Severity live() {
        return Severity.NOT_JUDGED;
    }

    @Override
    public Severity historic() {
        return Severity.NOT_JUDGED;
    }

    @Override
    Stream<StandingFinding> findings(PostTimeline post, Belief belief) {
        Map<Set<String>, LocalDate> appointedAnew = new HashMap<>();
        List<StandingFinding> findings = new ArrayList<>();
        for (Holding holding : held(post).toList().reversed()) {
            Set<String> person = belief.idsOf(who(holding));
            Effective counted = Days.both(holding.effective(), new Effective(LocalDate.MIN, appointedAnew.get(person)));
            ranOut(holding)
                    .map(days -> Days.both(days, counted))
                    .filter(open -> !open.isEmpty())
                    .forEach(open -> findings.add(finding(holding, open)));
            appointedAnew.put(person, holding.from());
        }
        return findings.stream();
    }

    private static Stream<Effective> ranOut(Holding holding) {
        return holding.terms().stream()
                .filter(term -> term.value().past() == TermState.TERM_RUN_OUT
                        && term.value().pastFrom() != null)
                .map(term -> Days.both(
                        term.effective(),
                        new Effective(Objects.requireNonNull(term.value().pastFrom()), null)));
    }

    private static StandingFinding finding(Holding holding, Effective open) {
        return new StandingFinding(
                CODE,
                Arises.WITH_TIME,
                Map.of(
                        "person",
                        who(holding),
                        "post",
                        post(holding),
                        "lastDay",
                        Objects.requireNonNull(
                                holding.termOn(open.from()).value().endsOn())),
                List.of("post:" + post(holding)),
                List.of(holding.appointed().factId()),
                List.of(holding.appointmentId()),
                0,
                open);
    }
}
