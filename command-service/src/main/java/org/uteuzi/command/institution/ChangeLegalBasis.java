package org.uteuzi.command.institution;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.post.AbolishPost;
import org.uteuzi.command.post.EndAppointment;
import org.uteuzi.command.thing.Effect;
import org.uteuzi.command.thing.Identifier;
import org.uteuzi.command.thing.Limited;
import org.uteuzi.command.thing.OptionalIdentifier;
import org.uteuzi.command.thing.Required;
import org.uteuzi.command.thing.Text;
import org.uteuzi.command.unit.LapseMandate;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.event.institution.LegalBasisChanged.Decision;
import org.uteuzi.event.institution.LegalBasisChanged.Outcome;
import org.uteuzi.event.post.EndReason;
import org.uteuzi.time.PartialDate;

/** Puts a public body on another law, and says what becomes of all that it has under the old one. */
@JsonTypeName("changeLegalBasis")
public record ChangeLegalBasis(
        @Identifier String factId,
        @Identifier String institutionId,
        @Required @Limited LegalBasis legalBasis,
        @Nullable @OptionalIdentifier String repeals,
        @Size(max = 20_000, message = "LIST_TOO_LONG") List<@Required @Valid StatedDecision> decisions,
        @Required PartialDate effectiveFrom,
        DateBasis dateBasis)
        implements InstitutionEffect {

    public ChangeLegalBasis {
        decisions = decisions == null ? List.of() : decisions;
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }

    @JsonIgnore
    @AssertTrue(message = "DECIDED_TWICE")
    public boolean isEachDecidedOnce() {
        return decisions.stream()
                        .filter(Objects::nonNull)
                        .map(StatedDecision::reference)
                        .distinct()
                        .count()
                == decisions.size();
    }

    /** What lapses ends on the day of the change. */
    @Override
    public Stream<Effect> consequences() {
        return decisions.stream()
                .filter(decision -> decision.outcome() == Outcome.LAPSES)
                .map(decision -> end(decision.kind(), decision.id(), Objects.requireNonNull(decision.factId())));
    }

    private Effect end(String kind, String id, String factId) {
        return switch (kind) {
            case "post" -> new AbolishPost(factId, id, null, effectiveFrom, dateBasis);
            case "appointment" ->
                new EndAppointment(factId, id, null, effectiveFrom, EndReason.LAW_LAPSED, null, dateBasis);
            case "mandate" -> LapseMandate.of(factId, id, effectiveFrom, dateBasis);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    List<Decision> decided() {
        return decisions.stream()
                .map(decision -> new Decision(decision.reference(), decision.outcome(), decision.section()))
                .toList();
    }

    /**
     * What becomes of one thing, as somebody sends it.
     *
     * @param factId of the end of what lapses; without meaning where it carries over
     */
    record StatedDecision(
            @NotNull(message = "FIELD_REQUIRED")
            @Pattern(regexp = "(post|appointment|mandate):[a-z0-9][a-z0-9._-]{0,63}", message = "REFERENCE_MALFORMED")
            String reference,

            @Required Outcome outcome,
            @Nullable @Text String section,
            @Nullable @OptionalIdentifier String factId) {

        String kind() {
            return reference.substring(0, reference.indexOf(':'));
        }

        String id() {
            return reference.substring(reference.indexOf(':') + 1);
        }
    }
}
