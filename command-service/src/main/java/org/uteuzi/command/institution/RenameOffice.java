package org.uteuzi.command.institution;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.uteuzi.command.thing.Identifier;
import org.uteuzi.command.thing.Limited;
import org.uteuzi.command.thing.Required;
import org.uteuzi.event.DateBasis;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

/** Gives an office outside the institutions another name. */
@JsonTypeName("renameOffice")
public record RenameOffice(
        @Identifier String factId,
        @Identifier String officeId,
        @Required @Limited LocalizedText name,
        @Required PartialDate effectiveFrom,
        DateBasis dateBasis)
        implements OfficeEffect {

    public RenameOffice {
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }
}
