package org.uteuzi.event.post;

import org.jspecify.annotations.Nullable;

/** The new value of one attribute; null in it means that the attribute is no longer stated. No change at all is null. */
public record Change<T extends @Nullable Object>(T to) {

    /** The value after the change, or the one before where there is none. */
    public static <T extends @Nullable Object> T after(@Nullable Change<T> change, T before) {
        return change == null ? before : change.to();
    }
}
