package org.uteuzi.proposal;

/** Something that happened to a proposal; all of one proposal form one stream. */
public sealed interface ProposalEvent
        permits ProposalMade,
                ProposalAmended,
                ProposalCommented,
                ProposalApproved,
                ProposalRejected,
                ProposalWithdrawn {

    String proposalId();
}
