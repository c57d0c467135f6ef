package org.uteuzi.query.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads by what a list is narrowed, as it was typed. A day that is none is told, so that nobody takes a list for the answer. */
public final class Filters {

    /** Where a page begins: below the last number of the one before. */
    private static final String BEFORE = "before";

    private static final List<String> DAYS = List.of("from", "to");

    private Filters() {}

    static @Nullable String text(Map<String, String> asked, String name) {
        String text = asked.getOrDefault(name, "").strip();
        return text.isEmpty() || text.indexOf(0) >= 0 ? null : text;
    }

    /** A day that is written in one of the forms in which days are typed. */
    static @Nullable LocalDate day(Map<String, String> asked, String name) {
        return TypedDate.of(asked.getOrDefault(name, "")).read() instanceof TypedDate.Stated stated
                ? stated.date().first()
                : null;
    }

    /** Where such a day begins. */
    static @Nullable Instant start(Map<String, String> asked, String name, int later, Point point) {
        LocalDate day = day(asked, name);
        return day == null
                ? null
                : day.plusDays(later).atStartOfDay(point.zone()).toInstant();
    }

    /** What is wrong with the days that were typed, in the words of the reader, by the names of their fields. */
    static Map<String, String> mistakes(Map<String, String> asked, Words words) {
        Map<String, String> mistakes = new LinkedHashMap<>();
        DAYS.forEach(name -> addMistake(mistakes, asked, name, words));
        return mistakes;
    }

    static void addMistake(Map<String, String> mistakes, Map<String, String> asked, String day, Words words) {
        if (TypedDate.of(asked.getOrDefault(day, "")).read() instanceof TypedDate.Mistake mistake) {
            mistakes.put(day, mistake.wording().in(words));
        }
    }

    public static @Nullable Long number(String typed) {
        return typed.matches("[0-9]{1,18}") ? Long.valueOf(typed) : null;
    }

    static @Nullable Long before(Map<String, String> asked) {
        return number(asked.getOrDefault(BEFORE, ""));
    }

    /** The same list below a number, as a query. */
    static String older(Map<String, String> asked, long last) {
        Map<String, String> next = new LinkedHashMap<>(asked);
        next.put(BEFORE, String.valueOf(last));
        next.values().removeIf(String::isBlank);
        return Address.query(next);
    }
}
