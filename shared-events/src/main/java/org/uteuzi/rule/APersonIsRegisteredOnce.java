package org.uteuzi.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.uteuzi.rule.StandingFinding.Arises;
import org.uteuzi.time.Effective;
import org.uteuzi.timeline.PersonTimeline;

/** Nobody is registered under a name that is registered already, unless the two are joined as one person. */
final class APersonIsRegisteredOnce extends PersonRule {

    private static final String CODE = "NAMESAKE_REGISTERED_AGAIN";

    APersonIsRegisteredOnce() {
        super(List.of(), CODE);
    }

    @Override
    Stream<StandingFinding> findings(String id, Belief belief) {
        Set<String> person = belief.idsOf(id);
        return belief.person(id).stream()
                .flatMap(registered -> belief.namesakesBefore(id)
                        .filter(namesake -> !person.contains(namesake))
                        .limit(1)
                        .map(namesake -> finding(id, namesake, registered)));
    }

    private static StandingFinding finding(String id, String namesake, PersonTimeline registered) {
        return new StandingFinding(
                CODE,
                Arises.ON_ITS_DAY,
                Map.of("person", id, "namesake", namesake),
                List.of("person:" + id),
                List.of(registered.registered().factId()),
                List.of(),
                0,
                new Effective(LocalDate.MIN, null));
    }
}
