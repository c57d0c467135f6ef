package org.uteuzi.timeline;

import java.time.LocalDate;
import java.util.List;

/**
 * A seat that nobody holds.
 *
 * @param since the first day without a holder; the day the post was established or the seat added, if it was never filled
 * @param leftBy whose end made it vacant; empty where it was never filled
 */
public record Vacancy(LocalDate since, List<Holding> leftBy) {}
