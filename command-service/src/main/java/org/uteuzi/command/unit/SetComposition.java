package org.uteuzi.command.unit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.thing.Authority;
import org.uteuzi.command.thing.Identifier;
import org.uteuzi.command.thing.Limited;
import org.uteuzi.command.thing.Required;
import org.uteuzi.command.thing.Text;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.event.unit.CompositionSet;
import org.uteuzi.time.PartialDate;

/** Lays down how a board must be made up. */
@JsonTypeName("setComposition")
public record SetComposition(
        @Identifier String factId,
        @Identifier String unitId,

        @Nullable @Min(value = 1, message = "NUMBER_OUT_OF_RANGE") @Max(value = 1_000, message = "NUMBER_OUT_OF_RANGE")
        Integer minimum,

        @Nullable @Min(value = 1, message = "NUMBER_OUT_OF_RANGE") @Max(value = 1_000, message = "NUMBER_OUT_OF_RANGE")
        Integer maximum,

        @Size(max = 100, message = "LIST_TOO_LONG") List<@Required @Valid StatedQuota> quotas,
        @Nullable @Limited LegalBasis legalBasis,
        @Required PartialDate effectiveFrom,
        DateBasis dateBasis)
        implements UnitEffect {

    public SetComposition {
        quotas = quotas == null ? List.of() : quotas;
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }

    @JsonIgnore
    @AssertTrue(message = "BOUNDS_REVERSED")
    public boolean isMinimumAtMostMaximum() {
        return minimum == null || maximum == null || minimum <= maximum;
    }

    /** How many members of a kind, as somebody sends it. */
    record StatedQuota(
            @Nullable @Text String qualification,
            @Nullable @Authority String appointedBy,

            @Nullable
            @Min(value = 0, message = "NUMBER_OUT_OF_RANGE")
            @Max(value = 1_000, message = "NUMBER_OUT_OF_RANGE")
            Integer minimum,

            @Nullable
            @Min(value = 0, message = "NUMBER_OUT_OF_RANGE")
            @Max(value = 1_000, message = "NUMBER_OUT_OF_RANGE")
            Integer maximum) {

        @JsonIgnore
        @AssertTrue(message = "QUOTA_INCOMPLETE")
        public boolean isOfAKindAndANumber() {
            return (qualification != null || appointedBy != null) && (minimum != null || maximum != null);
        }

        @JsonIgnore
        @AssertTrue(message = "BOUNDS_REVERSED")
        public boolean isMinimumAtMostMaximum() {
            return minimum == null || maximum == null || minimum <= maximum;
        }

        CompositionSet.Quota quota() {
            return new CompositionSet.Quota(qualification, appointedBy, minimum, maximum);
        }
    }
}
