package org.uteuzi.command.proposal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.uteuzi.proposal.Actor;
import org.uteuzi.proposal.ProposedRequest;
import org.uteuzi.proposal.Proposer;

/** What somebody does to a proposal. */
sealed interface ProposalCommand {

    String proposalId();

    record Propose(
            String proposalId,
            Proposer by,
            ProposedRequest request,
            @Nullable String comment) implements ProposalCommand {}

    /** @param version that is amended */
    record Amend(
            String proposalId,
            Proposer by,
            int version,
            ProposedRequest request,
            @Nullable String comment,
            Instant now) implements ProposalCommand {}

    record Comment(String proposalId, String commentId, Actor by, String comment, Instant now)
            implements ProposalCommand {}

    /**
     * @param version that they saw
     * @param text of the request that is recorded with it
     * @param instrumentId under which the request is recorded with it
     */
    record Approve(
            String proposalId,
            Actor by,
            int version,
            String text,
            String instrumentId,
            @Nullable String comment,
            Instant now)
            implements ProposalCommand {}

    record Reject(String proposalId, Actor by, String reason, Instant now) implements ProposalCommand {}

    record Withdraw(String proposalId, Actor by, @Nullable String reason, Instant now) implements ProposalCommand {}
}
