package org.uteuzi.naive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.uteuzi.event.EventCatalogue;
import org.uteuzi.event.Fact;
import org.uteuzi.event.institution.ApprovalPolicySet;
import org.uteuzi.event.institution.LegalBasisChanged;
import org.uteuzi.event.instrument.FactWithdrawn;
import org.uteuzi.event.instrument.InstrumentRecorded;
import org.uteuzi.event.person.PersonErased;
import org.uteuzi.event.person.PersonsJoined;
import org.uteuzi.event.unit.MandateLapsed;
import org.uteuzi.json.EventJson;
import tools.jackson.databind.JsonNode;

class RandomHistoryTest {

    /** What is not told to the live door: it wants more with it than chance brings together, or would stop all that follows. */
    private static final Set<Class<?>> ONLY_TOLD_IN_IMPORTS =
            Set.of(LegalBasisChanged.class, MandateLapsed.class, ApprovalPolicySet.class);

    /** What the live door refuses, and what its requests have no field for. */
    private static final Set<UglyShape> ONLY_IN_IMPORTS = EnumSet.of(
            UglyShape.TERM_UNTIL_THE_YEAR_9999,
            UglyShape.TERM_BEFORE_ITS_START,
            UglyShape.CORRECTION_IN_THE_INSTRUMENT_OF_ITS_FACT,
            UglyShape.AMENDED_BEFORE_IT_EXISTED,
            UglyShape.APPOINTED_BEFORE_THE_POST_EXISTED,
            UglyShape.NOBODY_NAMED,
            UglyShape.TWINS,
            UglyShape.MORE_HOLDERS_THAN_SEATS,
            UglyShape.ESTABLISHED_AFTER_ITS_DISSOLUTION,
            UglyShape.LEFT_IN_A_DISSOLVED_UNIT,
            UglyShape.ENDED_BY_DISSOLUTION,
            UglyShape.MANDATE_LAPSED_AND_ANOTHER_SET,
            UglyShape.TERM_CHANGED_AFTER_IT_RAN_OUT,
            UglyShape.TERM_CHANGED_TO_A_DAY_ALREADY_PAST,
            UglyShape.IN_TERM_AGAIN,
            UglyShape.CONTINUED_TERM,
            UglyShape.EX_OFFICIO_THROUGH_A_POST,
            UglyShape.EX_OFFICIO_THROUGH_A_VACATED_POST,
            UglyShape.EX_OFFICIO_THROUGH_THE_ACTING_ONE,
            UglyShape.EX_OFFICIO_THROUGH_ANOTHER_EX_OFFICIO,
            UglyShape.EX_OFFICIO_OF_AN_OFFICE);

    @Test
    void every_ugly_shape_occurs_in_what_imports_bring() {
        UglyShapes shapes = shapesOf(
                LongStream.range(0, 60).mapToObj(RandomHistory::historic).toList());

        assertThat(shapes.counts())
                .allSatisfy((shape, count) -> assertThat(count).as("%s", shape).isPositive());
        assertThat(shapes.recordedTypes()).containsOnlyKeys(namesBut(Set.of()));
        assertThat(shapes.correctedTypes())
                .containsOnlyKeys(namesBut(Set.of(FactWithdrawn.class, PersonsJoined.class)));
    }

    @Test
    void every_ugly_shape_that_the_live_door_takes_occurs_in_what_it_is_given() {
        UglyShapes shapes =
                shapesOf(LongStream.range(0, 16).mapToObj(RandomHistory::live).toList());

        assertThat(shapes.counts())
                .allSatisfy((shape, count) ->
                        assertThat(count > 0).as("%s: %s", shape, count).isEqualTo(!ONLY_IN_IMPORTS.contains(shape)));
        assertThat(shapes.recordedTypes()).containsOnlyKeys(namesBut(ONLY_TOLD_IN_IMPORTS));
    }

    private static UglyShapes shapesOf(List<RandomHistory> histories) {
        UglyShapes shapes = new UglyShapes();
        histories.forEach(shapes::add);
        System.out.println(histories.getFirst() + " to " + histories.getLast() + ": " + shapes.counts() + ", recorded "
                + shapes.recordedTypes() + ", corrected " + shapes.correctedTypes());
        return shapes;
    }

    private static Set<String> namesBut(Set<Class<?>> these) {
        return EventCatalogue.types().stream()
                .filter(type -> !these.contains(type))
                .filter(type -> type != PersonErased.class) // two people decide that, beside any history
                .map(EventCatalogue::nameOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void one_seed_makes_one_history() {
        assertThat(RandomHistory.historic(7).entries())
                .isEqualTo(RandomHistory.historic(7).entries())
                .isNotEqualTo(RandomHistory.historic(8).entries());
        assertThat(RandomHistory.live(7).instruments())
                .isEqualTo(RandomHistory.live(7).instruments());
    }

    @Test
    void instruments_follow_one_another_without_gaps_and_never_back_in_time() {
        for (long seed = 0; seed < 10; seed++) {
            RandomHistory history = RandomHistory.historic(seed);
            List<NaiveEntry> entries = history.entries();
            assertThat(entries)
                    .extracting(NaiveEntry::number)
                    .isEqualTo(LongStream.range(0, entries.size()).boxed().toList());
            assertThat(entries).extracting(NaiveEntry::recordedAt).isSorted();
            assertThat(entries)
                    .extracting(entry -> ((Fact) entry.event()).factId())
                    .doesNotHaveDuplicates();
            for (RandomInstrument instrument : history.instruments()) {
                assertThat(instrument.entries().getFirst().event())
                        .isInstanceOfSatisfying(
                                InstrumentRecorded.class,
                                recorded -> assertThat(recorded.eventsThatFollow())
                                        .isEqualTo(instrument.entries().size() - 1));
            }
        }
    }

    @Test
    void each_request_has_the_effects_and_the_fact_ids_of_its_instrument() {
        for (RandomInstrument instrument : RandomHistory.live(1).instruments()) {
            JsonNode body = EventJson.mapper().readTree(instrument.body());
            List<String> factIds = body.get("effects")
                    .valueStream()
                    .flatMap(effect -> effect.has("ownFactId")
                            ? effect.get("ownFactId").asString().lines()
                            : effect.has("endFactId")
                                    ? (effect.get("endFactId").asString() + "\n"
                                                    + effect.get("factId").asString())
                                            .lines()
                                    : effect.get("factId").asString().lines())
                    .toList();
            assertThat(factIds)
                    .isEqualTo(instrument.entries().stream()
                            .skip(1)
                            .map(entry -> ((Fact) entry.event()).factId())
                            .toList());
        }
    }
}
