package org.uteuzi.query.unit;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.history.Histories;
import org.uteuzi.query.unit.LineageAnswer.Step;
import org.uteuzi.structure.Things;
import org.uteuzi.timeline.Believed;
import org.uteuzi.timeline.InstitutionTimeline;
import org.uteuzi.timeline.UnitTimeline;

/** Follows who succeeded whom, in both directions and across institutions. */
@Component
public class Lineage {

    private final Histories histories;

    Lineage(Histories histories) {
        this.histories = histories;
    }

    /** In the order of the days, those on one day in that of the register. */
    public List<Step> of(String unitId, long entry) {
        Set<Step> steps = new LinkedHashSet<>();
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of("unit:" + unitId));
        while (!open.isEmpty()) {
            String thing = open.pop();
            if (seen.add(thing)) {
                around(thing, entry)
                        .filter(step ->
                                step.before().equals(thing) || step.after().equals(thing))
                        .filter(steps::add)
                        .flatMap(step -> Stream.of(step.before(), step.after()))
                        .forEach(open::push);
            }
        }
        return steps.stream()
                .sorted(Comparator.comparing((Step step) -> step.on().first())
                        .thenComparing(Step::before)
                        .thenComparing(Step::after))
                .toList();
    }

    /** What institutions that know of a thing, and may be seen, say of their own units. */
    private Stream<Step> around(String thing, long entry) {
        return histories.institutionsWith(thing).stream()
                .filter(Sight.now()::shows)
                .flatMap(id -> histories.of(id).stream())
                .flatMap(history -> {
                    Things things = history.at(entry);
                    return Stream.concat(
                            things.units()
                                    .filter(unit -> unit.established()
                                            .fact()
                                            .institutionId()
                                            .equals(history.id()))
                                    .flatMap(unit -> said(unit, things)),
                            things.institution(history.id()).stream().flatMap(it -> said(it, things)));
                })
                .distinct();
    }

    private static Stream<Step> said(UnitTimeline unit, Things things) {
        String self = "unit:" + unit.established().fact().unitId();
        return Stream.concat(
                unit.established().fact().succeeds().stream()
                        .map(before -> step(before, self, unit.established(), things)),
                Stream.ofNullable(unit.dissolved())
                        .flatMap(dissolved -> dissolved.fact().succeededBy().stream()
                                .map(after -> step(self, after, dissolved, things))));
    }

    private static Stream<Step> said(InstitutionTimeline institution, Things things) {
        String self = "institution:" + institution.established().fact().institutionId();
        return Stream.concat(
                institution.established().fact().succeeds().stream()
                        .map(before -> step(before, self, institution.established(), things)),
                Stream.ofNullable(institution.dissolved())
                        .flatMap(dissolved -> dissolved.fact().succeededBy().stream()
                                .map(after -> step(self, after, dissolved, things))));
    }

    private static Step step(String before, String after, Believed<?> because, Things things) {
        return new Step(
                before,
                after,
                Objects.requireNonNull(because.fact().effectiveFrom()),
                because.factId(),
                things.instrumentOf(because.statement()));
    }
}
