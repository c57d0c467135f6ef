package org.uteuzi.proposal;

import org.jspecify.annotations.Nullable;
import org.uteuzi.event.EventType;

/**
 * Another refuses a proposal.
 *
 * @param reason null once somebody was erased whom the proposal was about
 */
@EventType("proposal.proposal-rejected")
public record ProposalRejected(
        String proposalId, Actor by, @Nullable String reason) implements ProposalEvent {

    @Override
    public ProposalRejected with(Texts texts) {
        return new ProposalRejected(proposalId, by, texts.ofAny(reason, 1));
    }
}
