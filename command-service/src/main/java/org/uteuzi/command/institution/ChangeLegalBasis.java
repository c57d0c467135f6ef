package org.uteuzi.command.institution;

import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.thing.Identifier;
import org.uteuzi.command.thing.OptionalIdentifier;
import org.uteuzi.command.thing.Required;
import org.uteuzi.command.thing.Text;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.event.institution.LegalBasisChanged.Decision;
import org.uteuzi.event.institution.LegalBasisChanged.Outcome;
import org.uteuzi.time.PartialDate;

/** Puts a public body on another law, and says what becomes of all that it has under the old one. */
@JsonTypeName("changeLegalBasis")
public record ChangeLegalBasis(
        @Identifier String factId,
        @Identifier String institutionId,
        @Required LegalBasis legalBasis,
        @Nullable @OptionalIdentifier String repeals,
        @Size(max = 20_000, message = "LIST_TOO_LONG") List<@Required @Valid StatedDecision> decisions,
        @Required PartialDate effectiveFrom,
        DateBasis dateBasis)
        implements InstitutionEffect {

    public ChangeLegalBasis {
        decisions = decisions == null ? List.of() : decisions;
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }

    List<Decision> decided() {
        return decisions.stream()
                .map(decision -> new Decision(decision.reference(), decision.outcome(), decision.section()))
                .toList();
    }

    /** What becomes of one thing, as somebody sends it. */
    record StatedDecision(
            @NotNull(message = "FIELD_REQUIRED")
            @Pattern(regexp = "(post|appointment|mandate):[a-z0-9][a-z0-9._-]{0,63}", message = "REFERENCE_MALFORMED")
            String reference,

            @Required Outcome outcome,
            @Nullable @Text String section) {}
}
