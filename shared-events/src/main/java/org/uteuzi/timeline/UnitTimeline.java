package org.uteuzi.timeline;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Fact;
import org.uteuzi.event.unit.MandateSet;
import org.uteuzi.event.unit.UnitEstablished;
import org.uteuzi.event.unit.UnitEvent;
import org.uteuzi.event.unit.UnitKind;
import org.uteuzi.event.unit.UnitMoved;
import org.uteuzi.event.unit.UnitRenamed;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.Effective;

/** What is believed of one unit: the days on which it exists, its name and place, its mandate. */
public record UnitTimeline(
        Believed<UnitEstablished> established,
        Effective existence,
        List<Version<UnitState>> states,
        List<Version<MandateSet>> mandates) {

    /** Name and place of a unit. */
    public record UnitState(
            UnitKind kind, LocalizedText name, @Nullable String parentUnitId) {}

    /** The belief after all of the unit's stream; empty if its establishment is withdrawn or was never recorded. */
    public static Optional<UnitTimeline> of(List<Recorded> stream) {
        List<Believed<Fact>> believed = Chains.believed(stream);
        return Chains.only(UnitEstablished.class, believed).stream().findFirst().map(established -> {
            Effective existence = new Effective(Versions.firstDay(established), null);
            List<Believed<UnitEvent>> aboutUnit = Chains.only(UnitEvent.class, believed).stream()
                    .filter(fact -> !(fact.fact() instanceof MandateSet))
                    .toList();
            return new UnitTimeline(
                    established,
                    existence,
                    Versions.fold(existence, aboutUnit, UnitTimeline::next),
                    Versions.fold(existence, Chains.only(MandateSet.class, believed), (before, set) -> set));
        });
    }

    public Optional<Version<UnitState>> on(LocalDate day) {
        return Versions.on(day, states);
    }

    public Optional<Version<MandateSet>> mandateOn(LocalDate day) {
        return Versions.on(day, mandates);
    }

    private static @Nullable UnitState next(@Nullable UnitState before, UnitEvent event) {
        return switch (event) {
            case UnitEstablished e -> new UnitState(e.kind(), e.name(), e.parentUnitId());
            case UnitRenamed e -> before == null ? null : new UnitState(before.kind, e.name(), before.parentUnitId);
            case UnitMoved e -> before == null ? null : new UnitState(before.kind, before.name, e.parentUnitId());
            case MandateSet e -> throw new IllegalArgumentException("a mandate has versions of its own");
        };
    }
}
