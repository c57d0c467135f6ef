package org.uteuzi.event.post;

import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.LegalBasis;

/** Which of the {@link Terms} of a post an instrument changes; each is changed by itself. */
public record TermsChange(
        @Nullable Change<@Nullable String> appointingAuthority,
        @Nullable Change<@Nullable List<String>> qualifications,
        @Nullable Change<@Nullable Period> termLength,
        @Nullable Change<@Nullable Integer> maxTerms,
        @Nullable Change<@Nullable Boolean> fullTime,
        @Nullable Change<Terms.@Nullable OnExpiry> onExpiry,
        @Nullable Change<@Nullable Period> actingLimit,
        @Nullable Change<@Nullable LegalBasis> legalBasis) {

    public Terms appliedTo(Terms before) {
        return new Terms(
                Change.after(appointingAuthority, before.appointingAuthority()),
                Change.after(qualifications, before.qualifications()),
                Change.after(termLength, before.termLength()),
                Change.after(maxTerms, before.maxTerms()),
                Change.after(fullTime, before.fullTime()),
                Change.after(onExpiry, before.onExpiry()),
                Change.after(actingLimit, before.actingLimit()),
                Change.after(legalBasis, before.legalBasis()));
    }
}
