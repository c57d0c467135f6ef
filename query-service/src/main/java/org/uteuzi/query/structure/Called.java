package org.uteuzi.query.structure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.uteuzi.text.LocalizedText;

/**
 * What a thing is called over a stretch of days.
 *
 * @param also what else it is found by
 */
record Called(
        LocalDate from,
        @Nullable LocalDate until,
        String factId,
        String instrumentId,
        LocalizedText name,
        List<@Nullable Object> also) {

    /** A row for each name; where it stays while something else changes there is one. */
    static List<Row> of(String thing, List<Called> names) {
        if (names.size() == 1) {
            return List.of(names.getFirst().row(thing));
        }
        List<Called> stretches = new ArrayList<>();
        names.stream().sorted(Comparator.comparing(Called::from)).forEach(next -> {
            Called last = stretches.isEmpty() ? null : stretches.getLast();
            boolean goesOn = last != null && next.from.equals(last.until) && next.name.equals(last.name);
            stretches.add(goesOn ? stretches.removeLast().to(next.until) : next);
        });
        return stretches.stream().map(it -> it.row(thing)).toList();
    }

    private Called to(@Nullable LocalDate day) {
        return new Called(from, day, factId, instrumentId, name, also);
    }

    private Row row(String thing) {
        Set<String> words = new LinkedHashSet<>(FoldedWords.of(name.sw()));
        if (!Objects.equals(name.sw(), name.en())) { // of a person it is the same
            words.addAll(FoldedWords.of(name.en()));
        }
        for (Object text : also) {
            words.addAll(FoldedWords.of(text == null ? null : text.toString()));
        }
        String first = name.sw() == null ? String.valueOf(name.en()) : name.sw();
        return Row.of(
                Row.Table.NAME,
                from,
                until,
                factId,
                instrumentId,
                thing,
                name.sw(),
                name.en(),
                String.join(" ", FoldedWords.of(first)),
                String.join(" ", words));
    }
}
