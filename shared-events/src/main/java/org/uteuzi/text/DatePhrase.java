package org.uteuzi.text;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.uteuzi.time.PartialDate;

/**
 * A date as part of a sentence. It carries its noun, so that a date without a day reads as well as a full one:
 * {@code tarehe 1 Machi 2020}, {@code Machi 2020}, {@code mwaka 2019}.
 */
public final class DatePhrase {

    private static final Locale SWAHILI = Locale.of("sw", "TZ");

    private DatePhrase() {}

    /** As after "from", "since" and "to the end of". */
    public static String of(PartialDate date, String language) {
        if ("en".equals(language)) {
            return formatted(date, Locale.UK);
        }
        return switch (date.precision()) {
            case YEAR -> "mwaka " + date;
            case MONTH -> formatted(date, SWAHILI);
            case DAY -> "tarehe " + formatted(date, SWAHILI);
        };
    }

    /** As an answer to "when": in English with its preposition, in Swahili the same as {@link #of}. */
    public static String on(PartialDate date, String language) {
        if ("en".equals(language)) {
            return (date.precision() == PartialDate.Precision.DAY ? "on " : "in ") + of(date, language);
        }
        return of(date, language);
    }

    /** A time of recording; clock times go without {@code saa}, which counts from six. */
    public static String at(ZonedDateTime time, String language) {
        String day = of(PartialDate.of(time.toLocalDate()), language);
        // the JDK knows the short names of zones in English only
        return day
                + DateTimeFormatter.ofPattern(", HH:mm '('z')'", Locale.ENGLISH).format(time);
    }

    private static String formatted(PartialDate date, Locale locale) {
        String pattern = switch (date.precision()) {
            case YEAR -> "uuuu";
            case MONTH -> "LLLL uuuu";
            case DAY -> "d MMMM uuuu";
        };
        return DateTimeFormatter.ofPattern(pattern, locale).format(date.first());
    }
}
