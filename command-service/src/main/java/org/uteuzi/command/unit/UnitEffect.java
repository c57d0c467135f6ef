package org.uteuzi.command.unit;

import org.jspecify.annotations.Nullable;
import org.uteuzi.command.thing.Effect;

/** One change of a unit. */
public sealed interface UnitEffect extends Effect
        permits EstablishUnit, RenameUnit, MoveUnit, SetMandate, LapseMandate, SetComposition, DissolveUnit {

    /** Null where the unit must be looked up first, by the mandate that lapses. */
    @Nullable
    String unitId();

    @Override
    default @Nullable String thing() {
        return unitId() == null ? null : "unit:" + unitId();
    }
}
