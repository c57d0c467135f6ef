package org.uteuzi.command.unit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.thing.Identifier;
import org.uteuzi.command.thing.OptionalIdentifier;
import org.uteuzi.command.thing.Required;
import org.uteuzi.event.DateBasis;
import org.uteuzi.time.PartialDate;

/** Makes a unit part of another one, or of none. */
@JsonTypeName("moveUnit")
public record MoveUnit(
        @Identifier String factId,
        @Identifier String unitId,
        @Nullable @OptionalIdentifier String parentUnitId,
        @Required PartialDate effectiveFrom,
        DateBasis dateBasis)
        implements UnitEffect {

    public MoveUnit {
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }
}
