package org.uteuzi.command.institution;

import org.uteuzi.command.thing.Effect;

/** One change of an institution. */
public sealed interface InstitutionEffect extends Effect
        permits EstablishInstitution, RenameInstitution, ChangeLegalBasis, SetApprovalPolicy, DissolveInstitution {

    String institutionId();

    @Override
    default String thing() {
        return "institution:" + institutionId();
    }
}
