package org.uteuzi.rule;

import org.uteuzi.event.LegalBasis;
import org.uteuzi.event.post.Terms;

/** The law that terms rest on, as an argument of a text. */
final class Law {

    private static final LegalBasis NOT_STATED = new LegalBasis(null, null, null, null);

    private Law() {}

    static LegalBasis of(Terms terms) {
        LegalBasis stated = terms.legalBasis();
        return stated == null ? NOT_STATED : stated;
    }
}
