package org.uteuzi.command.register;

import java.util.List;
import javax.sql.DataSource;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.uteuzi.proposal.ProposalEvent;

/** The streams of proposals, in a table of their own beside the register, written in the transactions of commands. */
public final class ProposalStreams {

    private final EventStore store;

    ProposalStreams(DataSource dataSource, SpringTransactionManager transactions) {
        store = new DirectEventStore(EmbeddedEventStore.builder()
                .storageEngine(new StreamStorage(
                        "command.proposal_event",
                        dataSource,
                        transactions,
                        new NamedJackson3Serializer(EventNames.ofProposals()),
                        NoOpEventUpcaster.INSTANCE)));
    }

    /** The kind of aggregate whose events are here. */
    public <T> ConfigurerModule aggregate(Class<T> type) {
        return RegisterConfiguration.aggregate(type, store);
    }

    /** What happened to a proposal so far; empty if there is none. */
    public List<ProposalEvent> of(String reference) {
        return store.readEvents(reference)
                .asStream()
                .map(EventMessage::getPayload)
                .map(ProposalEvent.class::cast)
                .toList();
    }
}
