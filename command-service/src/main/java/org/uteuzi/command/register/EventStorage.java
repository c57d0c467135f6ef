package org.uteuzi.command.register;

import io.micrometer.core.instrument.Timer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.uteuzi.event.Fact;
import org.uteuzi.event.instrument.InstrumentRecorded;

/** The streams of the register, in {@code register.event}. */
final class EventStorage extends StreamStorage {

    /** Every event says in its metadata under this key by which instrument it came. */
    static final String INSTRUMENT_ID = "instrumentId";

    /** An imported event says under this key when its source recorded it. */
    static final String SOURCE_RECORDED_AT = "sourceRecordedAt";

    private static final int COLUMN_COUNT = 12;
    private static final String INSERT = """
            set constraints all immediate;
            insert into register.event (event_id, aggregate_type, aggregate_id, sequence_number, event_type, event_revision,
                                        recorded_at, payload, metadata, instrument_id, fact_id, source_recorded_at)
            select * from unnest(cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[])::bigint[],
                                 cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]),
                                 cast(? as text[]), cast(? as text[]), cast(? as text[]),
                                 cast(? as text[])::timestamptz[]);
            set constraints all deferred""";

    private final SpringTransactionManager transactions;
    private final Consumer<Set<String>> committed;
    private final Timer append;

    /** @param committed told after each commit which instruments it recorded */
    EventStorage(
            DataSource dataSource,
            SpringTransactionManager transactions,
            Serializer serializer,
            EventUpcaster upcasters,
            Consumer<Set<String>> committed,
            Timer append) {
        super("register.event", dataSource, transactions, serializer, upcasters);
        this.transactions = transactions;
        this.committed = committed;
        this.append = append;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        Set<String> instruments =
                events.stream().map(EventStorage::instrumentOf).collect(Collectors.toUnmodifiableSet());
        transactions.executeInTransaction(() -> {
            append.record(() -> insert(instrumentFirst(events), serializer));
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    committed.accept(instruments);
                }
            });
        });
    }

    /** As one statement whatever their number; in the same round trip the constraints say what they have to. */
    private void insert(List<? extends EventMessage<?>> events, Serializer serializer) {
        List<@Nullable String[]> rows = events.stream()
                .map(event -> row((DomainEventMessage<?>) event, serializer))
                .toList();
        try (Connection connection = getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (int i = 0; i < COLUMN_COUNT; i++) {
                int column = i;
                insert.setObject(
                        column + 1, rows.stream().map(row -> row[column]).toArray(String[]::new));
            }
            insert.execute();
        } catch (SQLException e) {
            handlePersistenceException(e, events.getFirst());
        }
    }

    private static @Nullable String[] row(DomainEventMessage<?> event, Serializer serializer) {
        var payload = event.serializePayload(serializer, String.class);
        return new @Nullable String[] {
            event.getIdentifier(),
            event.getType(),
            event.getAggregateIdentifier(),
            String.valueOf(event.getSequenceNumber()),
            payload.getType().getName(),
            payload.getType().getRevision(),
            DateTimeUtils.formatInstant(event.getTimestamp()),
            payload.getData(),
            event.serializeMetaData(serializer, String.class).getData(),
            instrumentOf(event),
            event.getPayload() instanceof Fact fact ? fact.factId() : null,
            event.getMetaData().get(SOURCE_RECORDED_AT) instanceof String moment ? moment : null
        };
    }

    /** The instrument is decided last, when it is known what it caused, and stands first in the register. */
    private static List<? extends EventMessage<?>> instrumentFirst(List<? extends EventMessage<?>> events) {
        return events.stream()
                .sorted(Comparator.comparing(event ->
                        !(event.getPayload() instanceof InstrumentRecorded recorded) || recorded.corrects() != null))
                .toList();
    }

    private static String instrumentOf(EventMessage<?> event) {
        if (event.getMetaData().get(INSTRUMENT_ID) instanceof String instrument) {
            return instrument;
        }
        throw new IllegalStateException(
                "an event came by no instrument: " + event.getPayloadType().getName());
    }
}
