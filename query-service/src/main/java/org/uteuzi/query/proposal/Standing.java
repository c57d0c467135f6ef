package org.uteuzi.query.proposal;

import java.time.Instant;
import java.util.List;
import org.uteuzi.access.Caller;
import org.uteuzi.access.Permission;
import org.uteuzi.proposal.ProposalEvent;
import org.uteuzi.proposal.ProposalState;

/**
 * A proposal as it stands.
 *
 * @param madeAt when it was proposed first
 */
public record Standing(ProposalState state, Instant madeAt) {

    /** Something that happened to it, and when. */
    public record Happened(Instant at, ProposalEvent event) {}

    /** A proposal with all that happened to it. */
    public record Whole(Standing standing, List<Happened> history) {

        static Whole of(List<Happened> history) {
            return new Whole(
                    new Standing(
                            ProposalState.of(
                                    history.stream().map(Happened::event).toList()),
                            history.getFirst().at()),
                    history);
        }
    }

    public String id() {
        return state.proposalId();
    }

    /** Whether somebody may decide about it while it is open, as far as that can be told before. */
    public boolean isDecidedBy(Caller caller) {
        return state.isWithin(caller.grants().where(Permission.APPROVE)) && !isProposedBy(caller);
    }

    public boolean isDiscussedBy(Caller caller) {
        return caller.grants().may(Permission.DISCUSS)
                && (isProposedBy(caller) || state.isWithin(caller.grants().where(Permission.DISCUSS)));
    }

    public boolean isProposedBy(Caller caller) {
        return state.proposer().subject().equals(caller.subject());
    }

    String reference() {
        return "proposal:" + id();
    }
}
