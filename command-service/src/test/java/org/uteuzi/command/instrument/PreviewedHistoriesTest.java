package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.uteuzi.command.instrument.Door.Answer;
import org.uteuzi.naive.AnsweredStructure;
import org.uteuzi.naive.NaiveBelief;
import org.uteuzi.naive.NaiveEntry;
import org.uteuzi.naive.NaiveKnown;
import org.uteuzi.naive.NaivePost;
import org.uteuzi.naive.NaiveStructure;
import org.uteuzi.naive.NaiveUnit;
import org.uteuzi.naive.RandomHistory;
import org.uteuzi.naive.RandomInstrument;
import tools.jackson.databind.JsonNode;

/** What a preview says is what recording does, and what the fold that was written a second time makes of it. */
@ExtendWith(SharedDoor.class)
class PreviewedHistoriesTest {

    private static final long FIRST_SEED = 51_000;

    private final Door door;

    PreviewedHistoriesTest(Door door) {
        this.door = door;
    }

    @Test
    void two_hundred_instruments_are_recorded_as_previewed() {
        recordAsPreviewed(200, FIRST_SEED);
    }

    @Test
    @Tag("thorough")
    void a_thousand_instruments_are_recorded_as_previewed() {
        recordAsPreviewed(1_000, FIRST_SEED);
    }

    private void recordAsPreviewed(int instruments, long firstSeed) {
        int previewed = 0;
        int changed = 0;
        for (long seed = firstSeed; previewed < instruments; seed++) {
            RandomHistory history = RandomHistory.live(seed);
            List<NaiveEntry> recorded = new ArrayList<>();
            for (RandomInstrument instrument : history.instruments()) {
                NaiveKnown before = known(recorded);
                recorded.addAll(instrument.entries());
                NaiveKnown after = known(recorded);

                Answer preview = door.preview(instrument.body());
                assertThat(preview.status())
                        .as("%s: %s is answered %s", history, instrument.body(), preview.body())
                        .isEqualTo(200);
                JsonNode told = preview.json();
                assertThat(told.get("refusals")).as(history.toString()).isEmpty();
                Answer answer = door.post(instrument.acknowledging(told.get("findings")));

                assertThat(answer.status()).as(answer.body()).isEqualTo(201);
                assertThat(events(told.get("events")))
                        .isEqualTo(events(answer.json().get("recordedEvents")));
                told.get("events")
                        .valueStream()
                        .skip(1)
                        .forEach(event -> assertThat(event.get("data"))
                                .isEqualTo(door.payload(event.get("factId").asString())));
                assertThat(findings(told)).isEqualTo(findings(answer.json()));
                assertStructure(told.get("before"), before, instrument);
                assertStructure(told.get("after"), after, instrument);
                previewed++;
                changed += told.get("before").equals(told.get("after")) ? 0 : 1;
            }
        }
        assertThat(changed).isGreaterThan(instruments / 2);
    }

    private static NaiveKnown known(List<NaiveEntry> entries) {
        return new NaiveKnown(new NaiveBelief(List.copyOf(entries)));
    }

    /** Everything touched is told, and everything told is what the naive fold says. */
    private static void assertStructure(JsonNode told, NaiveKnown known, RandomInstrument instrument) {
        LocalDate on = LocalDate.parse(told.get("basis").get("on").asString());
        NaiveStructure structure = AnsweredStructure.read(told);
        Set<String> units = touched(instrument, "unit:");
        Set<String> posts = touched(instrument, "post:");
        units.addAll(structure.units().stream().map(NaiveUnit::id).toList());
        posts.addAll(structure.posts().stream().map(NaivePost::id).toList());
        assertThat(structure.posts())
                .as(instrument.body())
                .containsExactlyInAnyOrderElementsOf(all(posts, id -> known.postTogether(id, on)).stream()
                        .map(NaivePost::asAnswered)
                        .toList());
        assertThat(ownIds(structure.units()))
                .as(instrument.body())
                .containsExactlyInAnyOrderElementsOf(ownIds(all(units, id -> known.unit(id, on))));
        if (structure.institution() != null) {
            assertThat(structure.institution())
                    .isEqualTo(known.institution(structure.institution().id(), on));
        }
    }

    /** The answer does not say of a unit to which institution it belongs. */
    private static List<NaiveUnit> ownIds(List<NaiveUnit> units) {
        return units.stream()
                .map(unit -> new NaiveUnit(unit.id(), "", unit.kind(), unit.name(), unit.parentId(), unit.mandate()))
                .toList();
    }

    private static <T> List<T> all(Set<String> ids, Function<String, T> known) {
        return ids.stream().map(known).filter(found -> found != null).toList();
    }

    private static Set<String> touched(RandomInstrument instrument, String kind) {
        return instrument.entries().stream()
                .map(entry -> entry.event().thing())
                .filter(thing -> thing.startsWith(kind))
                .map(thing -> thing.substring(kind.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<List<JsonNode>> events(JsonNode events) {
        return events.valueStream()
                .map(event -> Stream.of("effect", "factId", "eventType", "entityId")
                        .filter(field ->
                                !(field.equals("factId") && event.get("effect").isNull()))
                        .map(event::get)
                        .toList())
                .toList();
    }

    private static List<List<JsonNode>> findings(JsonNode answer) {
        return answer.get("findings")
                .valueStream()
                .map(finding ->
                        Stream.of("code", "effect", "factId").map(finding::get).toList())
                .distinct()
                .toList();
    }
}
