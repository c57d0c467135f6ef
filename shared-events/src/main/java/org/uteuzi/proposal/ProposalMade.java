package org.uteuzi.proposal;

import org.jspecify.annotations.Nullable;
import org.uteuzi.event.EventType;

/** Somebody asks that a request be approved and recorded. */
@EventType("proposal.proposal-made")
public record ProposalMade(
        String proposalId,
        Proposer by,
        ProposedRequest request,
        @Nullable String comment) implements ProposalEvent {

    @Override
    public ProposalMade with(Texts texts) {
        return new ProposalMade(proposalId, by, request.with(texts), texts.ofAny(comment, 1));
    }
}
