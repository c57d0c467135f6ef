package org.uteuzi.proposal;

import org.jspecify.annotations.Nullable;
import org.uteuzi.event.EventType;

/** Who proposed takes it back. */
@EventType("proposal.proposal-withdrawn")
public record ProposalWithdrawn(
        String proposalId, Actor by, @Nullable String reason) implements ProposalEvent {

    @Override
    public ProposalWithdrawn with(Texts texts) {
        return new ProposalWithdrawn(proposalId, by, texts.ofAny(reason, 1));
    }
}
