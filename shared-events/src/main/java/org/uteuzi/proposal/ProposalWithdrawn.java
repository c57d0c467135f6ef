package org.uteuzi.proposal;

import org.jspecify.annotations.Nullable;
import org.uteuzi.event.EventType;

/** Who proposed takes it back. */
@EventType("proposal.proposal-withdrawn")
public record ProposalWithdrawn(
        String proposalId, Actor by, @Nullable String reason) implements ProposalEvent {}
