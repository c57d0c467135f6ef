package org.uteuzi.command.proposal;

import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.Configuration;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.uteuzi.access.Role;
import org.uteuzi.command.instrument.RecordInstrumentHandler;
import org.uteuzi.command.instrument.RecordedInstrument;
import org.uteuzi.command.problem.ProblemException;
import org.uteuzi.command.proposal.ProposalCommand.Propose;
import org.uteuzi.command.register.RegisterConfiguration;
import org.uteuzi.proposal.Actor;
import org.uteuzi.proposal.ProposalState;

/** Carries out what is done to proposals, each in one unit of work and one transaction. */
@Component
class ProposalHandler {

    private final Configuration axon;
    private final RecordInstrumentHandler instruments;

    ProposalHandler(Configuration axon, RecordInstrumentHandler instruments) {
        this.axon = axon;
        this.instruments = instruments;
    }

    @CommandHandler
    ProposalState handle(ChangeProposal change) throws Exception {
        return change.command() instanceof Propose propose
                ? repository().newInstance(() -> Proposal.made(propose)).invoke(Proposal::state)
                : execute(change.command(), MetaData.emptyInstance());
    }

    /** The proposal is loaded before all that the instrument touches, so that those who wait do so in one order. */
    @CommandHandler
    RecordedInstrument handle(RecordProposal command) {
        execute(command.approval(), ofApprover(command.approval().by()));
        return instruments.handle(command.recording());
    }

    private ProposalState execute(ProposalCommand command, MetaData metadata) {
        return load(command.proposalId()).invoke(proposal -> proposal.execute(command, metadata));
    }

    /** What is recorded with an approval is by whom proposed it; the approval itself is not. */
    private static MetaData ofApprover(Actor approver) {
        return MetaData.with(RegisterConfiguration.RECORDED_BY, approver.subject())
                .and(RegisterConfiguration.RECORDED_AS, Role.APPROVER.name());
    }

    private Aggregate<Proposal> load(String proposalId) {
        try {
            return repository().load(Proposal.reference(proposalId));
        } catch (AggregateNotFoundException e) {
            throw new ProblemException(HttpStatus.NOT_FOUND, "NOT_FOUND", Map.of());
        }
    }

    private Repository<Proposal> repository() {
        return axon.repository(Proposal.class);
    }
}
