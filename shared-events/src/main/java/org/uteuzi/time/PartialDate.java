package org.uteuzi.time;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A date as an instrument states it: {@code 2019}, {@code 2019-07} or {@code 2019-07-01}, years 0001 to 9999. It is kept
 * as written; it counts from its {@linkplain #first first} day where something begins and to its {@linkplain #last last}
 * day where a last day is told. Two dates compare by their first day: {@code 2019} and {@code 2019-01-01} are one day.
 */
public record PartialDate(@JsonValue String text) implements Comparable<PartialDate> {

    /** The last day that can be stated; a term that ends on it does not end. */
    public static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    /** How exactly the date is stated. */
    public enum Precision {
        YEAR,
        MONTH,
        DAY
    }

    /** @throws NotADateException if the text has another form or names a day that the calendar does not have */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PartialDate {
        if (!isWritten(text) || text.startsWith("0000")) {
            throw new NotADateException(text);
        }
        try {
            first(text);
        } catch (DateTimeException e) {
            throw new NotADateException(text);
        }
    }

    public static PartialDate of(LocalDate day) {
        return new PartialDate(day.toString());
    }

    /** The day, where one is stated: null for no date and for one without a day. */
    public static @Nullable LocalDate dayOf(@Nullable PartialDate date) {
        return date == null || date.precision() != Precision.DAY ? null : date.first();
    }

    public Precision precision() {
        return switch (text.length()) {
            case 4 -> Precision.YEAR;
            case 7 -> Precision.MONTH;
            default -> Precision.DAY;
        };
    }

    /** The first day that the date may mean. */
    public LocalDate first() {
        return first(text);
    }

    /** The last day that the date may mean. */
    public LocalDate last() {
        LocalDate first = first();
        return switch (precision()) {
            case YEAR -> first.withDayOfYear(first.lengthOfYear());
            case MONTH -> first.withDayOfMonth(first.lengthOfMonth());
            case DAY -> first;
        };
    }

    /** True for the days among which a date without a day leaves the true one open; never true for a full date. */
    public boolean leavesOpen(LocalDate day) {
        return precision() != Precision.DAY && !day.isBefore(first()) && !day.isAfter(last());
    }

    /**
     * The next day, month or year: the first day out that says the same as this last day in.
     *
     * @throws NotADateException past the year 9999
     */
    public PartialDate following() {
        return cut(last().plusDays(1));
    }

    /** The day, month or year before: the last day in that says the same as this first day out. */
    public PartialDate preceding() {
        return cut(first().minusDays(1));
    }

    @Override
    public int compareTo(PartialDate other) {
        return first().compareTo(other.first());
    }

    @Override
    public String toString() {
        return text;
    }

    private PartialDate cut(LocalDate day) {
        if (day.getYear() < 1 || day.getYear() > 9999) {
            throw new NotADateException(day.toString());
        }
        return new PartialDate(day.toString().substring(0, text.length()));
    }

    /** Digits, with a dash before the month and before the day. */
    private static boolean isWritten(String text) {
        int length = text.length();
        if (length != 4 && length != 7 && length != 10) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char written = text.charAt(i);
            if (i == 4 || i == 7 ? written != '-' : written < '0' || written > '9') {
                return false;
            }
        }
        return true;
    }

    /** By hand, as every answer reads very many dates. */
    private static LocalDate first(String text) {
        int length = text.length();
        return LocalDate.of(
                100 * twoDigits(text, 0) + twoDigits(text, 2),
                length > 4 ? twoDigits(text, 5) : 1,
                length > 7 ? twoDigits(text, 8) : 1);
    }

    private static int twoDigits(String text, int at) {
        return 10 * (text.charAt(at) - '0') + text.charAt(at + 1) - '0';
    }
}
