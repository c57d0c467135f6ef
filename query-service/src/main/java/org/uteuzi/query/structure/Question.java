package org.uteuzi.query.structure;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The point of both time axes that is asked about.
 *
 * @param on null: today in the calendar of the institution
 */
public record Question(@Nullable LocalDate on, KnownPoint known) {}
