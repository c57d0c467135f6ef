package org.uteuzi.event.post;

import org.jspecify.annotations.Nullable;

/** The new value of one attribute; null in it means that the attribute is no longer stated. No change at all is null. */
public record Change<T>(@Nullable T to) {

    /** The value after the change, or the one before where there is none. */
    public static <T> @Nullable T after(@Nullable Change<T> change, @Nullable T before) {
        return change == null ? before : change.to();
    }
}
