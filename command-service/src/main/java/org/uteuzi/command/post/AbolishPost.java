package org.uteuzi.command.post;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.constraints.AssertTrue;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.thing.FirstDayOut;
import org.uteuzi.command.thing.Identifier;
import org.uteuzi.event.DateBasis;
import org.uteuzi.time.PartialDate;

/** Abolishes a post; when is given as its last day or as the first day without it. */
@JsonTypeName("abolishPost")
public record AbolishPost(
        @Identifier String factId,
        @Identifier String postId,
        @Nullable PartialDate lastDay,
        @Nullable PartialDate effectiveFrom,
        DateBasis dateBasis)
        implements PostEffect {

    public AbolishPost {
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
        FirstDayOut.requireDates(lastDay, effectiveFrom);
    }

    @Override
    public String thing() {
        return "post:" + postId;
    }

    @JsonIgnore
    @AssertTrue(message = "LAST_DAY_OR_UNTIL")
    public boolean isEndGivenOnce() {
        return (lastDay == null) != (effectiveFrom == null);
    }

    PartialDate firstDayOut() {
        return FirstDayOut.of(lastDay, effectiveFrom);
    }
}
