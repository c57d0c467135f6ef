package org.uteuzi.command.post;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.thing.Authority;
import org.uteuzi.command.thing.Limited;
import org.uteuzi.command.thing.Required;
import org.uteuzi.command.thing.Text;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.event.post.Terms;

/** The {@link Terms} of a post as somebody sends them, with the bounds within which they make sense. */
record StatedTerms(
        @Nullable @Authority String appointingAuthority,
        @Nullable List<@Required @Text String> qualifications,
        @Nullable @PositivePeriod Period termLength,

        @Nullable @Min(value = 1, message = "NUMBER_OUT_OF_RANGE") @Max(value = 100, message = "NUMBER_OUT_OF_RANGE")
        Integer maxTerms,

        @Nullable Boolean fullTime,
        Terms.@Nullable OnExpiry onExpiry,
        @Nullable @PositivePeriod Period actingLimit,
        @Nullable @Limited LegalBasis legalBasis) {

    Terms terms() {
        return new Terms(
                appointingAuthority, qualifications, termLength, maxTerms, fullTime, onExpiry, actingLimit, legalBasis);
    }
}
