package org.uteuzi.command.unit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.uteuzi.command.thing.Identifier;
import org.uteuzi.command.thing.Limited;
import org.uteuzi.command.thing.Required;
import org.uteuzi.event.DateBasis;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

/** Gives a unit another name. */
@JsonTypeName("renameUnit")
public record RenameUnit(
        @Identifier String factId,
        @Identifier String unitId,
        @Required @Limited LocalizedText name,
        @Required PartialDate effectiveFrom,
        DateBasis dateBasis)
        implements UnitEffect {

    public RenameUnit {
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }
}
