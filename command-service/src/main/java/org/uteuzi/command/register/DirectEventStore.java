package org.uteuzi.command.register;

import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Event store for handlers that call aggregates through their repository, not by dispatching further commands. A managed
 * aggregate already holds its staged events, so a load need not look for them; Axon's own search compares all staged
 * events with each other at every load, which makes an instrument on many existing aggregates cubic.
 */
class DirectEventStore extends EmbeddedEventStore {

    DirectEventStore(EmbeddedEventStore.Builder builder) {
        super(builder);
    }

    @Override
    protected Stream<? extends DomainEventMessage<?>> stagedDomainEventMessages(String aggregateIdentifier) {
        if (CurrentUnitOfWork.isStarted() && CurrentUnitOfWork.get().parent().isPresent()) {
            throw new IllegalStateException("a nested command would not see the staged events: call the repository");
        }
        return Stream.empty();
    }
}
