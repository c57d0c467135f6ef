package org.uteuzi.command.register;

import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.uteuzi.event.EventType;
import org.uteuzi.json.EventJson;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/**
 * Stores events under their stable name and revision, so that a class may move and be renamed. A name that is not in the
 * catalogue is refused: a stored row never says which class to load.
 */
final class NamedJackson3Serializer extends Jackson3Serializer {

    private final EventNames names;

    NamedJackson3Serializer(EventNames names) {
        super(Jackson3Serializer.builder());
        this.names = names;
    }

    @Override
    @SuppressWarnings("rawtypes") // as in the interface
    public SerializedType typeForClass(Class type) {
        return isEvent(type)
                ? new SimpleSerializedType(names.nameOf(type), String.valueOf(names.revisionOf(type)))
                : super.typeForClass(type);
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (SimpleSerializedType.emptyType().equals(type)) {
            return Void.class;
        }
        return MetaData.class.getName().equals(type.getName()) ? MetaData.class : names.typeOf(type.getName());
    }

    @Override
    protected ObjectWriter getWriter() {
        return EventJson.mapper().writer();
    }

    @Override
    protected ObjectReader getReader(Class<?> type) {
        return isEvent(type) ? EventJson.mapper().readerFor(type) : super.getReader(type);
    }

    private static boolean isEvent(Class<?> type) {
        return type != null && type.isAnnotationPresent(EventType.class);
    }
}
