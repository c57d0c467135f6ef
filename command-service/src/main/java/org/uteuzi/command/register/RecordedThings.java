package org.uteuzi.command.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.uteuzi.event.Event;
import org.uteuzi.json.EventJson;
import org.uteuzi.timeline.Recorded;
import org.uteuzi.vault.Vault;
import tools.jackson.databind.JsonNode;

/** What was ever recorded under some id. Ids are never used again, so a withdrawn thing is still found here. */
@Component
public class RecordedThings {

    /** @param effect position of the effect that it came of; null for the instrument itself */
    public record RecordedEvent(@Nullable Integer effect, Event event) {}

    /** @param position grows within a thing, with gaps */
    public record Stored(String thing, long position, String instrumentId, boolean imported, Event event) {}

    /** Those of the array :references that name a thing of the register. */
    public static final String KNOWN =
            "select aggregate_id from register.event where aggregate_id = any(:references) and sequence_number = 0";

    /**
     * What is found under some ids.
     *
     * @param posts to which the appointments were made
     * @param things that the facts, corrections and withdrawals are about
     * @param known the references that name a thing
     * @param keys the Idempotency-Keys by which something was recorded
     * @param isUnderPolicy whether anything needs approval in any institution
     */
    public record Found(
            Map<String, String> posts,
            Map<String, String> things,
            Set<String> known,
            Set<String> keys,
            boolean isUnderPolicy) {}

    private static final String STORED = "select aggregate_id, position, instrument_id,"
            + " source_recorded_at is not null as imported, event_type, payload, wrapped from vault.event";
    private static final int FETCHED_AT_ONCE = 10_000;

    private final JdbcClient database;
    private final DataSource dataSource;
    private final Vault vault;

    RecordedThings(JdbcClient database, DataSource dataSource, Vault vault) {
        this.database = database;
        this.vault = vault;
        this.dataSource = dataSource;
    }

    /** All that must be known before anything is loaded, in one round trip. */
    public Found find(
            Collection<String> appointmentIds,
            Collection<String> factIds,
            Collection<String> references,
            Collection<String> idempotencyKeys) {
        Map<String, String> posts = new HashMap<>();
        Map<String, String> things = new HashMap<>();
        Set<String> known = new HashSet<>();
        Set<String> keys = new HashSet<>();
        AtomicBoolean isUnderPolicy = new AtomicBoolean();
        database.sql("""
                        select 'appointment', id, post_id from guard.appointment_id where id = any(:appointments)
                        union all
                        select 'fact', fact_id, aggregate_id from register.event where fact_id = any(:facts)
                        union all
                        select 'thing', aggregate_id, aggregate_id from (%s) thing
                        union all
                        select 'key', idempotency_key, null from command.request where idempotency_key = any(:keys)
                        union all
                        select 'policy', null, null where exists (select from guard.approval)
                        """.formatted(KNOWN))
                .param("appointments", appointmentIds.toArray(String[]::new))
                .param("facts", factIds.toArray(String[]::new))
                .param("references", references.toArray(String[]::new))
                .param("keys", idempotencyKeys.toArray(String[]::new))
                .query(row -> {
                    String id = row.getString(2);
                    String of = row.getString(3);
                    switch (row.getString(1)) {
                        case "appointment" -> posts.put(id, of);
                        case "fact" -> things.put(id, of);
                        case "thing" -> known.add(id);
                        case "policy" -> isUnderPolicy.set(true);
                        default -> keys.add(id);
                    }
                });
        return new Found(posts, things, known, keys, isUnderPolicy.get());
    }

    /** Those of the references ({@code post:ID}) that name a thing of the register. */
    public Set<String> known(Collection<String> references) {
        return references.isEmpty()
                ? Set.of()
                : Set.copyOf(database.sql(KNOWN)
                        .param("references", references.toArray(String[]::new))
                        .query(String.class)
                        .list());
    }

