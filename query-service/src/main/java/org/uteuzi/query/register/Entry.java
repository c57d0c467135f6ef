package org.uteuzi.query.register;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.uteuzi.event.Event;
import org.uteuzi.timeline.Recorded;

/**
 * One entry of the register with its event.
 *
 * @param number dense from 0
 * @param thing the reference of the thing whose stream the event belongs to
 * @param sequence place in that stream, from 0
 */
public record Entry(long number, Instant recordedAt, String instrumentId, String thing, long sequence, Event event) {

    /** The event at its place, as the timelines take it. */
    @JsonIgnore
    public Recorded recorded() {
        return new Recorded(number, event);
    }
}
