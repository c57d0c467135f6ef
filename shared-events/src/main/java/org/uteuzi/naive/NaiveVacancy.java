package org.uteuzi.naive;

import java.time.LocalDate;
import java.util.Set;

/**
 * A vacant seat: "vacant since the day the number of holders last fell below it, because of the end that did it".
 *
 * @param leftBy the appointments that were over on that day and not on the day before; where several are, no sentence says
 *     which one left this seat; none where the seat was new that day
 */
public record NaiveVacancy(LocalDate since, Set<String> leftBy) {}
