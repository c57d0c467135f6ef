package org.uteuzi.command.register;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.uteuzi.event.Event;
import org.uteuzi.json.EventJson;
import org.uteuzi.timeline.Recorded;
import tools.jackson.databind.JsonNode;

/** What was ever recorded under some id. Ids are never used again, so a withdrawn thing is still found here. */
@Component
public class RecordedThings {

    /** @param effect position of the effect that it came of; null for the instrument itself */
    public record RecordedEvent(@Nullable Integer effect, Event event) {}

    /** @param position grows within a thing, with gaps */
    public record Stored(String thing, long position, String instrumentId, Event event) {}

    private final JdbcClient database;

    RecordedThings(JdbcClient database) {
        this.database = database;
    }

    /** Those of the references ({@code post:ID}) that name a thing of the register. */
    public Set<String> known(Collection<String> references) {
        return Set.copyOf(database.sql(
                        "select aggregate_id from register.event where aggregate_id = any(:ids) and sequence_number = 0")
                .param("ids", references.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** The streams of these things, as far as they are in the register. */
    public Map<String, List<Recorded>> streams(Collection<String> references) {
        Map<String, List<Recorded>> streams = new HashMap<>();
        database.sql("select aggregate_id, sequence_number, event_type, payload from register.event"
                        + " where aggregate_id = any(:ids) order by aggregate_id, sequence_number")
                .param("ids", references.toArray(String[]::new))
                .query(row -> {
                    streams.computeIfAbsent(row.getString("aggregate_id"), reference -> new ArrayList<>())
                            .add(new Recorded(
                                    row.getLong("sequence_number"),
                                    EventJson.read(row.getString("event_type"), row.getString("payload"))));
                });
        return streams;
    }

    /** The things that these facts, corrections and withdrawals are about. */
    public Map<String, String> thingsOf(Collection<String> factIds) {
        return database
                .sql("select fact_id, aggregate_id from register.event where fact_id = any(:ids)")
                .param("ids", factIds.toArray(String[]::new))
                .query((row, index) -> Map.entry(row.getString("fact_id"), row.getString("aggregate_id")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** All events of these things, of each in order. */
    public List<Stored> storedOf(Collection<String> references) {
        return database.sql("select aggregate_id, position, instrument_id, event_type, payload from register.event"
                        + " where aggregate_id = any(:ids) order by aggregate_id, sequence_number")
                .param("ids", references.toArray(String[]::new))
                .query((row, index) -> new Stored(
                        row.getString("aggregate_id"),
                        row.getLong("position"),
                        row.getString("instrument_id"),
                        EventJson.read(row.getString("event_type"), row.getString("payload"))))
                .list();
    }

    /** All events of an instrument in order; empty if no instrument of that id was recorded. */
    public List<RecordedEvent> eventsOf(String instrumentId) {
        return database.sql("select event_type, payload, metadata from register.event where instrument_id = :id"
                        + " order by position")
                .param("id", instrumentId)
                .query((row, index) -> {
                    JsonNode effect = EventJson.mapper()
                            .readTree(row.getString("metadata"))
                            .path(RegisterConfiguration.EFFECT);
                    return new RecordedEvent(
                            effect.isNumber() ? effect.intValue() : null,
                            EventJson.read(row.getString("event_type"), row.getString("payload")));
                })
                .list();
    }

    /** The instrument that was recorded under an Idempotency-Key. */
    public Optional<String> instrumentOfKey(String idempotencyKey) {
        return database.sql("select instrument_id from command.idempotency_key where key = :key")
                .param("key", idempotencyKey)
                .query(String.class)
                .optional();
    }

    /** Binds an Idempotency-Key to the instrument of this transaction. */
    public void bindKey(String idempotencyKey, String instrumentId) {
        database.sql("insert into command.idempotency_key (key, instrument_id) values (:key, :id)")
                .param("key", idempotencyKey)
                .param("id", instrumentId)
                .update();
    }
}
