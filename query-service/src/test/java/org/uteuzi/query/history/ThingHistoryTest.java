package org.uteuzi.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.uteuzi.event.Correction;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.Event;
import org.uteuzi.event.instrument.FactWithdrawn;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.json.EventJson;
import org.uteuzi.query.register.Entry;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.PostTimeline;

/** What a history holds of a thing is what the timeline makes of its stream, wherever one looks. */
class ThingHistoryTest {

    /** Touched by more instruments than beliefs are kept, the last but one of which withdraws it. */
    private static final int INSTRUMENTS = 300;

    private static final List<Entry> STREAM = new ArrayList<>();

    static {
        add(0, EventJson.read("post.post-established", """
                {"factId": "f-post", "postId": "post", "unitId": "unit", "title": {"sw": "Wadhifa"}, "seats": 1,
                 "terms": {"onExpiry": "HOLD_OVER"}, "effectiveFrom": "2000", "dateBasis": "STATED"}"""));
        for (int i = 1; i < INSTRUMENTS - 1; i++) {
            add(i, appointed(i));
            if (i % 10 == 0) {
                add(i, appointed(i + INSTRUMENTS));
            }
        }
        add(INSTRUMENTS - 1, withdrawn("f-withdrawal", "f-post"));
        add(INSTRUMENTS, withdrawn("f-return", "f-withdrawal"));
    }

    /** How many entries there are after each instrument, and what is believed of them. */
    private static final NavigableMap<Integer, Optional<PostTimeline>> BELIEFS = ends().collect(Collectors.toMap(
            length -> length, length -> PostTimeline.of(STREAM.subList(0, length)), (a, b) -> a, TreeMap::new));

    private static void add(int instrument, Event event) {
        STREAM.add(new Entry(
                7L * STREAM.size(),
                7L * STREAM.size(),
                Instant.EPOCH.plusSeconds(instrument),
                null,
                "instrument-" + instrument,
                "post:post",
                STREAM.size(),
                event));
    }

    private static FactWithdrawn withdrawn(String id, String withdraws) {
        return new FactWithdrawn(id, "post:post", withdraws, Correction.Cause.RECORDING, "Hakikuwepo", null);
    }

    private static HolderAppointed appointed(int number) {
        return (HolderAppointed) EventJson.read("post.holder-appointed", """
                {"factId": "f-%d", "appointmentId": "a-%d", "postId": "post", "personId": "p-%d", "capacity": "%s",
                 "termEndsOn": "%s", "qualifications": [], "effectiveFrom": "%s", "dateBasis": "%s"}""".formatted(
                number,
                number,
                number,
                Capacity.SUBSTANTIVE,
                PartialDate.of(LocalDate.of(2001, 1, 1).plusDays(number * 20L + 40))
                        .text(),
                PartialDate.of(LocalDate.of(2001, 1, 1).plusDays(number * 20L)).text(),
                DateBasis.STATED));
    }

    @Test
    void every_belief_is_that_of_the_stream_up_to_it_when_it_is_loaded_whole() {
        assertBeliefs(ThingHistory.of(STREAM));
    }

    @Test
    void every_belief_is_that_of_the_stream_up_to_it_when_it_grew() {
        assertBeliefs(grown());
    }

    @Test
    void it_answers_alike_when_it_is_asked_again() {
        ThingHistory history = grown();
        assertBeliefs(history);
        assertBeliefs(history);
    }

    private static ThingHistory grown() {
        ThingHistory history = null;
        for (int i = 0; i <= INSTRUMENTS; i++) {
            String instrument = "instrument-" + i;
            List<Entry> added = STREAM.stream()
                    .filter(entry -> entry.instrumentId().equals(instrument))
                    .toList();
            history = history == null ? ThingHistory.of(added) : history.and(added);
        }
        return history;
    }

    private static void assertBeliefs(ThingHistory history) {
        assertThat(history.at(-1, PostTimeline.class)).isEmpty();
        Optional<PostTimeline> last = Optional.empty();
        for (int length : BELIEFS.keySet()) {
            long entry = STREAM.get(length - 1).order();
            Optional<PostTimeline> belief = BELIEFS.get(length);
            last = belief.isPresent() ? belief : last;
            assertThat(history.at(entry, PostTimeline.class)).isEqualTo(belief);
            assertThat(history.at(entry + 6, PostTimeline.class)).isEqualTo(belief);
            assertThat(history.lastAt(entry, PostTimeline.class)).isEqualTo(last);
        }
        assertThat(history.at(Long.MAX_VALUE, PostTimeline.class)).isPresent();
    }

    private static Stream<Integer> ends() {
        return IntStream.rangeClosed(1, STREAM.size())
                .filter(length -> length == STREAM.size()
                        || !STREAM.get(length)
                                .instrumentId()
                                .equals(STREAM.get(length - 1).instrumentId()))
                .boxed();
    }
}
