package org.uteuzi.query.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.uteuzi.event.Correction;
import org.uteuzi.event.person.PersonRegistered;
import org.uteuzi.timeline.PersonTimeline;

/** What the sources of the register knew at a moment, in the order in which they learned it. */
class SourceOrderTest {

    private static final Instant RECORDED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant EARLY = Instant.parse("2012-01-01T00:00:00Z");
    private static final Instant LATE = Instant.parse("2013-01-01T00:00:00Z");

    private final Entry registered = entry(0, LATE, new PersonRegistered("f", "p", "Mfano", null, null));
    private final Entry corrected = entry(1, EARLY, correction("g", "Mfano Mwingine"));
    private final Entry live = entry(2, null, correction("h", "Mfano wa Tatu"));

    @Test
    void an_entry_counts_from_the_moment_at_which_its_source_recorded_it() {
        List<Entry> all = List.of(registered, corrected, live);

        assertThat(numbers(EARLY.minusMillis(1), all)).isEmpty();
        assertThat(numbers(EARLY, all)).containsExactly(1L);
        assertThat(numbers(LATE, all)).containsExactly(1L, 0L);
    }

    @Test
    void an_entry_without_a_source_counts_from_when_it_was_recorded() {
        assertThat(numbers(RECORDED.minusMillis(1), List.of(registered, live))).containsExactly(0L);
        assertThat(numbers(RECORDED, List.of(registered, live))).containsExactly(0L, 2L);
    }

    @Test
    void of_one_moment_the_entry_decides_and_each_has_its_place_as_its_order() {
        List<Entry> known =
                Entry.knownToSources(LATE, List.of(entry(5, LATE, correction("i", "x")), registered, corrected));

        assertThat(known).extracting(Entry::number).containsExactly(1L, 0L, 5L);
        assertThat(known).extracting(Entry::order).containsExactly(0L, 1L, 2L);
    }

    @Test
    void a_correction_whose_target_is_not_among_them_has_no_effect() {
        assertThat(name(EARLY)).isNull();
        assertThat(name(LATE)).isEqualTo("Mfano");
        assertThat(name(RECORDED)).isEqualTo("Mfano wa Tatu");
    }

    private @Nullable String name(Instant moment) {
        return PersonTimeline.of(Entry.knownToSources(moment, List.of(registered, corrected, live)))
                .map(person -> person.registered().fact().name())
                .orElse(null);
    }

    private static List<Long> numbers(Instant moment, List<Entry> entries) {
        return Entry.knownToSources(moment, entries).stream().map(Entry::number).toList();
    }

    private static PersonRegistered correction(String factId, String name) {
        return new PersonRegistered(
                factId, "p", name, null, new Correction("f", Correction.Cause.RECORDING, "mfano", null));
    }

    private static Entry entry(long number, @Nullable Instant source, PersonRegistered event) {
        return new Entry(number, number, RECORDED, source, "i-" + number, "person:p", number, event);
    }
}
