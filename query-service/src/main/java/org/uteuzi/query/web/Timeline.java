package org.uteuzi.query.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.uteuzi.query.structure.ChangeDay;
import org.uteuzi.time.PartialDate;

/**
 * The days to choose from: those on which something changes, today, and the one that is shown.
 *
 * @param previous the last change before the day shown
 * @param next the first change after it
 */
record Timeline(
        List<Day> days,
        LocalDate today,
        @Nullable LocalDate previous,
        @Nullable LocalDate next) {

    /** @param part the day as stated, where that is a month or a year */
    record Day(
            LocalDate on,
            String text,
            int changes,
            @Nullable String part,
            boolean chosen) {}

    static Timeline of(
            List<ChangeDay> changes, LocalDate on, LocalDate today, Map<LocalDate, PartialDate> parts, Words words) {
        TreeMap<LocalDate, Integer> days = new TreeMap<>();
        changes.forEach(change -> days.merge(change.on(), change.changes(), Integer::sum));
        TreeMap<LocalDate, Integer> changing = new TreeMap<>(days);
        days.putIfAbsent(today, 0);
        days.putIfAbsent(on, 0);
        return new Timeline(
                days.entrySet().stream()
                        .map(day -> day(day.getKey(), day.getValue(), on, today, parts.get(day.getKey()), words))
                        .toList(),
                today,
                changing.lowerKey(on),
                changing.higherKey(on));
    }

    private static Day day(
            LocalDate day, int changes, LocalDate on, LocalDate today, @Nullable PartialDate part, Words words) {
        String name = part == null || changes == 0 ? words.shortly(day) : words.shortly(part);
        String count = String.valueOf(changes);
        String text;
        if (day.equals(today)) {
            text = changes == 0
                    ? words.say("timeline.day.today", name)
                    : words.say("timeline.day.todayChanges", name, count);
        } else {
            text = changes == 0 ? name : words.say("timeline.day.changes", name, count);
        }
        return new Day(day, text, changes, part == null || changes == 0 ? null : part.text(), day.equals(on));
    }
}
