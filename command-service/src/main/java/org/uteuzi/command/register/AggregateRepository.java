package org.uteuzi.command.register;

import java.util.Map;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.LockAwareAggregate;

/** Repository whose cost per aggregate does not grow with the number of aggregates that an instrument touches. */
final class AggregateRepository<T> extends EventSourcingRepository<T> {

    private final String resource;

    AggregateRepository(Class<T> type, EventStore store, Configuration configuration) {
        super(EventSourcingRepository.builder(type)
                .aggregateFactory(new GenericAggregateFactory<>(type))
                .eventStore(store)
                .repositoryProvider(configuration::repository));
        this.resource = "managed " + type.getName();
    }

    @Override
    protected Map<String, LockAwareAggregate<T, EventSourcedAggregate<T>>> managedAggregates(UnitOfWork<?> unitOfWork) {
        return unitOfWork.root().getOrComputeResource(resource, name -> new ManagedAggregates<>());
    }
}
