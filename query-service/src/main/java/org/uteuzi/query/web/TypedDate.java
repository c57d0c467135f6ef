package org.uteuzi.query.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A date as somebody wrote it into three fields, kept letter by letter. */
record TypedDate(String day, String month, String year) {

    static final TypedDate BLANK = new TypedDate("", "", "");

    private static final Pattern DAY_LAST = Pattern.compile("(\\d{1,9})-(\\d{1,9})(?:-(\\d{1,9}))?");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,9})[/. ](\\d{1,9})[/. ](\\d{1,9})");
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    enum Part {
        DAY,
        MONTH,
        YEAR;

        String word(Words words) {
            return words.say("date.part." + name().toLowerCase(Locale.ROOT));
        }
    }

    sealed interface Reading {}

    record Nothing() implements Reading {}

    record Day(LocalDate date) implements Reading {}

    /** @param parts where the mistake is, so that the eye finds it */
    record Mistake(Set<Part> parts, Wording wording) implements Reading {}

    static TypedDate of(LocalDate day) {
        return new TypedDate(
                String.valueOf(day.getDayOfMonth()),
                String.valueOf(day.getMonthValue()),
                "%04d".formatted(day.getYear()));
    }

    static TypedDate of(Instant time, ZoneId zone) {
        return of(time.atZone(zone).toLocalDate());
    }

    /** A date written in one piece; what is no date at all stays readable in the first field. */
    static TypedDate of(String text) {
        String trimmed = text.strip();
        Matcher iso = DAY_LAST.matcher(trimmed);
        if (iso.matches()) {
            return new TypedDate(iso.group(3) == null ? "" : iso.group(3), iso.group(2), iso.group(1));
        }
        Matcher spoken = DAY_FIRST.matcher(trimmed);
        if (spoken.matches()) {
            return new TypedDate(spoken.group(1), spoken.group(2), spoken.group(3));
        }
        return DIGITS.matcher(trimmed).matches() ? new TypedDate("", "", trimmed) : new TypedDate(trimmed, "", "");
    }

    Reading read() {
        Set<Part> missing = EnumSet.noneOf(Part.class);
        Set<Part> strange = EnumSet.noneOf(Part.class);
        for (Part part : Part.values()) {
            String typed = typed(part).strip();
            if (typed.isEmpty()) {
                missing.add(part);
            } else if (!DIGITS.matcher(typed).matches()) {
                strange.add(part);
            }
        }
        if (missing.size() == Part.values().length) {
            return new Nothing();
        }
        if (!strange.isEmpty()) {
            return new Mistake(strange, words -> words.say("problem.format"));
        }
        if (!missing.isEmpty()) {
            return new Mistake(
                    missing,
                    words -> words.say(
                            "problem.incomplete",
                            words.list(missing.stream()
                                    .map(part -> part.word(words))
                                    .toList())));
        }
        if (year.strip().length() != 4) {
            return new Mistake(EnumSet.of(Part.YEAR), words -> words.say("problem.year"));
        }
        try {
            LocalDate date = LocalDate.of(number(year), number(month), number(day));
            if (date.getYear() > 0) {
                return new Day(date);
            }
        } catch (DateTimeException | NumberFormatException e) {
            // said below, in the words of the reader
        }
        String written = String.join("/", List.of(day.strip(), month.strip(), year.strip()));
        return new Mistake(EnumSet.allOf(Part.class), words -> words.say("problem.notExisting", written));
    }

    private String typed(Part part) {
        return switch (part) {
            case DAY -> day;
            case MONTH -> month;
            case YEAR -> year;
        };
    }

    private static int number(String digits) {
        return Integer.parseInt(digits.strip());
    }
}
