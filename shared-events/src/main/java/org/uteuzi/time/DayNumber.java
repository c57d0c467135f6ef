package org.uteuzi.time;

import java.time.LocalDate;

/**
 * Days as numbers that come in the order of the days: they lie in what they belong to, where a {@link LocalDate} lies
 * elsewhere in memory and has to be waited for. They are no count of days.
 */
public final class DayNumber {

    /** No day at all, after all days. */
    public static final int NEVER = Integer.MAX_VALUE;

    private static final int ALWAYS = Integer.MIN_VALUE;
    private static final int LAST = NEVER - 1;

    private static final int MONTHS = 9;
    private static final int DAYS = 5;
    /** Years up to here, of both signs, have numbers of their own; those that can be stated have four digits. */
    private static final int YEARS = 1 << (31 - MONTHS);

    private DayNumber() {}

    /** Before and after all years that have numbers all days are one: the first that there is, and the last. */
    public static int of(LocalDate day) {
        int year = day.getYear();
        if (year <= -YEARS) {
            return ALWAYS;
        }
        return year >= YEARS - 1 ? LAST : of(year, day.getMonthValue(), day.getDayOfMonth());
    }

    /** The day of a number; of {@link #NEVER} there is none. */
    public static LocalDate day(int number) {
        return switch (number) {
            case ALWAYS -> LocalDate.MIN;
            case LAST -> LocalDate.MAX;
            default -> LocalDate.of(year(number), month(number), dayOfMonth(number));
        };
    }

    /** A month or a day that is not stated is 0: such a number comes before those of its days. */
    static int of(int year, int month, int day) {
        return year << MONTHS | month << DAYS | day;
    }

    static int year(int number) {
        return number >> MONTHS;
    }

    static int month(int number) {
        return number >> DAYS & 0xf;
    }

    static int dayOfMonth(int number) {
        return number & 0x1f;
    }
}
