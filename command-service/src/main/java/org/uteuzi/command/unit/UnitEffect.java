package org.uteuzi.command.unit;

import org.uteuzi.command.thing.Effect;

/** One change of a unit. */
public sealed interface UnitEffect extends Effect
        permits EstablishUnit, RenameUnit, MoveUnit, SetMandate, LapseMandate, SetComposition, DissolveUnit {

    String unitId();

    @Override
    default String thing() {
        return "unit:" + unitId();
    }
}
