package org.uteuzi.proposal;

import org.uteuzi.event.EventType;

/** Another refuses a proposal. */
@EventType("proposal.proposal-rejected")
public record ProposalRejected(String proposalId, Actor by, String reason) implements ProposalEvent {}
