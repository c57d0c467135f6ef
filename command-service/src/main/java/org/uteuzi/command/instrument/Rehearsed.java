package org.uteuzi.command.instrument;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a request reaches that could be recorded now.
 *
 * @param things that it touches, and people whom it names, as references
 * @param expiresAt when a proposal of it is too old, by the policies there; null: they do not say
 */
public record Rehearsed(
        List<String> institutions,
        List<String> things,
        @Nullable Instant expiresAt) {}
