package org.uteuzi.query.structure;

import java.time.LocalDate;
import java.util.List;

/**
 * A day on which the structure of an institution changes.
 *
 * @param changes how many things change
 * @param sentences what happens, in one language
 */
public record ChangeDay(LocalDate on, int changes, List<String> sentences) {}
