package org.uteuzi.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Findings over time from what is found on the days on which something changes. */
final class Segments {

    private Segments() {}

    /** @param foundFrom what is found from a day on until the next one; what is still the same then goes on */
    static Stream<StandingFinding> joined(
            NavigableSet<LocalDate> days, Function<LocalDate, Stream<StandingFinding>> foundFrom) {
        List<StandingFinding> over = new ArrayList<>();
        Map<Object, StandingFinding> running = new LinkedHashMap<>();
        for (LocalDate day : days) {
            Map<Object, StandingFinding> before = running;
            Map<Object, StandingFinding> now = new LinkedHashMap<>();
            foundFrom.apply(day).forEach(found -> {
                Object same = List.of(found.subject(), found.beyond());
                StandingFinding earlier = before.remove(same);
                now.put(same, (earlier == null ? found : earlier).until(days.higher(day)));
            });
            over.addAll(before.values());
            running = now;
        }
        over.addAll(running.values());
        return over.stream();
    }
}
