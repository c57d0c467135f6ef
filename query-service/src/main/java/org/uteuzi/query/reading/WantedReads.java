package org.uteuzi.query.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which looks are asked for; null stands for what does not matter.
 *
 * @param institution that they were about, among others
 * @param thing that they were about, as a reference
 * @param subject who looked
 * @param from then or later
 * @param until before
 * @param before looks with lower numbers; null for the newest
 */
public record WantedReads(
        @Nullable String institution,
        @Nullable String thing,
        @Nullable String subject,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Long before) {}
