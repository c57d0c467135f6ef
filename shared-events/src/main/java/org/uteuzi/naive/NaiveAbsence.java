package org.uteuzi.naive;

import org.jspecify.annotations.Nullable;
import org.uteuzi.event.post.Absence;
import org.uteuzi.time.PartialDate;

/**
 * In what way a holder is absent on a day.
 *
 * @param from as written
 * @param until the first day back as written; null: not stated
 */
public record NaiveAbsence(
        Absence absence, PartialDate from, @Nullable PartialDate until) {}
