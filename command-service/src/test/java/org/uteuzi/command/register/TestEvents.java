package org.uteuzi.command.register;

import java.util.Map;
import org.uteuzi.event.Event;
import org.uteuzi.event.EventCatalogue;

/** A catalogue of events that only exist in a test. */
record TestEvents(Map<String, Class<? extends Event>> types) implements EventNames {

    @Override
    public Class<? extends Event> typeOf(String name) {
        return types.containsKey(name) ? types.get(name) : EventCatalogue.typeOf(name);
    }

    @Override
    public String nameOf(Class<?> type) {
        return EventCatalogue.nameOf(type);
    }

    @Override
    public int revisionOf(Class<?> type) {
        return EventCatalogue.revisionOf(type);
    }
}
