package org.uteuzi.time;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A date as an instrument states it: {@code 2019}, {@code 2019-07} or {@code 2019-07-01}, years 0001 to 9999. It is kept
 * as written; it counts from its {@linkplain #first first} day where something begins and to its {@linkplain #last last}
 * day where a last day is told. Two dates compare by their first day: {@code 2019} and {@code 2019-01-01} are one day.
 */
public final class PartialDate implements Comparable<PartialDate> {

    /** The last day that can be stated; a term that ends on it does not end. */
    public static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    /** How exactly the date is stated. */
    public enum Precision {
        YEAR(4),
        MONTH(7),
        DAY(10);

        /** Of the text. */
        private final int length;

        Precision(int length) {
            this.length = length;
        }
    }

    /** Without month or day, where none is stated, these are 0. */
    private final int number;

    /** @throws NotADateException if the text has another form or names a day that the calendar does not have */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PartialDate(String text) {
        if (!isWritten(text) || text.startsWith("0000")) {
            throw new NotADateException(text);
        }
        int length = text.length();
        int year = 100 * twoDigits(text, 0) + twoDigits(text, 2);
        int month = length > 4 ? twoDigits(text, 5) : 1;
        int day = length > 7 ? twoDigits(text, 8) : 1;
        try {
            LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            throw new NotADateException(text);
        }
        this.number = DayNumber.of(year, length > 4 ? month : 0, length > 7 ? day : 0);
    }

    private PartialDate(int number) {
        this.number = number;
    }

    /** @throws NotADateException outside the years 1 to 9999 */
    public static PartialDate of(LocalDate day) {
        return of(day, Precision.DAY);
    }

    private static PartialDate of(LocalDate day, Precision precision) {
        if (day.getYear() < 1 || day.getYear() > LATEST.getYear()) {
            throw new NotADateException(day.toString());
        }
        return new PartialDate(DayNumber.of(
                day.getYear(),
                precision == Precision.YEAR ? 0 : day.getMonthValue(),
                precision == Precision.DAY ? day.getDayOfMonth() : 0));
    }

    /** The day, where one is stated: null for no date and for one without a day. */
    public static @Nullable LocalDate dayOf(@Nullable PartialDate date) {
        return date == null || date.precision() != Precision.DAY ? null : date.first();
    }

    /** As it is written; by hand, as every answer writes very many dates. */
    @JsonValue
    public String text() {
        byte[] text = new byte[precision().length];
        write(DayNumber.year(number) / 100, text, 0);
        write(DayNumber.year(number) % 100, text, 2);
        if (text.length > 4) {
            text[4] = '-';
            write(DayNumber.month(number), text, 5);
        }
        if (text.length > 7) {
            text[7] = '-';
            write(DayNumber.dayOfMonth(number), text, 8);
        }
        return new String(text, StandardCharsets.US_ASCII);
    }

    public Precision precision() {
        if (DayNumber.dayOfMonth(number) > 0) {
            return Precision.DAY;
        }
        return DayNumber.month(number) > 0 ? Precision.MONTH : Precision.YEAR;
    }

    /** The first day that the date may mean. */
    public LocalDate first() {
        return LocalDate.of(
                DayNumber.year(number),
                Math.max(1, DayNumber.month(number)),
                Math.max(1, DayNumber.dayOfMonth(number)));
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
        return of(last().plusDays(1), precision());
    }

    /** The day, month or year before: the last day in that says the same as this first day out. */
    public PartialDate preceding() {
        return of(first().minusDays(1), precision());
    }

    @Override
    public int compareTo(PartialDate other) {
        return first().compareTo(other.first());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PartialDate date && number == date.number;
    }

    @Override
    public int hashCode() {
        return number;
    }

    @Override
    public String toString() {
        return text();
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

    private static int twoDigits(String text, int at) {
        return 10 * (text.charAt(at) - '0') + text.charAt(at + 1) - '0';
    }

    private static void write(int number, byte[] text, int at) {
        text[at] = (byte) ('0' + number / 10);
        text[at + 1] = (byte) ('0' + number % 10);
    }
}
