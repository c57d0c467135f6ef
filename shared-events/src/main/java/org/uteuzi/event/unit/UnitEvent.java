package org.uteuzi.event.unit;

import org.uteuzi.event.Fact;

/** Something recorded about a unit of an institution. */
public sealed interface UnitEvent extends Fact
        permits UnitEstablished, UnitRenamed, UnitMoved, MandateSet, MandateLapsed, CompositionSet, UnitDissolved {

    String unitId();

    @Override
    default String thing() {
        return "unit:" + unitId();
    }
}
