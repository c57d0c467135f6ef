package org.uteuzi.command.register;

import java.util.List;
import javax.sql.DataSource;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.uteuzi.command.vault.Keys;
import org.uteuzi.proposal.ProposalEvent;
import org.uteuzi.vault.Vault;

/** The streams of proposals, in a table of their own beside the register, written in the transactions of commands. */
public final class ProposalStreams {

    private final EventStore store;

    ProposalStreams(DataSource dataSource, SpringTransactionManager transactions, Vault vault, Keys keys) {
        store = new DirectEventStore(
                EmbeddedEventStore.builder().storageEngine(new ProposalStorage(dataSource, transactions, vault, keys)));
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
