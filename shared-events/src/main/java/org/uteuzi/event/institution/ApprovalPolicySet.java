package org.uteuzi.event.institution;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.EventType;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.time.PartialDate;

/**
 * What a public body wants another to approve before it is recorded was laid down; each one is a version of its policy.
 *
 * @param needsApproval the kinds of effects, as instruments name them; empty: none any more
 * @param daysToDecide in how many days a proposal must be decided; null: not stated
 */
@EventType("institution.approval-policy-set")
public record ApprovalPolicySet(
        String factId,
        String institutionId,
        List<String> needsApproval,
        @Nullable Integer daysToDecide,
        @Nullable LegalBasis legalBasis,
        PartialDate effectiveFrom,
        DateBasis dateBasis,
        @Nullable Correction corrects)
        implements InstitutionEvent {

    /** What an instrument leaves out is the same as not stated. */
    public ApprovalPolicySet {
        needsApproval = needsApproval == null ? List.of() : List.copyOf(needsApproval);
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }
}
