package org.uteuzi.command.person;

import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.thing.Identifier;
import org.uteuzi.command.thing.Text;
import org.uteuzi.time.PartialDate;

/** Enters a person in the register. */
@JsonTypeName("registerPerson")
public record RegisterPerson(
        @Identifier String factId,
        @Identifier String personId,
        @NotBlank(message = "FIELD_REQUIRED") @Text String name,
        @Nullable PartialDate effectiveFrom)
        implements PersonEffect {

    @Override
    public boolean establishes() {
        return true;
    }
}
