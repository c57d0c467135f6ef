package org.uteuzi.command.proposal;

/** All that is done to a proposal by itself. */
record ChangeProposal(ProposalCommand command) {}
