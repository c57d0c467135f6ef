package org.uteuzi.proposal;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.access.Scope;

/**
 * A proposal after some of its events.
 *
 * @param proposer with the rights of when the request that counts was proposed
 * @param version grows with each amendment, from 1
 * @param request the one that counts
 * @param decision null: nobody decided, and it is open or has expired
 * @param comments all, in their order
 */
public record ProposalState(
        String proposalId,
        Proposer proposer,
        int version,
        ProposedRequest request,
        @Nullable Decision decision,
        List<ProposalCommented> comments) {

    public ProposalState {
        comments = List.copyOf(comments);
    }

    /** Where a proposal stands. */
    public enum Status {
        OPEN,
        APPROVED,
        REJECTED,
        WITHDRAWN,
        EXPIRED
    }

    /**
     * What ended a proposal.
     *
     * @param reason or what was said with an approval; null: none was given
     * @param instrumentId of what was recorded by it; null: nothing was
     */
    public record Decision(
            Status status,
            Actor by,
            @Nullable String reason,
            @Nullable String instrumentId) {}

    /** @param events all of its stream up to some point, the first at least */
    public static ProposalState of(List<? extends ProposalEvent> events) {
        ProposalState state = null;
        for (ProposalEvent event : events) {
            state = after(state, event);
        }
        return Objects.requireNonNull(state);
    }

    /**
     * One by its newest request, without what was said of it before.
     *
     * @param version that this request makes
     */
    public static ProposalState ofNewest(ProposalEvent request, int version) {
        return switch (request) {
            case ProposalMade e -> after(null, e);
            case ProposalAmended e -> new ProposalState(e.proposalId(), e.by(), version, e.request(), null, List.of());
            default -> throw new IllegalArgumentException("proposes no request: " + request);
        };
    }

    public static ProposalState after(@Nullable ProposalState before, ProposalEvent event) {
        if (event instanceof ProposalMade made) {
            return new ProposalState(made.proposalId(), made.by(), 1, made.request(), null, List.of());
        }
        ProposalState state = Objects.requireNonNull(before);
        return switch (event) {
            case ProposalMade e -> throw new IllegalStateException("made twice: " + e.proposalId());
            case ProposalAmended e ->
                new ProposalState(state.proposalId, e.by(), state.version + 1, e.request(), null, state.comments);
            case ProposalCommented e ->
                new ProposalState(
                        state.proposalId,
                        state.proposer,
                        state.version,
                        state.request,
                        state.decision,
                        Stream.concat(state.comments.stream(), Stream.of(e)).toList());
            case ProposalApproved e ->
                state.decided(new Decision(Status.APPROVED, e.by(), e.comment(), e.instrumentId()));
            case ProposalRejected e -> state.decided(new Decision(Status.REJECTED, e.by(), e.reason(), null));
            case ProposalWithdrawn e -> state.decided(new Decision(Status.WITHDRAWN, e.by(), e.reason(), null));
        };
    }

    private ProposalState decided(Decision by) {
        return new ProposalState(proposalId, proposer, version, request, by, comments);
    }

    /** Whether all institutions that it touches are among these; what touches none is of all of them. */
    public boolean isWithin(Scope scope) {
        return scope.everywhere() || (!request.institutions().isEmpty() && scope.includesAll(request.institutions()));
    }

    /**
     * Whether somebody sees it; what touches no institution is also seen by who proposed it.
     *
     * @param followed where they see what is proposed
     */
    public boolean isSeenBy(String subject, Scope followed) {
        return isWithin(followed)
                || (request.institutions().isEmpty() && proposer.subject().equals(subject));
    }

    /** What was not decided in time has expired, and nothing needs to say so. */
    public Status statusAt(Instant now) {
        if (decision != null) {
            return decision.status();
        }
        if (request.text() == null) {
            return Status.EXPIRED; // nobody can say any more what it was
        }
        Instant expiry = request.expiresAt();
        return expiry != null && !now.isBefore(expiry) ? Status.EXPIRED : Status.OPEN;
    }
}
