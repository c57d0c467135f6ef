package org.uteuzi.query.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads by what a list is narrowed, as it was typed; what makes no sense narrows nothing. */
final class Filters {

    private Filters() {}

    static @Nullable String text(Map<String, String> asked, String name) {
        String text = asked.getOrDefault(name, "").strip();
        return text.isEmpty() || text.indexOf(0) >= 0 ? null : text;
    }

    /** Where a day begins that is written in one of the forms in which days are typed. */
    static @Nullable Instant start(Map<String, String> asked, String name, int later, Point point) {
        LocalDate day = TypedDate.of(asked.getOrDefault(name, "")).read() instanceof TypedDate.Stated stated
                ? stated.date().first()
                : null;
        return day == null
                ? null
                : day.plusDays(later).atStartOfDay(point.zone()).toInstant();
    }

    static @Nullable Long number(Map<String, String> asked, String name) {
        String number = asked.getOrDefault(name, "");
        return number.matches("[0-9]{1,18}") ? Long.valueOf(number) : null;
    }
}
