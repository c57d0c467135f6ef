package org.uteuzi.command.register;

import org.uteuzi.event.Event;
import org.uteuzi.event.EventCatalogue;

/** Which stable name, in which revision, stands for which class of event. */
interface EventNames {

    /** @throws RuntimeException if this version of the software does not know the name */
    Class<? extends Event> typeOf(String name);

    String nameOf(Class<?> type);

    int revisionOf(Class<?> type);

    static EventNames ofTheCatalogue() {
        return new EventNames() {
            @Override
            public Class<? extends Event> typeOf(String name) {
                return EventCatalogue.typeOf(name);
            }

            @Override
            public String nameOf(Class<?> type) {
                return EventCatalogue.nameOf(type);
            }

            @Override
            public int revisionOf(Class<?> type) {
                return EventCatalogue.revisionOf(type);
            }
        };
    }
}
