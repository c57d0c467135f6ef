package org.uteuzi.command.post;

import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.thing.Identifier;
import org.uteuzi.command.thing.Limited;
import org.uteuzi.command.thing.OptionalIdentifier;
import org.uteuzi.command.thing.Required;
import org.uteuzi.event.DateBasis;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

/** Brings a post into being in a unit. */
@JsonTypeName("establishPost")
public record EstablishPost(
        @Identifier String factId,
        @Identifier String postId,
        @Identifier String unitId,
        @Required @Limited LocalizedText title,
        @Nullable @OptionalIdentifier String reportsTo,
        @Nullable Boolean headsUnit,

        @Nullable @Min(value = 1, message = "NUMBER_OUT_OF_RANGE") @Max(value = 1_000, message = "NUMBER_OUT_OF_RANGE")
        Integer seats,

        @Nullable @Valid StatedTerms terms,
        @Required PartialDate effectiveFrom,
        DateBasis dateBasis)
        implements PostEffect {

    public EstablishPost {
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }

    @Override
    public String thing() {
        return "post:" + postId;
    }

    @Override
    public boolean establishes() {
        return true;
    }
}
