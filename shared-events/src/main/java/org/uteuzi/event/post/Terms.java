package org.uteuzi.event.post;

import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.LegalBasis;

/**
 * What the law says of a post. Null means not stated, and no rule judges what nobody stated.
 *
 * @param appointingAuthority who appoints: {@code office:ID} or {@code post:ID}
 * @param qualifications what a holder must show; null: not stated
 * @param termLength how long one term lasts at most
 * @param maxTerms how many terms one person may serve
 * @param fullTime whether the post takes all working time of its holder
 * @param onExpiry what happens to a holder when the term has run out
 * @param actingLimit how long one person may act in the post without a break
 * @param legalBasis the section that says so
 */
public record Terms(
        @Nullable String appointingAuthority,
        @Nullable List<String> qualifications,
        @Nullable Period termLength,
        @Nullable Integer maxTerms,
        @Nullable Boolean fullTime,
        @Nullable OnExpiry onExpiry,
        @Nullable Period actingLimit,
        @Nullable LegalBasis legalBasis) {

    /** The terms of a post of which no instrument says anything. */
    public static final Terms NOT_STATED = new Terms(null, null, null, null, null, null, null, null);

    /** What a law says happens when a term runs out. */
    public enum OnExpiry {
        /** The holder leaves at the end of the term. */
        VACATE,
        /** The holder stays until an end or a successor. */
        HOLD_OVER
    }
}
