package org.uteuzi.timeline;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Fact;
import org.uteuzi.event.unit.CompositionSet;
import org.uteuzi.event.unit.MandateLapsed;
import org.uteuzi.event.unit.MandateSet;
import org.uteuzi.event.unit.UnitDissolved;
import org.uteuzi.event.unit.UnitEstablished;
import org.uteuzi.event.unit.UnitEvent;
import org.uteuzi.event.unit.UnitKind;
import org.uteuzi.event.unit.UnitMoved;
import org.uteuzi.event.unit.UnitRenamed;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.Effective;

/**
 * What is believed of one unit: the days on which it exists, its name and place, its mandate and its composition.
 *
 * @param dissolved why it exists no more; null while it does
 */
public record UnitTimeline(
        Believed<UnitEstablished> established,
        Effective existence,
        @Nullable Believed<UnitDissolved> dissolved,
        List<Version<UnitState>> states,
        List<Version<MandateSet>> mandates,
        List<Version<CompositionSet>> compositions) {

    /** Name and place of a unit. */
    public record UnitState(
            UnitKind kind, LocalizedText name, @Nullable String parentUnitId) {}

    /** The belief after all of the unit's stream; empty if its establishment is withdrawn or was never recorded. */
    public static Optional<UnitTimeline> of(List<? extends Recorded> stream) {
        List<Believed<Fact>> believed = Chains.believed(stream);
        return Chains.only(UnitEstablished.class, believed).stream().findFirst().map(established -> {
            Believed<UnitDissolved> dissolved = Versions.earliest(UnitDissolved.class, believed);
            Effective existence = Versions.existence(established, dissolved);
            List<Believed<UnitEvent>> aboutUnit = Chains.only(UnitEvent.class, believed).stream()
                    .filter(fact -> saysWhatItIs(fact.fact()))
                    .toList();
            return new UnitTimeline(
                    established,
                    existence,
                    dissolved,
                    Versions.fold(existence, aboutUnit, UnitTimeline::next),
                    mandates(existence, believed),
                    Versions.fold(existence, Chains.only(CompositionSet.class, believed), (before, set) -> set));
        });
    }

    public Optional<Version<UnitState>> on(LocalDate day) {
        return Versions.on(day, states);
    }

    public Optional<Version<MandateSet>> mandateOn(LocalDate day) {
        return Versions.on(day, mandates);
    }

    public Optional<Version<CompositionSet>> compositionOn(LocalDate day) {
        return Versions.on(day, compositions);
    }

    private static boolean saysWhatItIs(UnitEvent event) {
        return switch (event) {
            case UnitEstablished e -> true;
            case UnitRenamed e -> true;
            case UnitMoved e -> true;
            case MandateSet e -> false;
            case MandateLapsed e -> false;
            case CompositionSet e -> false;
            case UnitDissolved e -> false;
        };
    }

    private static @Nullable UnitState next(@Nullable UnitState before, UnitEvent event) {
        return switch (event) {
            case UnitEstablished e -> new UnitState(e.kind(), e.name(), e.parentUnitId());
            case UnitRenamed e -> before == null ? null : new UnitState(before.kind, e.name(), before.parentUnitId);
            case UnitMoved e -> before == null ? null : new UnitState(before.kind, before.name, e.parentUnitId());
            default -> throw new IllegalArgumentException("says nothing of its name and place");
        };
    }

    /** A mandate holds until the next one is set or the day on which it lapses, whichever comes first. */
    private static List<Version<MandateSet>> mandates(Effective existence, List<Believed<Fact>> believed) {
        Map<String, LocalDate> lapses = new HashMap<>();
        for (Believed<MandateLapsed> lapsed : Chains.only(MandateLapsed.class, believed)) {
            lapses.merge(
                    lapsed.fact().mandate(),
                    Versions.firstDay(lapsed),
                    (one, other) -> other.isBefore(one) ? other : one);
        }
        return Versions.<MandateSet, MandateSet>fold(
                        existence, Chains.only(MandateSet.class, believed), (before, set) -> set)
                .stream()
                .map(version -> version.endingBy(lapses.get(version.because().factId())))
                .filter(version -> !version.effective().isEmpty())
                .toList();
    }
}
