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
import org.uteuzi.event.institution.InstitutionDissolved;
import org.uteuzi.event.institution.InstitutionRenamed;
import org.uteuzi.event.institution.LegalBasisChanged;
import org.uteuzi.event.institution.OfficeRenamed;
import org.uteuzi.event.instrument.DocumentAdded;
import org.uteuzi.event.instrument.FactWithdrawn;
import org.uteuzi.event.instrument.InstrumentRecorded;
import org.uteuzi.event.person.PersonAmended;
import org.uteuzi.event.person.PersonsJoined;
import org.uteuzi.event.post.DutyNoted;
import org.uteuzi.event.post.HolderAbsent;
import org.uteuzi.event.post.PostAbolished;
import org.uteuzi.event.post.TermChanged;
import org.uteuzi.event.unit.CompositionSet;
import org.uteuzi.event.unit.MandateLapsed;
import org.uteuzi.event.unit.UnitDissolved;
import org.uteuzi.json.EventJson;
import tools.jackson.databind.JsonNode;

class RandomHistoryTest {

    /** What can be recorded and the generator does not tell: the list gets shorter as it is taught. */
    private static final Set<Class<?>> NOT_TAUGHT_YET = Set.of(
            OfficeRenamed.class,
            InstitutionRenamed.class,
            LegalBasisChanged.class,
            InstitutionDissolved.class,
            MandateLapsed.class,
            CompositionSet.class,
            UnitDissolved.class,
            PostAbolished.class,
            TermChanged.class,
            HolderAbsent.class,
            DutyNoted.class,
            PersonAmended.class,
            PersonsJoined.class,
            DocumentAdded.class);

    /** What the live door refuses, and what its requests have no field for. */
    private static final Set<UglyShape> ONLY_IN_IMPORTS = EnumSet.of(
            UglyShape.TERM_UNTIL_THE_YEAR_9999,
            UglyShape.TERM_BEFORE_ITS_START,
            UglyShape.CORRECTION_IN_THE_INSTRUMENT_OF_ITS_FACT,
            UglyShape.AMENDED_BEFORE_IT_EXISTED,
            UglyShape.APPOINTED_BEFORE_THE_POST_EXISTED,
            UglyShape.NOBODY_NAMED,
            UglyShape.TWINS,
            UglyShape.MORE_HOLDERS_THAN_SEATS);

    @Test
    void every_ugly_shape_occurs_in_what_imports_bring() {
        UglyShapes shapes = shapesOf(
                LongStream.range(0, 60).mapToObj(RandomHistory::historic).toList());

        assertThat(shapes.counts())
                .allSatisfy((shape, count) -> assertThat(count).as("%s", shape).isPositive());
        assertThat(shapes.recordedTypes()).containsOnlyKeys(names(true));
        assertThat(shapes.correctedTypes()).containsOnlyKeys(names(false));
    }

    @Test
    void every_ugly_shape_that_the_live_door_takes_occurs_in_what_it_is_given() {
        UglyShapes shapes =
                shapesOf(LongStream.range(0, 16).mapToObj(RandomHistory::live).toList());

        assertThat(shapes.counts())
                .allSatisfy((shape, count) ->
                        assertThat(count > 0).as("%s: %s", shape, count).isEqualTo(!ONLY_IN_IMPORTS.contains(shape)));
        assertThat(shapes.recordedTypes()).containsOnlyKeys(names(true));
    }

    private static UglyShapes shapesOf(List<RandomHistory> histories) {
        UglyShapes shapes = new UglyShapes();
        histories.forEach(shapes::add);
        System.out.println(histories.getFirst() + " to " + histories.getLast() + ": " + shapes.counts() + ", recorded "
                + shapes.recordedTypes() + ", corrected " + shapes.correctedTypes());
        return shapes;
    }

    private static Set<String> names(boolean withWithdrawals) {
        return EventCatalogue.types().stream()
                .filter(type -> withWithdrawals || type != FactWithdrawn.class)
                .filter(type -> !NOT_TAUGHT_YET.contains(type))
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
