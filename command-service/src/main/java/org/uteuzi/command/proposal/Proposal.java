package org.uteuzi.command.proposal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.uteuzi.command.instrument.InstrumentReader;
import org.uteuzi.command.problem.ProblemException;
import org.uteuzi.command.proposal.ProposalCommand.Amend;
import org.uteuzi.command.proposal.ProposalCommand.Approve;
import org.uteuzi.command.proposal.ProposalCommand.Comment;
import org.uteuzi.command.proposal.ProposalCommand.Propose;
import org.uteuzi.command.proposal.ProposalCommand.Reject;
import org.uteuzi.command.proposal.ProposalCommand.Withdraw;
import org.uteuzi.proposal.Actor;
import org.uteuzi.proposal.ProposalAmended;
import org.uteuzi.proposal.ProposalApproved;
import org.uteuzi.proposal.ProposalCommented;
import org.uteuzi.proposal.ProposalEvent;
import org.uteuzi.proposal.ProposalMade;
import org.uteuzi.proposal.ProposalRejected;
import org.uteuzi.proposal.ProposalState;
import org.uteuzi.proposal.ProposalState.Status;
import org.uteuzi.proposal.ProposalWithdrawn;

/** A request that waits for another to approve it: says what those who may at all can do to it now. */
final class Proposal {

    private static final int MOST_AMENDMENTS = 20;
    private static final int MOST_COMMENTS = 500;

    @AggregateIdentifier
    private @Nullable String reference;

    private @Nullable ProposalState state;

    static String reference(String proposalId) {
        return "proposal:" + proposalId;
    }

    static Proposal made(Propose command) {
        AggregateLifecycle.apply(
                new ProposalMade(command.proposalId(), command.by(), command.request(), command.comment()));
        return new Proposal();
    }

    /**
     * The same again comes to nothing.
     *
     * @throws ProblemException if it cannot be; the proposal is then as it was
     */
    ProposalState execute(ProposalCommand command, MetaData metadata) {
        decide(command).ifPresent(event -> AggregateLifecycle.apply(event, metadata));
        return state();
    }

    /** How it stands. */
    ProposalState state() {
        return Objects.requireNonNull(state);
    }

    @EventSourcingHandler
    void evolve(ProposalEvent event) {
        reference = reference(event.proposalId());
        state = ProposalState.after(state, event);
    }

    private Optional<ProposalEvent> decide(ProposalCommand command) {
        return switch (command) {
            case Propose c -> throw new IllegalArgumentException("proposed twice: " + c.proposalId());
            case Amend c -> amend(c);
            case Comment c -> comment(c);
            case Approve c -> Optional.of(approve(c));
            case Reject c -> reject(c);
            case Withdraw c -> withdraw(c);
        };
    }

    private Optional<ProposalEvent> amend(Amend command) {
        requireProposer(state(), command.by().subject());
        if (isAmended(state(), command.version(), command.request().text())) {
            return Optional.empty();
        }
        requireOpen(command.now());
        requireVersion(command.version());
        if (state().version() > MOST_AMENDMENTS) {
            throw tooMany("TOO_MANY_AMENDMENTS", MOST_AMENDMENTS);
        }
        return Optional.of(
                new ProposalAmended(command.proposalId(), command.by(), command.request(), command.comment()));
    }

    private Optional<ProposalEvent> comment(Comment command) {
        ProposalCommented said =
                new ProposalCommented(command.proposalId(), command.commentId(), command.by(), command.comment());
        Optional<ProposalCommented> before = state().comments().stream()
                .filter(comment -> comment.commentId().equals(command.commentId()))
                .findFirst();
        if (before.isPresent()) {
            if (!Objects.equals(before.get().comment(), command.comment())) {
                throw new ProblemException(
                        HttpStatus.CONFLICT,
                        "IDEMPOTENCY_KEY_REUSED",
                        "KEY_OF_ANOTHER_COMMENT",
                        Map.of(),
                        List.of(),
                        null);
            }
            return Optional.empty();
        }
        requireOpen(command.now());
        if (state().comments().size() >= MOST_COMMENTS) {
            throw tooMany("TOO_MANY_COMMENTS", MOST_COMMENTS);
        }
        return Optional.of(said);
    }

    private static ProblemException tooMany(String code, int limit) {
        return new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, code, Map.of("limit", limit));
    }

    private ProposalEvent approve(Approve command) {
        requireAnother(command.by());
        requireOpen(command.now());
        requireVersion(command.version());
        if (!command.text().equals(state().request().text())) {
            throw conflict("PROPOSAL_CHANGED_MEANWHILE");
        }
        return new ProposalApproved(command.proposalId(), command.by(), command.instrumentId(), command.comment());
    }

    private Optional<ProposalEvent> reject(Reject command) {
        requireAnother(command.by());
        if (isDecided(Status.REJECTED, command.by(), command.reason())) {
            return Optional.empty();
        }
        requireOpen(command.now());
        return Optional.of(new ProposalRejected(command.proposalId(), command.by(), command.reason()));
    }

    private Optional<ProposalEvent> withdraw(Withdraw command) {
        requireProposer(state(), command.by().subject());
        if (isDecided(Status.WITHDRAWN, command.by(), command.reason())) {
            return Optional.empty();
        }
        requireOpen(command.now());
        return Optional.of(new ProposalWithdrawn(command.proposalId(), command.by(), command.reason()));
    }

    private boolean isDecided(Status status, Actor by, @Nullable String reason) {
        ProposalState.Decision decision = state().decision();
        return decision != null
                && decision.status() == status
                && decision.by().subject().equals(by.subject())
                && Objects.equals(decision.reason(), reason);
    }

    /** @throws ProblemException 403 for anybody but who proposed it */
    static void requireProposer(ProposalState state, String subject) {
        if (!state.proposer().subject().equals(subject)) {
            throw refused("NOT_THE_PROPOSER");
        }
    }

    /** Whether this very request was put in the place of that version. */
    static boolean isAmended(ProposalState state, int version, @Nullable String text) {
        return state.version() == version + 1
                && InstrumentReader.areSame(state.request().text(), text);
    }

    private void requireAnother(Actor actor) {
        if (state().proposer().is(actor)) {
            throw refused("APPROVER_IS_PROPOSER");
        }
    }

    private static ProblemException refused(String code) {
        return new ProblemException(HttpStatus.FORBIDDEN, code, Map.of());
    }

    private void requireOpen(Instant now) {
        Status status = state().statusAt(now);
        if (status != Status.OPEN) {
            throw conflict(status == Status.EXPIRED ? "PROPOSAL_EXPIRED" : "PROPOSAL_DECIDED");
        }
    }

    private void requireVersion(int version) {
        if (state().version() != version) {
            throw conflict("PROPOSAL_CHANGED_MEANWHILE");
        }
    }

    private static ProblemException conflict(String code) {
        return new ProblemException(HttpStatus.CONFLICT, code, Map.of());
    }
}
