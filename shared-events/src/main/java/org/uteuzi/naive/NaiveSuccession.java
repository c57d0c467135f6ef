package org.uteuzi.naive;

import java.time.LocalDate;

/**
 * That one unit or institution takes over the work of another, both as references.
 *
 * @param on first day of the fact that says so: the establishment of the one or the dissolution of the other
 */
public record NaiveSuccession(String predecessor, String successor, LocalDate on) {}
