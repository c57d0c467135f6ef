package org.uteuzi.command.institution;

import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.thing.Identifier;
import org.uteuzi.command.thing.Limited;
import org.uteuzi.command.thing.Required;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.time.PartialDate;

/**
 * Lays down which kinds of effects another must approve before they are recorded.
 *
 * @param needsApproval the kinds as instruments name them; empty: none any more
 */
@JsonTypeName("setApprovalPolicy")
public record SetApprovalPolicy(
        @Identifier String factId,
        @Identifier String institutionId,

        @Required @Size(max = 100, message = "LIST_TOO_LONG")
        List<@KindOfEffect String> needsApproval,

        @Nullable @Min(value = 1, message = "NUMBER_OUT_OF_RANGE") @Max(value = 1_000, message = "NUMBER_OUT_OF_RANGE")
        Integer daysToDecide,

        @Nullable @Limited LegalBasis legalBasis,
        @Required PartialDate effectiveFrom,
        DateBasis dateBasis)
        implements InstitutionEffect {

    public SetApprovalPolicy {
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }
}
