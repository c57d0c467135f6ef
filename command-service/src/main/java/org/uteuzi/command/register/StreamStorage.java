package org.uteuzi.command.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.SQLStateResolver;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * Axon's event storage on a table with columns of ours, in whose events something may be sealed. There are no snapshots, and an
 * aggregate is read with one SELECT.
 */
abstract class StreamStorage extends JdbcEventStorageEngine {

    /** The column of the key with which something in an event is sealed. */
    static final String KEY = "wrapped";

    private static final int LONGEST_READ = 10_000;

    private final String source;

    /** @param source from which the events of the table are selected, each with its key */
    StreamStorage(
            String table,
            String source,
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
        this.source = source;
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

    /** What is stored of an event, as it was said. */
    abstract String opened(ResultSet row, String type, String stored) throws SQLException;

    /** As the streams stand now, for loads in the current unit of work. */
    void readTogether(Collection<String> aggregates) {
        Map<String, List<DomainEventData<?>>> together = new HashMap<>();
        aggregates.forEach(aggregate -> together.put(aggregate, new ArrayList<>()));
        try (Connection connection = getConnection();
                PreparedStatement read = connection.prepareStatement("select " + domainEventFields() + ", " + KEY
                        + " from " + source + " where aggregate_id = any(?) order by aggregate_id, sequence_number")) {
            read.setObject(1, aggregates.toArray(String[]::new));
            try (ResultSet row = read.executeQuery()) {
                while (row.next()) {
                    DomainEventData<?> event = getDomainEventData(row);
                    together.computeIfAbsent(event.getAggregateIdentifier(), first -> new ArrayList<>())
                            .add(event);
                }
            }
        } catch (SQLException e) {
            throw new EventStoreException("the streams of " + aggregates.size() + " things", e);
        }
        CurrentUnitOfWork.get().root().resources().put(source, together);
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(String aggregate, long first, int most) {
        Map<String, List<DomainEventData<?>>> together = CurrentUnitOfWork.isStarted()
                ? CurrentUnitOfWork.get().root().getOrDefaultResource(source, Map.of())
                : Map.of();
        List<DomainEventData<?>> read = first == 0 ? together.get(aggregate) : null;
        return read == null ? super.fetchDomainEvents(aggregate, first, most) : read;
    }

    /** To the engine's own statement no column can be added. */
    @Override
    protected PreparedStatement readEventData(Connection connection, String aggregate, long first, int most)
            throws SQLException {
        PreparedStatement read = connection.prepareStatement(
                "select " + domainEventFields() + ", " + KEY + " from " + source + " where aggregate_id = ?"
                        + " and sequence_number >= ? and sequence_number < ? order by sequence_number");
        read.setString(1, aggregate);
        read.setLong(2, first);
        read.setLong(3, first + most);
        return read;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as in the engine; all its columns are text
    protected <T> T readPayload(ResultSet row, String column) throws SQLException {
        String stored = super.readPayload(row, column);
        return (T)
                (column.equals(schema().payloadColumn())
                        ? opened(row, row.getString(schema().payloadTypeColumn()), stored)
                        : stored);
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
