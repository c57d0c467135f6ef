package org.uteuzi.naive;

import java.time.Instant;
import java.util.List;

/**
 * One instrument of a {@link RandomHistory}.
 *
 * @param entries its events with their entry numbers, InstrumentRecorded first
 * @param body the request that has a command-service record the same
 */
public record RandomInstrument(String instrumentId, Instant recordedAt, List<NaiveEntry> entries, String body) {}
