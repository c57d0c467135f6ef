package org.uteuzi.command.proposal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.uteuzi.access.Caller;
import org.uteuzi.access.Grants;
import org.uteuzi.access.Permission;
import org.uteuzi.access.Role;
import org.uteuzi.access.Scope;
import org.uteuzi.command.instrument.Approver;
import org.uteuzi.command.instrument.InstrumentReader;
import org.uteuzi.command.instrument.InstrumentRecorder;
import org.uteuzi.command.instrument.Preview;
import org.uteuzi.command.instrument.Recorder;
import org.uteuzi.command.instrument.Rehearsal;
import org.uteuzi.command.instrument.Rehearsed;
import org.uteuzi.command.problem.ProblemException;
import org.uteuzi.command.proposal.ProposalCommand.Amend;
import org.uteuzi.command.proposal.ProposalCommand.Approve;
import org.uteuzi.command.proposal.ProposalCommand.Comment;
import org.uteuzi.command.proposal.ProposalCommand.Propose;
import org.uteuzi.command.proposal.ProposalCommand.Reject;
import org.uteuzi.command.proposal.ProposalCommand.Withdraw;
import org.uteuzi.command.register.Entries;
import org.uteuzi.command.register.Failures;
import org.uteuzi.command.register.ProposalStreams;
import org.uteuzi.command.register.RegisterConfiguration;
import org.uteuzi.command.thing.Mode;
import org.uteuzi.proposal.Actor;
import org.uteuzi.proposal.ProposalEvent;
import org.uteuzi.proposal.ProposalMade;
import org.uteuzi.proposal.ProposalState;
import org.uteuzi.proposal.ProposalState.Status;
import org.uteuzi.proposal.ProposedRequest;
import org.uteuzi.proposal.Proposer;

/**
 * What people do to proposals, where their roles let them. The same again by the same person is done once, a comment only under
 * the same key.
 */
@Component
class Proposals {

    /** @param repeated whether it had been done before */
    record Outcome(ProposalState state, boolean repeated) {}

    private static final Logger LOG = LoggerFactory.getLogger(Proposals.class);
    private static final int TRIES = 4;

    private final ProposalStreams streams;
    private final CommandGateway commands;
    private final InstrumentReader reader;
    private final InstrumentRecorder recorder;
    private final Rehearsal rehearsal;
    private final Entries entries;
    private final InstantSource clock;
    private final String queries;

    Proposals(
            ProposalStreams streams,
            CommandGateway commands,
            InstrumentReader reader,
            InstrumentRecorder recorder,
            Rehearsal rehearsal,
            Entries entries,
            InstantSource clock,
            @Value("${uteuzi.query-service}") String queries) {
        this.streams = streams;
        this.commands = commands;
        this.reader = reader;
        this.recorder = recorder;
        this.rehearsal = rehearsal;
        this.entries = entries;
        this.clock = clock;
        this.queries = queries;
    }

    /** Where it is told how a proposal stands. */
    URI location(String proposalId) {
        return URI.create(queries + "/api/proposals/" + proposalId);
    }

    /** The id of a proposal or comment that was given none: with a key always the same. */
    static String idOf(Caller caller, @Nullable String idempotencyKey) {
        return idempotencyKey == null
                ? InstrumentReader.newId()
                : UUID.nameUUIDFromBytes((caller.subject() + '\n' + idempotencyKey).getBytes(StandardCharsets.UTF_8))
                        .toString();
    }

    /** @param given the id that the proposal is given; null: it is made here */
    Outcome propose(
            Caller caller,
            @Nullable String given,
            @Nullable String idempotencyKey,
            String instrument,
            @Nullable String comment) {
        String proposalId = given == null ? idOf(caller, idempotencyKey) : given;
        InstrumentReader.Read read = read(instrument);
        Optional<Outcome> earlier = earlier(caller, given, proposalId, instrument);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Recorder by = Recorder.of(caller, Permission.RECORD);
        ProposedRequest request = rehearsed(instrument, read, by);
        try {
            return new Outcome(
                    send(new Propose(proposalId, proposer(caller, by), request, comment), caller, Permission.RECORD),
                    false);
        } catch (AggregateStreamCreationException e) {
            return earlier(caller, given, proposalId, instrument).orElseThrow(() -> e);
        }
    }

    /** @throws ProblemException 409 if the id, or the key of which it was made, is that of another proposal */
    private Optional<Outcome> earlier(Caller caller, @Nullable String given, String proposalId, String instrument) {
        List<ProposalEvent> events = streams.of(Proposal.reference(proposalId));
        if (events.isEmpty()) {
            return Optional.empty();
        }
        ProposalMade made = (ProposalMade) events.getFirst();
        if (!made.by().subject().equals(caller.subject())
                || !InstrumentReader.areSame(made.request().text(), instrument)) {
            throw given == null
                    ? new ProblemException(HttpStatus.CONFLICT, "IDEMPOTENCY_KEY_REUSED", Map.of())
                    : new ProblemException(HttpStatus.CONFLICT, "PROPOSAL_ALREADY_MADE", Map.of("id", proposalId));
        }
        return Optional.of(new Outcome(ProposalState.of(events), true));
    }

