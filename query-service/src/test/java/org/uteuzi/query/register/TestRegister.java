package org.uteuzi.query.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Event;
import org.uteuzi.event.EventCatalogue;
import org.uteuzi.event.Fact;
import org.uteuzi.event.instrument.Finding;
import org.uteuzi.event.instrument.InstrumentKind;
import org.uteuzi.event.instrument.InstrumentRecorded;
import org.uteuzi.event.instrument.Particulars;
import org.uteuzi.event.person.PersonAmended;
import org.uteuzi.event.person.PersonErased;
import org.uteuzi.event.person.PersonRegistered;
import org.uteuzi.json.EventJson;
import org.uteuzi.query.database.WholeDatabase;
import org.uteuzi.testing.TestDatabase;
import org.uteuzi.testing.TestDatabase.Role;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.vault.KeyEncryption;
import org.uteuzi.vault.Vault;
import tools.jackson.databind.node.ObjectNode;

/** Records as the command-service does, in its role: the events of an instrument first, then their entries, all at once. */
public final class TestRegister {

    /** An instrument with its place in the register. */
    public record Recorded(String instrumentId, long firstEntry, long lastEntry, Instant recordedAt) {}

    /** An event as it is stored. */
    public record Stored(
            String thing, String type, @Nullable String factId, String payload) {

        public static Stored of(Event event) {
            return new Stored(
                    event.thing(),
                    EventCatalogue.nameOf(event.getClass()),
                    event instanceof Fact fact ? fact.factId() : null,
                    EventJson.write(event));
        }
    }

    private static final Vault VAULT = new Vault(KeyEncryption.of(TestDatabase.keyset()));
    private static final Set<String> PERSONAL =
            Set.of(EventCatalogue.nameOf(PersonRegistered.class), EventCatalogue.nameOf(PersonAmended.class));

    private final DataSource commandService;
    private final Map<String, byte[]> keys = new HashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private Instant clock = Instant.parse("2024-01-10T08:00:00.250Z");
    private long entries;

    public TestRegister(TestDatabase database) {
        commandService = database.dataSource(Role.COMMAND);
    }

    /** Records an instrument an hour after the last one. */
    public Recorded record(String instrumentId, Event... effects) {
        return record(instrumentId, clock.plus(Duration.ofHours(1)), whole(instrumentId, List.of(effects)));
    }

    /** @param events the instrument itself first */
    public Recorded record(String instrumentId, Instant recordedAt, List<? extends Event> events) {
        return recordStored(
                instrumentId, recordedAt, events.stream().map(Stored::of).toList());
    }

    /** @param events the instrument itself first */
    public Recorded recordStored(String instrumentId, Instant recordedAt, List<Stored> events) {
        return enter(instrumentId, recordedAt, write(instrumentId, events));
    }

    /**
     * Records an instrument of a file of the past.
     *
     * @param sourceRecordedAt when its source learned of it; null: it came by itself
     */
    public Recorded recordImported(
            String instrumentId, Instant recordedAt, @Nullable Instant sourceRecordedAt, List<? extends Event> events) {
        List<Stored> stored = events.stream().map(Stored::of).toList();
        return enter(instrumentId, recordedAt, write(instrumentId, sourceRecordedAt, stored));
    }

    /** Writes events that have no entries yet. */
    public List<Long> write(String instrumentId, List<Stored> events) {
        return write(instrumentId, null, events);
    }