    /** The streams of these things, as far as they are in the register. */
    public Map<String, List<Recorded>> streams(Collection<String> references) {
        Map<String, List<Recorded>> streams = new HashMap<>();
        if (references.isEmpty()) {
            return streams;
        }
        database.sql("select aggregate_id, sequence_number, event_type, payload, wrapped from vault.event"
                        + " where aggregate_id = any(:ids) order by aggregate_id, sequence_number")
                .param("ids", references.toArray(String[]::new))
                .query(row -> {
                    streams.computeIfAbsent(row.getString("aggregate_id"), reference -> new ArrayList<>())
                            .add(Recorded.of(row.getLong("sequence_number"), event(row)));
                });
        return streams;
    }

    /** All events of these things, of each in order. */
    public List<Stored> storedOf(Collection<String> references) {
        return database.sql(STORED + " where aggregate_id = any(:ids) order by aggregate_id, sequence_number")
                .param("ids", references.toArray(String[]::new))
                .query((row, index) -> stored(row))
                .list();
    }

    /** The first event of each of these things. */
    public List<Event> beginnings(Collection<String> references) {
        return database.sql("select event_type, payload, wrapped from vault.event"
                        + " where aggregate_id = any(:ids) and sequence_number = 0")
                .param("ids", references.toArray(String[]::new))
                .query((row, index) -> event(row))
                .list();
    }

    /** How many events were recorded. */
    public long count() {
        return database.sql("select count(*) from register.event")
                .query(Long.class)
                .single();
    }

    /** All events of all things, thing by thing and of each in order; within a transaction not all at once. */
    public void forEach(Consumer<Stored> event) {
        JdbcTemplate cursor = new JdbcTemplate(dataSource);
        cursor.setFetchSize(FETCHED_AT_ONCE);
        cursor.query(STORED + " order by aggregate_id, sequence_number", row -> {
            event.accept(stored(row));
        });
    }

    private Event event(ResultSet row) throws SQLException {
        return vault.opened(
                EventJson.read(row.getString("event_type"), row.getString("payload")), row.getBytes("wrapped"));
    }

    private Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getString("aggregate_id"),
                row.getLong("position"),
                row.getString("instrument_id"),
                row.getBoolean("imported"),
                event(row));
    }

    /** All events, up to those of an instrument, of the things of which it recorded something. */
    public List<Stored> touchedBy(String instrumentId) {
        return database.sql(STORED
                        + " where aggregate_id in (select aggregate_id from register.event where instrument_id = :id)"
                        + " and position <= (select max(position) from register.event where instrument_id = :id)"
                        + " order by aggregate_id, sequence_number")
                .param("id", instrumentId)
                .query((row, index) -> stored(row))
                .list();
    }

    /** The papers by which these facts were recorded, as references. */
    public Map<String, String> papersOf(Collection<String> factIds) {
        return factIds.isEmpty()
                ? Map.of()
                : database
                        .sql("select fact_id, instrument_id from register.event where fact_id = any(:ids)")
                        .param("ids", factIds.toArray(String[]::new))
                        .query((row, index) ->
                                Map.entry(row.getString("fact_id"), "instrument:" + row.getString("instrument_id")))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The things of which these papers say anything, as references. */
    public Set<String> thingsOfPapers(Collection<String> instrumentIds) {
        return instrumentIds.isEmpty()
                ? Set.of()
                : Set.copyOf(
                        database.sql("select distinct aggregate_id from register.event where instrument_id = any(:ids)")
                                .param("ids", instrumentIds.toArray(String[]::new))
                                .query(String.class)
                                .list());
    }

    /** All events of an instrument in order; empty if no instrument of that id was recorded. */
    public List<RecordedEvent> eventsOf(String instrumentId) {
        return database.sql("select event_type, payload, wrapped, metadata from vault.event where instrument_id = :id"
                        + " order by position")
                .param("id", instrumentId)
                .query((row, index) -> {
                    JsonNode effect = EventJson.mapper()
                            .readTree(row.getString("metadata"))
                            .path(RegisterConfiguration.EFFECT);
                    return new RecordedEvent(effect.isNumber() ? effect.intValue() : null, event(row));
                })
                .list();
    }
}
