package org.uteuzi.naive;

import java.time.Instant;
import org.uteuzi.event.Event;

/** One entry of the register, as the naive fold reads it. */
public record NaiveEntry(long number, Event event, String instrumentId, Instant recordedAt) {}