    private List<Long> write(String instrumentId, @Nullable Instant sourceRecordedAt, List<Stored> events) {
        try (Connection connection = commandService.getConnection()) {
            connection.setAutoCommit(false);
            List<Long> positions = new ArrayList<>();
            for (int i = 0; i < events.size(); i++) {
                positions.add(insert(connection, instrumentId, sourceRecordedAt, events.get(i), i));
            }
            connection.commit();
            return positions;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives events their entries, as the sequencer does. */
    public Recorded enter(String instrumentId, Instant recordedAt, List<Long> positions) {
        long first = entries;
        try (Connection connection = commandService.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into register.entry (number, position, recorded_at) values (?, ?, ?)")) {
            connection.setAutoCommit(false);
            for (long position : positions) {
                insert.setLong(1, entries++);
                insert.setLong(2, position);
                insert.setObject(3, recordedAt.atOffset(ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        clock = recordedAt;
        return new Recorded(instrumentId, first, entries - 1, recordedAt);
    }

    /** How many entries there are. */
    public long size() {
        return entries;
    }

    /** When the newest entry was recorded. */
    public Instant lastRecordedAt() {
        return clock;
    }

    /** The events of an instrument with these effects. */
    public static List<Event> whole(String instrumentId, List<? extends Event> effects) {
        return whole(instrumentId, List.of(), effects);
    }

    /** The events of an instrument that breaks rules of law. */
    public static List<Event> whole(String instrumentId, List<Finding> findings, List<? extends Event> effects) {
        List<Event> events = new ArrayList<>();
        Particulars particulars = new Particulars(
                InstrumentKind.GAZETTE_NOTICE,
                "TZ-ZNZ",
                null,
                null,
                new LocalizedText("Hati ya mfano", "Sample instrument"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of());
        events.add(new InstrumentRecorded(
                "fact-" + instrumentId,
                instrumentId,
                particulars,
                "mfano",
                findings,
                effects.size(),
                false,
                null,
                null));
        events.addAll(effects);
        return events;
    }

    private long insert(
            Connection connection, String instrumentId, @Nullable Instant sourceRecordedAt, Stored event, int place)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into register.event (event_id, aggregate_type, aggregate_id, sequence_number, event_type,"
                        + " event_revision, recorded_at, payload, metadata, instrument_id, fact_id, source_recorded_at)"
                        + " values (?, ?, ?, ?, ?, '1', ?, ?, ?, ?, ?, ?) returning position")) {
            insert.setString(1, UUID.randomUUID().toString());
            insert.setString(2, event.thing().substring(0, event.thing().indexOf(':')));
            insert.setString(3, event.thing());
            insert.setLong(4, sequences.merge(event.thing(), 1L, Long::sum) - 1);
            insert.setString(5, event.type());
            insert.setString(6, clock.toString());
            insert.setString(7, PERSONAL.contains(event.type()) ? sealed(connection, event) : event.payload());
            insert.setString(
                    8,
                    place == 0
                            ? "{\"instrumentId\":\"%s\"}".formatted(instrumentId)
                            : "{\"instrumentId\":\"%s\",\"effect\":%d}".formatted(instrumentId, place - 1));
            insert.setString(9, instrumentId);
            insert.setString(10, event.factId());
            insert.setObject(11, sourceRecordedAt == null ? null : sourceRecordedAt.atOffset(ZoneOffset.UTC));
            if (event.type().equals(EventCatalogue.nameOf(PersonErased.class))) {
                destroyKey(connection, event.thing());
            }
            try (var position = insert.executeQuery()) {
                position.next();
                return position.getLong(1);
            }
        }
    }

    private String sealed(Connection connection, Stored event) throws SQLException {
        byte[] key = keys.get(event.thing());
        if (key == null) {
            key = VAULT.newKey(event.thing());
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into vault.key (owner, wrapped) values (?, ?)")) {
                insert.setString(1, event.thing());
                insert.setBytes(2, key);
                insert.executeUpdate();
            }
            keys.put(event.thing(), key);
        }
        ObjectNode payload = (ObjectNode) EventJson.mapper().readTree(event.payload());
        payload.put(
                "name",
                VAULT.seal(
                        payload.get("name").stringValue(),
                        event.thing(),
                        key,
                        payload.get("factId").stringValue()));
        return payload.toString();
    }

    private static void destroyKey(Connection connection, String thing) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update vault.key set wrapped = '' where owner = ?")) {
            update.setString(1, thing);
            update.executeUpdate();
        }
    }

    /** The reader under test, outside of a service. */
    public static RegisterReader reader(DataSource queryService) {
        return new RegisterReader(WholeDatabase.of(queryService), VAULT);
    }
}
