package org.uteuzi.query.proposal;

import java.time.Instant;
import java.util.List;
import org.uteuzi.proposal.ProposalEvent;
import org.uteuzi.proposal.ProposalState;

/**
 * A proposal as it stands.
 *
 * @param madeAt when it was proposed first
 */
public record Told(ProposalState state, Instant madeAt) {

    /** Something that happened to it, and when. */
    public record Happened(Instant at, ProposalEvent event) {}

    /** A proposal with all that happened to it. */
    public record Whole(Told told, List<Happened> history) {

        static Whole of(List<Happened> history) {
            return new Whole(
                    new Told(
                            ProposalState.of(
                                    history.stream().map(Happened::event).toList()),
                            history.getFirst().at()),
                    history);
        }
    }

    public String id() {
        return state.proposalId();
    }

    String reference() {
        return "proposal:" + id();
    }
}