    ProposalState amend(Caller caller, String proposalId, int version, String instrument, @Nullable String comment) {
        ProposalState state = seen(caller, proposalId);
        Proposal.requireProposer(state, caller.subject());
        InstrumentReader.Read read = read(instrument);
        if (Proposal.isAmended(state, version, instrument)) {
            return state;
        }
        Recorder by = Recorder.of(caller, Permission.RECORD);
        ProposedRequest request = rehearsed(instrument, read, by);
        return send(
                new Amend(proposalId, proposer(caller, by), version, request, comment, clock.instant()),
                caller,
                Permission.RECORD);
    }

    /** What would come of recording it now by its proposer; nothing is. */
    Preview preview(Caller caller, String proposalId) {
        ProposalState state = seen(caller, proposalId);
        return rehearsal.preview(
                read(textOf(state)),
                recorderOf(state.proposer()),
                caller.grants().where(Permission.FOLLOW));
    }

    ProposalState comment(Caller caller, String proposalId, String commentId, String comment) {
        ProposalState state = seen(caller, proposalId);
        if (!state.proposer().is(actor(caller))) {
            requireAll(caller, Permission.DISCUSS, state);
        }
        return send(
                new Comment(proposalId, commentId, actor(caller), comment, clock.instant()),
                caller,
                Permission.DISCUSS);
    }

    ProposalState reject(Caller caller, String proposalId, String reason) {
        requireAll(caller, Permission.APPROVE, seen(caller, proposalId));
        return send(new Reject(proposalId, actor(caller), reason, clock.instant()), caller, Permission.APPROVE);
    }

    ProposalState withdraw(Caller caller, String proposalId, @Nullable String reason) {
        if (!state(proposalId).proposer().is(actor(caller))) { // who proposed may, whatever they may no longer see
            seen(caller, proposalId);
        }
        return send(new Withdraw(proposalId, actor(caller), reason, clock.instant()), caller, Permission.RECORD);
    }

    /** Records the request by its proposer; who approves must have seen this version of it. */
    InstrumentRecorder.Outcome approve(Caller caller, String proposalId, int version, @Nullable String comment) {
        ProposalState state = seen(caller, proposalId);
        requireAll(caller, Permission.APPROVE, state);
        Optional<InstrumentRecorder.Outcome> before = approvedBy(caller, version, state);
        if (before.isPresent()) {
            return before.get();
        }
        if (state.decision() == null && state.version() != version) {
            throw new ProblemException(HttpStatus.CONFLICT, "PROPOSAL_CHANGED_MEANWHILE", Map.of());
        }
        Approver approver = Approver.of(caller, proposalId, state.proposer().person());
        String text = textOf(state);
        InstrumentReader.Read read = read(text);
        Instant now = clock.instant();
        try {
            InstrumentRecorder.Outcome outcome = recorder.recordApproved(
                    read,
                    recorderOf(state.proposer()),
                    approver,
                    recording -> new RecordProposal(
                            new Approve(
                                    proposalId,
                                    actor(caller),
                                    version,
                                    text,
                                    read.instrument().instrumentId(),
                                    comment,
                                    now),
                            recording));
            if (!outcome.repeated()) {
                return outcome;
            }
            // it was recorded meanwhile, by whomever
            return approvedBy(caller, version, state(proposalId)).orElseThrow(() -> decided(proposalId));
        } catch (ProblemException refused) {
            return approvedMeanwhile(caller, version, proposalId, refused)
                    .orElseThrow(() -> refused.code().equals("INSTRUMENT_ALREADY_RECORDED")
                            ? decided(proposalId) // of an erasure nobody can say any more whether it was the same
                            : ofProposal(proposalId, refused));
        }
    }

    /** @throws ProblemException the first failure where nobody can say: what it leaves open stays open */
    private Optional<InstrumentRecorder.Outcome> approvedMeanwhile(
            Caller caller, int version, String proposalId, ProblemException refused) {
        try {
            return approvedBy(caller, version, state(proposalId));
        } catch (RuntimeException unanswered) {
            LOG.warn("it cannot be read what became of the proposal", unanswered);
            throw ofProposal(proposalId, refused);
        }
    }

