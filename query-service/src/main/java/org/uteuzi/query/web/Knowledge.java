package org.uteuzi.query.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.query.structure.KnownPoint;

/**
 * What an answer rests on, in words.
 *
 * @param line under the title
 * @param past that it is not the knowledge of today; null where it is
 * @param ahead that a day or time that was asked for is still to come; null where none is
 */
record Knowledge(
        String line, @Nullable String past, @Nullable String ahead) {

    /**
     * @param basis what the answer rests on; null where it rests on a point of the whole register
     * @param now by the clock
     */
    static Knowledge of(
            @Nullable Basis basis,
            Asked asked,
            KnownPoint point,
            LocalDate on,
            LocalDate today,
            Instant now,
            ZoneId zone,
            Words words) {
        Instant recorded = basis == null ? point.recordedAt() : basis.knownAt();
        long number = basis == null ? point.entry() : basis.entry();
        boolean past = basis == null ? !point.newest() : basis.past();
        boolean ahead = asked instanceof Asked.At at && at.time().isAfter(now);
        // a time that was asked for says more than that of the entry before it
        Instant known = asked instanceof Asked.At at && !ahead ? at.time() : recorded;
        String entry = String.valueOf(number);
        String line = point.newest() && !past
                ? words.say("basis.now", entry)
                : words.say("basis.known", words.phrase(known, zone), entry);
        List<String> notes = new ArrayList<>();
        if (on.isAfter(today)) {
            notes.add(words.say("basis.ahead"));
        }
        if (ahead && asked instanceof Asked.At at) {
            notes.add(words.say("basis.knownAhead", words.phrase(at.time(), zone)));
        }
        return new Knowledge(
                line,
                past ? words.say("basis.past", words.phrase(known, zone)) : null,
                notes.isEmpty() ? null : String.join(" ", notes));
    }
}
