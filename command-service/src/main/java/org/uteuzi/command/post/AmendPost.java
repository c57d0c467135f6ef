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
import org.uteuzi.event.post.Change;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

/** Changes some of what is said of a post, as a merge patch: missing is unchanged, null is no longer stated. */
@JsonTypeName("amendPost")
public record AmendPost(
        @Identifier String factId,
        @Identifier String postId,
        @Nullable Change<@OptionalIdentifier String> unitId,
        @Nullable Change<@Limited LocalizedText> title,
        @Nullable Change<@OptionalIdentifier String> reportsTo,
        @Nullable Change<Boolean> headsUnit,

        @Nullable
        Change<
                        @Min(value = 1, message = "NUMBER_OUT_OF_RANGE")
                        @Max(value = 1_000, message = "NUMBER_OUT_OF_RANGE") Integer>
                seats,

        @Nullable Change<@Valid AmendedTerms> terms,
        @Required PartialDate effectiveFrom,
        DateBasis dateBasis)
        implements PostEffect {

    public AmendPost {
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }

    @Override
    public String thing() {
        return "post:" + postId;
    }
}
