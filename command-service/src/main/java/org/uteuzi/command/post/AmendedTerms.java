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
import org.uteuzi.event.post.Change;
import org.uteuzi.event.post.Terms;
import org.uteuzi.event.post.TermsChange;

/** The {@link TermsChange} of a post as somebody sends it, with the same bounds as {@link StatedTerms}. */
record AmendedTerms(
        @Nullable Change<@Authority String> appointingAuthority,
        @Nullable Change<List<@Required @Text String>> qualifications,
        @Nullable Change<@PositivePeriod Period> termLength,

        @Nullable
        Change<
                        @Min(value = 1, message = "NUMBER_OUT_OF_RANGE")
                        @Max(value = 100, message = "NUMBER_OUT_OF_RANGE") Integer>
                maxTerms,

        @Nullable Change<Boolean> fullTime,
        @Nullable Change<Terms.OnExpiry> onExpiry,
        @Nullable Change<@PositivePeriod Period> actingLimit,
        @Nullable Change<@Limited LegalBasis> legalBasis) {

    TermsChange change() {
        return new TermsChange(
                appointingAuthority, qualifications, termLength, maxTerms, fullTime, onExpiry, actingLimit, legalBasis);
    }
}
