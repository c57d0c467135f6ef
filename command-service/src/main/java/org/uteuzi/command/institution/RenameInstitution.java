package org.uteuzi.command.institution;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.uteuzi.command.thing.Identifier;
import org.uteuzi.command.thing.Limited;
import org.uteuzi.command.thing.Required;
import org.uteuzi.event.DateBasis;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

/** Gives a public body another name. */
@JsonTypeName("renameInstitution")
public record RenameInstitution(
        @Identifier String factId,
        @Identifier String institutionId,
        @Required @Limited LocalizedText name,
        @Required PartialDate effectiveFrom,
        DateBasis dateBasis)
        implements InstitutionEffect {

    public RenameInstitution {
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }
}
