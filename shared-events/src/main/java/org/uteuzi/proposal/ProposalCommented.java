package org.uteuzi.proposal;

import org.uteuzi.event.EventType;

/**
 * Somebody says something of a proposal that is not decided yet.
 *
 * @param commentId by which the same comment, sent again, is known
 */
@EventType("proposal.proposal-commented")
public record ProposalCommented(String proposalId, String commentId, Actor by, String comment)
        implements ProposalEvent {}
