package org.uteuzi.proposal;

import org.jspecify.annotations.Nullable;
import org.uteuzi.event.EventType;

/**
 * Somebody says something of a proposal that is not decided yet.
 *
 * @param commentId by which the same comment, sent again, is known
 * @param comment null once somebody was erased whom the proposal was about
 */
@EventType("proposal.proposal-commented")
public record ProposalCommented(
        String proposalId,
        String commentId,
        Actor by,
        @Nullable String comment) implements ProposalEvent {

    @Override
    public ProposalCommented with(Texts texts) {
        return new ProposalCommented(proposalId, commentId, by, texts.ofAny(comment, 1));
    }
}
