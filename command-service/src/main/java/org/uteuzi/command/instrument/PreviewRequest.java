package org.uteuzi.command.instrument;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.uteuzi.access.Scope;

/**
 * Nothing is to be recorded, only told.
 *
 * @param on the day of the structure before and after; null: the first on which something changes
 * @param told where those may to whom findings are told, beside whoever would record
 */
public record PreviewRequest(@Nullable LocalDate on, Scope told) {

    PreviewRequest(@Nullable LocalDate on) {
        this(on, Scope.EVERYWHERE);
    }
}
