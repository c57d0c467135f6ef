package org.uteuzi.query.register;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.util.Set;

/**
 * A finding that somebody acknowledged when recording.
 *
 * @param factIds the facts that it was about
 * @param reason why it was recorded all the same: a statement of the recorder, no clearance
 */
public record Acknowledged(
        String instrumentId,
        String recordedBy,

        @JsonFormat(pattern = "uuuu-MM-dd'T'HH:mm:ss.SSSX", timezone = "UTC")
        Instant recordedAt,

        String code,
        Set<String> factIds,
        String reason) {}
