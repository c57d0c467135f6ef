package org.uteuzi.command.person;

import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.constraints.NotBlank;
import org.uteuzi.command.thing.Identifier;
import org.uteuzi.command.thing.Required;
import org.uteuzi.command.thing.Text;
import org.uteuzi.event.DateBasis;
import org.uteuzi.time.PartialDate;

/** Gives a person another name from a day on. */
@JsonTypeName("amendPerson")
public record AmendPerson(
        @Identifier String factId,
        @Identifier String personId,
        @NotBlank(message = "FIELD_REQUIRED") @Text String name,
        @Required PartialDate effectiveFrom,
        DateBasis dateBasis)
        implements PersonEffect {

    public AmendPerson {
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }
}
