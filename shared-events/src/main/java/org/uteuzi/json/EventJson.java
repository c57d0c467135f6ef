package org.uteuzi.json;

import org.uteuzi.event.Event;
import org.uteuzi.event.EventCatalogue;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Writes events as they are stored and reads them back. Tolerant: a field that this version does not know is passed over,
 * one that an older event lacks is null; the order of fields is that of the record, so the same event gives the same bytes.
 */
public final class EventJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final ObjectReader SHARING = MAPPER.rebuild()
            .addModule(new SimpleModule().setDeserializerModifier(new SharedValues.Modifier()))
            .build()
            .reader();

    private EventJson() {}

    public static JsonMapper mapper() {
        return MAPPER;
    }

    public static String write(Event event) {
        return MAPPER.writeValueAsString(event);
    }

    /** @throws org.uteuzi.event.UnknownEventTypeException if the name is not in the {@link EventCatalogue} */
    public static Event read(String typeName, String payload) {
        return MAPPER.readValue(payload, EventCatalogue.typeOf(typeName));
    }

    /** The same, made of values that were read before where they are equal. */
    public static Event read(String typeName, String payload, SharedValues values) {
        return SHARING.withAttribute(SharedValues.class, values)
                .forType(EventCatalogue.typeOf(typeName))
                .readValue(payload);
    }
}
