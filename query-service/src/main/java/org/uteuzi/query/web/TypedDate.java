package org.uteuzi.query.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.uteuzi.time.PartialDate;

/** A date as somebody wrote it into three fields, kept letter by letter. */
public record TypedDate(String day, String month, String year) {

    static final TypedDate BLANK = new TypedDate("", "", "");

    private static final Pattern DAY_LAST = Pattern.compile("(\\d{1,9})-(\\d{1,9})(?:-(\\d{1,9}))?");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,9})[/. ](\\d{1,9})[/. ](\\d{1,9})");
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    /** Of a date as instruments state them. */
    private static final Set<Set<Part>> MAY_BE_MISSING = Set.of(EnumSet.of(Part.DAY), EnumSet.of(Part.DAY, Part.MONTH));

    public enum Part {
        DAY,
        MONTH,
        YEAR;

        String word(Words words) {
            return words.say("date.part." + name().toLowerCase(Locale.ROOT));
        }
    }

    public sealed interface Reading {}

    public record Nothing() implements Reading {}

    /** As exactly as it was written. */
    public record Stated(PartialDate date) implements Reading {}

    /** @param parts where the mistake is, so that the eye finds it */
    public record Mistake(Set<Part> parts, Wording wording) implements Reading {

        /** The name of the first of them. */
        public String part() {
            return parts.iterator().next().name().toLowerCase(Locale.ROOT);
        }
    }

    static TypedDate of(LocalDate day) {
        return new TypedDate(
                String.valueOf(day.getDayOfMonth()),
                String.valueOf(day.getMonthValue()),
                "%04d".formatted(day.getYear()));
    }

    /** With nothing in the fields of what is not stated. */
    public static TypedDate of(PartialDate date) {
        TypedDate first = of(date.first());
        return switch (date.precision()) {
            case YEAR -> new TypedDate("", "", first.year);
            case MONTH -> new TypedDate("", first.month, first.year);
            case DAY -> first;
        };
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

    /** A whole day. */
    Reading read() {
        return read(false);
    }

    /** The year alone, or month and year, are a date as well. */
    public Reading readPartial() {
        return read(true);
    }

    private Reading read(boolean partial) {
        EnumSet<Part> missing = EnumSet.noneOf(Part.class);
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
        boolean enough = missing.isEmpty() || partial && MAY_BE_MISSING.contains(missing);
        if (!enough) {
            return new Mistake(
                    missing,
                    words -> words.say(
                            partial ? "problem.incomplete.partial" : "problem.incomplete",
                            words.list(missing.stream()
                                    .map(part -> part.word(words))
                                    .toList())));
        }
        if (year.strip().length() != 4) {
            return new Mistake(EnumSet.of(Part.YEAR), words -> words.say("problem.year"));
        }
        try {
            LocalDate date = LocalDate.of(
                    number(year),
                    missing.contains(Part.MONTH) ? 1 : number(month),
                    missing.contains(Part.DAY) ? 1 : number(day));
            if (date.getYear() > 0) {
                int stated = missing.contains(Part.MONTH) ? 4 : missing.contains(Part.DAY) ? 7 : 10;
                return new Stated(new PartialDate(date.toString().substring(0, stated)));
            }
        } catch (DateTimeException | NumberFormatException e) {
            // said below, in the words of the reader
        }
        Set<Part> typed = EnumSet.complementOf(missing);
        String written = typed.stream().map(part -> typed(part).strip()).collect(Collectors.joining("/"));
        return new Mistake(typed, words -> words.say("problem.notExisting", written));
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
