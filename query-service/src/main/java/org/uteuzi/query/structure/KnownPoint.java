package org.uteuzi.query.structure;

import java.time.Instant;

/**
 * A point of the register between two instruments: everything up to and with its entry counts, nothing after.
 *
 * @param entry number of the last entry of an instrument
 * @param newest whether nothing was recorded since
 */
public record KnownPoint(long entry, Instant recordedAt, boolean newest) {}
