package org.uteuzi.command.post;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.thing.Refusal;
import org.uteuzi.event.Correction;
import org.uteuzi.event.post.Change;
import org.uteuzi.event.post.PostAmended;
import org.uteuzi.event.post.TermsChange;

/** Turns the merge patch of an {@link AmendPost} into the changes that are recorded. */
final class Amendment {

    private static final TermsChange NO_TERM_STATED = new TermsChange(
            new Change<>(null),
            new Change<>(null),
            new Change<>(null),
            new Change<>(null),
            new Change<>(null),
            new Change<>(null),
            new Change<>(null),
            new Change<>(null));

    private Amendment() {}

    static PostAmended of(AmendPost e, @Nullable Correction corrects) {
        return new PostAmended(
                e.factId(),
                e.postId(),
                neverNull("unitId", e.unitId()),
                neverNull("title", e.title()),
                e.reportsTo(),
                e.headsUnit(),
                e.seats(),
                terms(e.terms()),
                e.effectiveFrom(),
                e.dateBasis(),
                corrects);
    }

    /** {@code "terms": null} says that no term is stated any more. */
    private static TermsChange terms(@Nullable Change<AmendedTerms> terms) {
        if (terms == null) {
            return TermsChange.NONE;
        }
        AmendedTerms to = terms.to();
        return to == null ? NO_TERM_STATED : to.change();
    }

    private static <T> @Nullable Change<T> neverNull(String field, @Nullable Change<T> change) {
        if (change != null && change.to() == null) {
            throw new Refusal("FIELD_REQUIRED", Map.of("path", field));
        }
        return change;
    }
}
