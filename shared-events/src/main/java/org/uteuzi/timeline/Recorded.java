package org.uteuzi.timeline;

import org.uteuzi.event.Event;

/** An event at its place in the register. */
public interface Recorded {

    /** Grows with the register: the entry number, or, within one thing, its sequence number. */
    long order();

    Event event();

    /** An event of which nothing else need be known. */
    static Recorded of(long order, Event event) {
        return new Place(order, event);
    }

    /** Nothing but the event and its place. */
    record Place(long order, Event event) implements Recorded {}
}
