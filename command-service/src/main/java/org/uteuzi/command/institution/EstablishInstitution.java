package org.uteuzi.command.institution;

import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.thing.Body;
import org.uteuzi.command.thing.Identifier;
import org.uteuzi.command.thing.Limited;
import org.uteuzi.command.thing.Required;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

/** Brings a public body into being. */
@JsonTypeName("establishInstitution")
public record EstablishInstitution(
        @Identifier String factId,
        @Identifier String institutionId,
        @Required @Limited LocalizedText name,
        @TimeZone String timeZone,
        @Nullable @Limited LegalBasis legalBasis,
        @Size(max = 100, message = "LIST_TOO_LONG") List<@Body String> succeeds,
        @Required PartialDate effectiveFrom,
        DateBasis dateBasis)
        implements InstitutionEffect {

    public EstablishInstitution {
        timeZone = timeZone == null ? InstitutionEstablished.DEFAULT_TIME_ZONE : timeZone;
        succeeds = succeeds == null ? List.of() : succeeds;
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }

    @Override
    public boolean establishes() {
        return true;
    }
}
