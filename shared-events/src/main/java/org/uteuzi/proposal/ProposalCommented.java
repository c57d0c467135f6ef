package org.uteuzi.proposal;

import org.uteuzi.event.EventType;

/** Somebody says something of a proposal that is not decided yet. */
@EventType("proposal.proposal-commented")
public record ProposalCommented(String proposalId, Actor by, String comment) implements ProposalEvent {}
