package org.uteuzi.command.register;

import io.micrometer.core.instrument.Timer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.uteuzi.command.vault.Keys;
import org.uteuzi.event.EventCatalogue;
import org.uteuzi.event.Fact;
import org.uteuzi.event.instrument.InstrumentRecorded;
import org.uteuzi.event.person.PersonAmended;
import org.uteuzi.event.person.PersonErased;
import org.uteuzi.event.person.PersonRegistered;
import org.uteuzi.event.person.Personal;
import org.uteuzi.json.EventJson;
import org.uteuzi.vault.Vault;

/**
 * The streams of the register, in {@code register.event}. What events say of persons is sealed on its way there, opened on its
 * way back, and unreadable with the commit of an erasure.
 */
final class EventStorage extends StreamStorage implements StreamsTogether {

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

    private static final Set<String> PERSONAL = Stream.of(PersonRegistered.class, PersonAmended.class)
            .map(EventCatalogue::nameOf)
            .collect(Collectors.toUnmodifiableSet());

    private final SpringTransactionManager transactions;
    private final Vault vault;
    private final Keys keys;
    private final Requests requests;
    private final Consumer<Set<String>> committed;
    private final Timer append;

    /** @param committed told after each commit which instruments it recorded */
    EventStorage(
            DataSource dataSource,
            SpringTransactionManager transactions,
            Serializer serializer,
            EventUpcaster upcasters,
            Vault vault,
            Keys keys,
            Requests requests,
            Consumer<Set<String>> committed,
            Timer append) {
        super("register.event", "vault.event", dataSource, transactions, serializer, upcasters);
        this.transactions = transactions;
        this.vault = vault;
        this.keys = keys;
        this.requests = requests;
        this.committed = committed;
        this.append = append;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        Set<String> instruments =
                events.stream().map(EventStorage::instrumentOf).collect(Collectors.toUnmodifiableSet());
        transactions.executeInTransaction(() -> {
            append.record(() -> insert(instrumentsFirst(events), serializer));
            forgetErased(events);
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
        Map<String, byte[]> owned = keys.madeFor(events.stream()
                .map(EventMessage::getPayload)
                .filter(Personal.class::isInstance)
                .map(event -> ((Personal) event).thing())
                .toList());
        List<@Nullable String[]> rows = events.stream()
                .map(event -> row((DomainEventMessage<?>) event, serializer, owned))
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

    private @Nullable String[] row(DomainEventMessage<?> event, Serializer serializer, Map<String, byte[]> owned) {
        var payload = serializer.serialize(sealed(event.getPayload(), owned), String.class);
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

    private Object sealed(Object event, Map<String, byte[]> owned) {
        return event instanceof Personal personal
                ? vault.sealed(personal, Objects.requireNonNull(owned.get(personal.thing())))
                : event;
    }

    private void forgetErased(List<? extends EventMessage<?>> events) {
        List<String> erased = events.stream()
                .map(EventMessage::getPayload)
                .filter(PersonErased.class::isInstance)
                .map(event -> ((PersonErased) event).thing())
                .toList();
        if (!erased.isEmpty()) {
            keys.erase(erased, "proposal:" + events.getFirst().getMetaData().get(RegisterConfiguration.PROPOSAL));
            requests.forget(erased);
        }
    }

    @Override
    String opened(ResultSet row, String type, String stored) throws SQLException {
        return PERSONAL.contains(type)
                ? EventJson.write(vault.opened(EventJson.read(type, stored), row.getBytes(KEY)))
                : stored;
    }

    /**
     * Each instrument is decided last, when it is known what it caused, and stands first in the register; after it comes what it
     * caused, and then the next one.
     */
    private static List<? extends EventMessage<?>> instrumentsFirst(List<? extends EventMessage<?>> events) {
        Map<String, List<EventMessage<?>>> instruments = new LinkedHashMap<>();
        events.stream()
                .filter(EventStorage::isInstrument)
                .forEach(event -> instruments.put(instrumentOf(event), new ArrayList<>(List.of(event))));
        events.stream()
                .filter(event -> !isInstrument(event))
                .forEach(event -> instruments
                        .computeIfAbsent(instrumentOf(event), instrument -> new ArrayList<>())
                        .add(event));
        return instruments.values().stream().flatMap(List::stream).toList();
    }

    private static boolean isInstrument(EventMessage<?> event) {
        return event.getPayload() instanceof InstrumentRecorded recorded && recorded.corrects() == null;
    }

    @Override
    public void read(Collection<String> references) {
        readTogether(references);
    }

    private static String instrumentOf(EventMessage<?> event) {
        if (event.getMetaData().get(INSTRUMENT_ID) instanceof String instrument) {
            return instrument;
        }
        throw new IllegalStateException(
                "an event came by no instrument: " + event.getPayloadType().getName());
    }
}
