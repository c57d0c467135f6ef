package org.uteuzi.command.rule;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.uteuzi.event.unit.UnitKind;
import org.uteuzi.rule.Severity;
import org.uteuzi.timeline.UnitTimeline;

/** How its members must be made up is laid down of a board, and of no other kind of unit. */
final class OnlyABoardHasAComposition implements RuleOfRecord {

    @Override
    public List<String> codes() {
        return List.of("NOT_A_BOARD");
    }

    @Override
    public Severity historic() {
        return Severity.FINDING;
    }

    @Override
    public List<Violation> violations(Judgement judgement) {
        return judgement.newlyBroken(
                "unit",
                stream -> UnitTimeline.of(stream).stream()
                        .filter(unit -> unit.established().fact().kind() != UnitKind.BOARD)
                        .flatMap(OnlyABoardHasAComposition::violations));
    }

    private static Stream<Violation> violations(UnitTimeline unit) {
        return unit.compositions().stream()
                .map(composition -> new Violation(
                        "NOT_A_BOARD",
                        Map.of("unit", composition.value().unitId()),
                        composition.value().thing(),
                        composition.because().factId()));
    }
}
