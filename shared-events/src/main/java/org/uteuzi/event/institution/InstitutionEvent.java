package org.uteuzi.event.institution;

import org.uteuzi.event.Fact;

/** Something recorded about an institution. */
public sealed interface InstitutionEvent extends Fact
        permits InstitutionEstablished, InstitutionRenamed, LegalBasisChanged, ApprovalPolicySet, InstitutionDissolved {

    String institutionId();

    @Override
    default String thing() {
        return "institution:" + institutionId();
    }
}
