package org.uteuzi.query.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.uteuzi.time.Effective;

/** What is believed of some things, each over stretches of days. */
record ByDay<V>(Map<String, List<Stretch<V>>> stretches) {

    record Stretch<V>(Effective effective, V value) {}

    /** Empty for a thing that does not exist that day, and for one of which nothing can be said any more. */
    Optional<V> on(String id, LocalDate day) {
        return stretches.getOrDefault(id, List.of()).stream()
                .filter(stretch -> stretch.effective.contains(day))
                .flatMap(stretch -> Stream.ofNullable(stretch.value))
                .findFirst();
    }
}
