package org.uteuzi.event.post;

import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.LegalBasis;

/** Which of the {@link Terms} of a post an instrument changes; each is changed by itself. */
public record TermsChange(
        @Nullable Change<String> appointingAuthority,
        @Nullable Change<List<String>> qualifications,
        @Nullable Change<Period> termLength,
        @Nullable Change<Integer> maxTerms,
        @Nullable Change<Boolean> fullTime,
        @Nullable Change<Terms.OnExpiry> onExpiry,
        @Nullable Change<Period> actingLimit,
        @Nullable Change<LegalBasis> legalBasis) {

    /** Nothing changes. */
    public static final TermsChange NONE = new TermsChange(null, null, null, null, null, null, null, null);

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
