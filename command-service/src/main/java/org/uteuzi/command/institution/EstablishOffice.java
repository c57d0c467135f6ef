package org.uteuzi.command.institution;

import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.thing.Identifier;
import org.uteuzi.command.thing.Limited;
import org.uteuzi.command.thing.Required;
import org.uteuzi.command.thing.Text;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

/** Makes an authority outside the institutions known to the register. */
@JsonTypeName("establishOffice")
public record EstablishOffice(
        @Identifier String factId,
        @Identifier String officeId,
        @NotBlank(message = "FIELD_REQUIRED") @Text String jurisdiction,
        @Required @Limited LocalizedText name,
        @Nullable @Limited LegalBasis legalBasis,
        @Nullable PartialDate effectiveFrom)
        implements OfficeEffect {

    @Override
    public boolean establishes() {
        return true;
    }
}
