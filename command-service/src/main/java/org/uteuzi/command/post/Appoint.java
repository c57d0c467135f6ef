package org.uteuzi.command.post;

import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.thing.Authority;
import org.uteuzi.command.thing.Identifier;
import org.uteuzi.command.thing.OptionalIdentifier;
import org.uteuzi.command.thing.Required;
import org.uteuzi.command.thing.Text;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.time.PartialDate;

/** Appoints a person to a post. */
@JsonTypeName("appoint")
public record Appoint(
        @Identifier String factId,
        @Identifier String appointmentId,
        @Identifier String postId,
        @Identifier String personId,
        @Required Capacity capacity,
        @Nullable @Authority String appointedBy,
        @Nullable PartialDate termEndsOn,

        @Nullable @Min(value = 1, message = "NUMBER_OUT_OF_RANGE") @Max(value = 100, message = "NUMBER_OUT_OF_RANGE")
        Integer termNumber,

        List<@Required @Text String> qualifications,
        @Nullable LegalBasis legalBasis,
        @Nullable @OptionalIdentifier String replaces,
        @Required PartialDate effectiveFrom,
        DateBasis dateBasis)
        implements PostEffect {

    public Appoint {
        qualifications = qualifications == null ? List.of() : List.copyOf(qualifications);
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }

    @Override
    public String thing() {
        return "post:" + postId;
    }
}
