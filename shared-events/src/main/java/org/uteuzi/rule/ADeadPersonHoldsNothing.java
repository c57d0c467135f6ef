package org.uteuzi.rule;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.uteuzi.event.post.AppointmentEnded;
import org.uteuzi.event.post.EndReason;
import org.uteuzi.rule.StandingFinding.Arises;
import org.uteuzi.time.Effective;
import org.uteuzi.timeline.Believed;
import org.uteuzi.timeline.Holding;

/** Whoever is known to have died holds nothing from then on. */
final class ADeadPersonHoldsNothing extends PersonRule {

    private static final String CODE = "DEAD_PERSON_HOLDS_A_POST";

    ADeadPersonHoldsNothing() {
        super(List.of(), CODE);
    }

    @Override
    Stream<StandingFinding> findings(String id, Belief belief) {
        List<Holding> held = held(id, belief).toList();
        return held.stream()
                .flatMap(holding -> Stream.ofNullable(holding.end()))
                .filter(end -> end.fact().reason() == EndReason.DIED)
                .min(Comparator.comparing(ADeadPersonHoldsNothing::firstDayDead))
                .stream()
                .flatMap(death -> held.stream().flatMap(holding -> finding(id, belief, holding, death)));
    }

    private static Stream<StandingFinding> finding(
            String id, Belief belief, Holding holding, Believed<AppointmentEnded> death) {
        Effective open = Days.both(Days.certain(holding), new Effective(firstDayDead(death), null));
        return open.isEmpty()
                ? Stream.of()
                : Stream.of(new StandingFinding(
                        CODE,
                        Arises.DAY_BY_DAY,
                        Map.of(
                                "person",
                                PostRule.who(holding),
                                "post",
                                PostRule.post(holding),
                                "from",
                                open.from(),
                                "lastDay",
                                death.fact().lastDay()),
                        things(id, belief, PostRule.post(holding)),
                        List.of(holding.appointed().factId(), death.factId()),
                        List.of(holding.appointmentId()),
                        0,
                        open));
    }

    /** The first day on which nobody can doubt it. */
    private static LocalDate firstDayDead(Believed<AppointmentEnded> death) {
        return death.fact().lastDay().last().plusDays(1);
    }
}
