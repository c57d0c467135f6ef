package org.uteuzi.query.proposal;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.uteuzi.proposal.ProposalEvent;
import org.uteuzi.proposal.ProposalState;

/** A proposal with all that happened to it. */
public record Told(List<Happened> history, ProposalState state) {

    /** Something that happened to it, and when. */
    public record Happened(Instant at, ProposalEvent event) {}

    static Told of(List<Happened> history) {
        return new Told(
                history, ProposalState.of(history.stream().map(Happened::event).toList()));
    }

    String id() {
        return state.proposalId();
    }

    /** Whether both are about one thing, so that what becomes of one matters to the other. */
    boolean meets(Told other) {
        return !id().equals(other.id())
                && !Collections.disjoint(
                        state.request().things(), other.state.request().things());
    }
}
