package org.uteuzi.query.register;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are looked for; null stands for what does not matter.
 *
 * @param institution that their instrument concerns
 * @param thing whose stream they belong to, as a reference
 * @param person whom they are about: of the person's own stream, or naming the id
 * @param recorder who recorded their instrument
 * @param from recorded then or later
 * @param until recorded before
 * @param righting only what corrects or withdraws something
 * @param lateIn only what was recorded live after its day, in the calendar of this zone
 * @param before entries with lower numbers
 */
public record Wanted(
        @Nullable String institution,
        @Nullable String thing,
        @Nullable String person,
        @Nullable String instrument,
        @Nullable String recorder,
        @Nullable String eventType,
        @Nullable Instant from,
        @Nullable Instant until,
        boolean righting,
        @Nullable ZoneId lateIn,
        long before) {}
