package org.uteuzi.proposal;

import org.jspecify.annotations.Nullable;
import org.uteuzi.event.EventType;

/**
 * Another approves a proposal, and with that its request is recorded.
 *
 * @param instrumentId under which it is
 */
@EventType("proposal.proposal-approved")
public record ProposalApproved(
        String proposalId,
        Actor by,
        String instrumentId,
        @Nullable String comment) implements ProposalEvent {

    @Override
    public ProposalApproved with(Texts texts) {
        return new ProposalApproved(proposalId, by, instrumentId, texts.ofAny(comment, 1));
    }
}
