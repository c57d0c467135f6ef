package org.uteuzi.query.structure;

import java.time.LocalDate;

/** A day on which the structure of an institution changes. */
public record ChangeDay(LocalDate on, int changes) {}