    /** Whatever became of it, the proposal says: the id of the instrument may have been made for this try alone. */
    private ProblemException ofProposal(String proposalId, ProblemException refused) {
        return refused.code().equals(ProblemException.OUTCOME_UNKNOWN)
                ? ProblemException.outcomeOfProposalUnknown(proposalId, location(proposalId))
                : refused;
    }

    private ProblemException decided(String proposalId) {
        ProposalState state = state(proposalId);
        return state.decision() == null
                ? new ProblemException(
                        HttpStatus.CONFLICT,
                        "INSTRUMENT_ALREADY_RECORDED",
                        Map.of("instrumentId", read(textOf(state)).instrument().instrumentId()))
                : new ProblemException(HttpStatus.CONFLICT, "PROPOSAL_DECIDED", Map.of());
    }

    /** The first answer to an approval by the same person. */
    private Optional<InstrumentRecorder.Outcome> approvedBy(Caller caller, int version, ProposalState state) {
        return Optional.ofNullable(state.decision())
                .filter(decision -> decision.status() == Status.APPROVED
                        && decision.by().subject().equals(caller.subject())
                        && state.version() == version)
                .map(decision -> recorder.recorded(String.valueOf(decision.instrumentId())));
    }

    /** @throws ProblemException 409 where somebody was erased whom the request was about */
    private static String textOf(ProposalState state) {
        String text = state.request().text();
        if (text == null) {
            throw new ProblemException(HttpStatus.CONFLICT, "PROPOSAL_ERASED", Map.of());
        }
        return text;
    }

    private InstrumentReader.Read read(String instrument) {
        return reader.read(instrument.getBytes(StandardCharsets.UTF_8), Mode.LIVE);
    }

    private ProposedRequest rehearsed(String instrument, InstrumentReader.Read read, Recorder by) {
        Long entry = entries.newest().orElse(null);
        Rehearsed rehearsed = rehearsal.of(read, by);
        return new ProposedRequest(
                instrument, rehearsed.institutions(), rehearsed.things(), entry, rehearsed.expiresAt());
    }

    private static Actor actor(Caller caller) {
        return new Actor(caller.subject(), caller.name());
    }

    private static Proposer proposer(Caller caller, Recorder by) {
        return new Proposer(
                by.subject(),
                by.name(),
                by.scope().everywhere()
                        ? List.of(Grants.ALL)
                        : by.scope().institutions().stream().sorted().toList(),
                caller.grants().person().orElse(null));
    }

    /** With the rights of when it was proposed. */
    private static Recorder recorderOf(Proposer proposer) {
        boolean everywhere = proposer.institutions().contains(Grants.ALL);
        return new Recorder(
                proposer.subject(),
                proposer.name(),
                Role.HR_OFFICER,
                everywhere ? Scope.EVERYWHERE : new Scope(false, Set.copyOf(proposer.institutions())),
                everywhere);
    }

    private ProposalState state(String proposalId) {
        List<ProposalEvent> events = streams.of(Proposal.reference(proposalId));
        if (events.isEmpty()) {
            throw new ProblemException(HttpStatus.NOT_FOUND, "NOT_FOUND", Map.of());
        }
        return ProposalState.of(events);
    }

    /** @throws ProblemException 404 also where the caller does not see all that it touches */
    private ProposalState seen(Caller caller, String proposalId) {
        ProposalState state = state(proposalId);
        if (!state.isSeenBy(caller.subject(), caller.grants().where(Permission.FOLLOW))) {
            throw new ProblemException(HttpStatus.NOT_FOUND, "NOT_FOUND", Map.of());
        }
        return state;
    }

    private static void requireAll(Caller caller, Permission permission, ProposalState state) {
        if (!state.isWithin(caller.grants().where(permission))) {
            throw ProblemException.notAllowedIn(List.of());
        }
    }

    /**
     * Somebody else may have been at the proposal on another node; what is refused after that is so for what they did.
     *
     * @return how it stands then
     */
    private ProposalState send(ProposalCommand command, Caller caller, Permission permission) {
        MetaData metadata = MetaData.with(RegisterConfiguration.RECORDED_BY, caller.subject())
                .and(
                        RegisterConfiguration.RECORDED_AS,
                        caller.grants().by(permission).orElseThrow().name());
        for (int i = 0; i < TRIES; i++) {
            try {
                return commands.sendAndWait(new GenericCommandMessage<>(new ChangeProposal(command), metadata));
            } catch (AggregateStreamCreationException | CannotCreateTransactionException e) {
                throw e;
            } catch (RuntimeException e) {
                if (Failures.isConnectionLost(e)) {
                    throw ProblemException.outcomeOfProposalUnknown(
                            command.proposalId(), location(command.proposalId()));
                }
                if (!Failures.isLostRace(e)) {
                    throw e;
                }
                LOG.debug("somebody else was at the proposal", e);
            }
        }
        throw ProblemException.proposalBusy();
    }
}
