package org.uteuzi.event;

/** Something recorded. What an event says never changes; what is believed may, by later events. */
public interface Event {

    /** The thing it is about, as a reference: {@code post:egaz-hr-director}. All events of a thing form one stream. */
    String thing();
}
