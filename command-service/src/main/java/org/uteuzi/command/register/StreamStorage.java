package org.uteuzi.command.register;

import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.SQLStateResolver;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** Axon's event storage on a table with columns of ours. There are no snapshots, and an aggregate is read with one SELECT. */
class StreamStorage extends JdbcEventStorageEngine {

    private static final int LONGEST_READ = 10_000;

    StreamStorage(
            String table,
            DataSource dataSource,
            SpringTransactionManager transactions,
            Serializer serializer,
            EventUpcaster upcasters) {
        super(builder()
                .connectionProvider(new TransactionAwareDataSourceProxy(dataSource)::getConnection)
                .transactionManager(transactions)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .upcasterChain(upcasters)
                .persistenceExceptionResolver(new SQLStateResolver("23505"))
                .schema(columns(table))
                .dataType(String.class)
                .batchSize(LONGEST_READ));
    }

    private static EventSchema columns(String table) {
        return EventSchema.builder()
                .eventTable(table)
                .globalIndexColumn("position")
                .eventIdentifierColumn("event_id")
                .typeColumn("aggregate_type")
                .aggregateIdentifierColumn("aggregate_id")
                .sequenceNumberColumn("sequence_number")
                .payloadTypeColumn("event_type")
                .payloadRevisionColumn("event_revision")
                .timestampColumn("recorded_at")
                .payloadColumn("payload")
                .metaDataColumn("metadata")
                .build();
    }

    @Override
    protected boolean fetchForAggregateUntilEmpty() {
        return false;
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return Stream.empty();
    }
}
