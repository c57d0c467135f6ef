package org.uteuzi.timeline;

import org.uteuzi.event.Event;

/**
 * An event at its place in the register.
 *
 * @param order grows with the register: the entry number, or, within one thing, its sequence number
 */
public record Recorded(long order, Event event) {}
