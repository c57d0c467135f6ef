package org.uteuzi.command.unit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.thing.Effect;
import org.uteuzi.command.thing.Refusal;
import org.uteuzi.command.thing.Thing;
import org.uteuzi.event.Correction;
import org.uteuzi.event.Event;
import org.uteuzi.event.Fact;
import org.uteuzi.event.unit.CompositionSet;
import org.uteuzi.event.unit.MandateLapsed;
import org.uteuzi.event.unit.MandateSet;
import org.uteuzi.event.unit.UnitDissolved;
import org.uteuzi.event.unit.UnitEstablished;
import org.uteuzi.event.unit.UnitEvent;
import org.uteuzi.event.unit.UnitMoved;
import org.uteuzi.event.unit.UnitRenamed;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Chains;
import org.uteuzi.timeline.UnitTimeline;

/** A unit of an institution. */
public final class Unit extends Thing {

    @Override
    protected List<? extends Event> decide(Effect effect) {
        switch ((UnitEffect) effect) {
            case DissolveUnit e -> refuseIfDissolvedBy(e.firstDayOut());
            case LapseMandate e -> refuseIfNotInForce(e.mandate());
            default -> {}
        }
        return List.of(fact(effect, null));
    }

    /** Of several ends the earliest counts, so a later one would say nothing. */
    private void refuseIfDissolvedBy(PartialDate day) {
        UnitTimeline.of(stream())
                .map(UnitTimeline::dissolved)
                .filter(dissolved -> dissolved.fact().effectiveFrom().compareTo(day) <= 0)
                .ifPresent(dissolved -> {
                    throw new Refusal(
                            "UNIT_ALREADY_DISSOLVED",
                            Map.of(
                                    "unit",
                                    id(),
                                    "lastDay",
                                    dissolved.fact().effectiveFrom().preceding()));
                });
    }

    private void refuseIfNotInForce(String mandate) {
        boolean believed = Chains.believed(stream()).stream()
                .anyMatch(fact -> fact.factId().equals(mandate) && fact.fact() instanceof MandateSet);
        if (!believed) {
            throw new Refusal("FACT_NOT_KNOWN", Map.of("factId", mandate));
        }
    }

    private String id() {
        return ((UnitEvent) stream().getFirst().event()).unitId();
    }

    @Override
    protected Fact fact(Effect effect, @Nullable Correction corrects) {
        return switch ((UnitEffect) effect) {
            case EstablishUnit e ->
                new UnitEstablished(
                        e.factId(),
                        e.unitId(),
                        e.institutionId(),
                        e.parentUnitId(),
                        e.kind(),
                        e.name(),
                        e.legalBasis(),
                        e.succeeds(),
                        e.effectiveFrom(),
                        e.dateBasis(),
                        corrects);
            case RenameUnit e ->
                new UnitRenamed(e.factId(), e.unitId(), e.name(), e.effectiveFrom(), e.dateBasis(), corrects);
            case MoveUnit e ->
                new UnitMoved(e.factId(), e.unitId(), e.parentUnitId(), e.effectiveFrom(), e.dateBasis(), corrects);
            case SetMandate e ->
                new MandateSet(
                        e.factId(),
                        e.unitId(),
                        e.text(),
                        e.functions(),
                        e.legalBasis(),
                        e.from(),
                        e.effectiveFrom(),
                        e.dateBasis(),
                        corrects);
            case LapseMandate e ->
                new MandateLapsed(e.factId(), id(), e.mandate(), e.effectiveFrom(), e.dateBasis(), corrects);
            case SetComposition e ->
                new CompositionSet(
                        e.factId(),
                        e.unitId(),
                        e.minimum(),
                        e.maximum(),
                        e.quotas().stream()
                                .map(SetComposition.StatedQuota::quota)
                                .toList(),
                        e.legalBasis(),
                        e.effectiveFrom(),
                        e.dateBasis(),
                        corrects);
            case DissolveUnit e ->
                new UnitDissolved(e.factId(), e.unitId(), e.succeededBy(), e.firstDayOut(), e.dateBasis(), corrects);
        };
    }

    @Override
    protected Class<? extends Effect> effectStating(Fact fact) {
        return switch ((UnitEvent) fact) {
            case UnitEstablished e -> EstablishUnit.class;
            case UnitRenamed e -> RenameUnit.class;
            case UnitMoved e -> MoveUnit.class;
            case MandateSet e -> SetMandate.class;
            case MandateLapsed e -> LapseMandate.class;
            case CompositionSet e -> SetComposition.class;
            case UnitDissolved e -> DissolveUnit.class;
        };
    }
}
