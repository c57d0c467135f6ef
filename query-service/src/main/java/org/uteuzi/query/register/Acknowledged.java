package org.uteuzi.query.register;

import java.util.Set;

/**
 * A finding that somebody acknowledged when recording.
 *
 * @param factIds the facts that it was about
 * @param reason why it was recorded all the same: a statement of the recorder, no clearance
 */
public record Acknowledged(String instrumentId, String recordedBy, String code, Set<String> factIds, String reason) {}
