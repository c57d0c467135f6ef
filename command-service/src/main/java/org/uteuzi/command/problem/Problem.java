package org.uteuzi.command.problem;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request.
 *
 * @param effect position of the effect in the request, from 0
 * @param path of the field, such as {@code effects[1].seats}
 * @param code stable, see the message bundles
 * @param arguments what its text names
 * @param factId the recorded fact on which it lies
 */
public record Problem(
        @Nullable Integer effect,
        @Nullable String path,
        String code,
        Map<String, Object> arguments,
        @Nullable String factId) {

    public static Problem at(@Nullable String path, String code, Map<String, Object> arguments) {
        return new Problem(null, path, code, arguments, null);
    }

    public static Problem of(@Nullable Integer effect, String code, Map<String, Object> arguments) {
        return new Problem(effect, null, code, arguments, null);
    }
}
