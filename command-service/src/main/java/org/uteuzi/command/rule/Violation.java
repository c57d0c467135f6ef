package org.uteuzi.command.rule;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule that an instrument breaks.
 *
 * @param code of the rule; its texts are in the message bundles
 * @param arguments what the text names
 * @param thing what it is about, as a reference
 * @param factId the fact on which it lies; null where it lies on the thing as a whole
 */
public record Violation(
        String code,
        Map<String, Object> arguments,
        String thing,
        @Nullable String factId) {}
