package org.uteuzi.proposal;

import org.jspecify.annotations.Nullable;
import org.uteuzi.event.EventType;

/** Who proposes puts another request in the place of the one before. */
@EventType("proposal.proposal-amended")
public record ProposalAmended(
        String proposalId,
        Proposer by,
        ProposedRequest request,
        @Nullable String comment) implements ProposalEvent {

    @Override
    public ProposalAmended with(Texts texts) {
        return new ProposalAmended(proposalId, by, request.with(texts), texts.ofAny(comment, 1));
    }
}
