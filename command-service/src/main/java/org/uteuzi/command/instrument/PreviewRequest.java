package org.uteuzi.command.instrument;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Nothing is to be recorded, only told.
 *
 * @param on the day of the structure before and after; null: the first on which something changes
 */
public record PreviewRequest(@Nullable LocalDate on) {}
