package org.uteuzi.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Name, place and mandate of a unit, told by examples. */
class UnitTimelineTest {

    @Test
    void a_unit_has_the_name_of_its_day() {
        Story story = idara().renamed("r", "2021-07-01", "Idara ya Utumishi");

        assertThat(name(story, "2018-12-31")).isNull();
        assertThat(name(story, "2019-01-01")).isEqualTo("Idara");
        assertThat(name(story, "2021-06-30")).isEqualTo("Idara");
        assertThat(name(story, "2021-07-01")).isEqualTo("Idara ya Utumishi");
    }

    @Test
    void a_late_fact_changes_what_follows_only_where_nothing_later_says_otherwise() {
        Story story = idara().renamed("r1", "2022-01-01", "Jipya").renamed("late", "2020-01-01", "La kati");

        assertThat(name(story, "2019-12-31")).isEqualTo("Idara");
        assertThat(name(story, "2021-12-31")).isEqualTo("La kati");
        assertThat(name(story, "2022-01-01")).isEqualTo("Jipya");
    }

    @Test
    void of_two_facts_of_one_day_the_one_recorded_later_counts_however_the_day_is_written() {
        Story story = idara().renamed("r1", "2021-01-01", "La kwanza").renamed("r2", "2021", "La pili");

        assertThat(name(story, "2021-01-01")).isEqualTo("La pili");
    }

    @Test
    void a_correction_keeps_the_place_of_what_it_corrects() {
        Story story = idara().renamed("r1", "2021-01-01", "La kwanza")
                .renamed("r2", "2021-01-01", "La pili")
                .renamingCorrected("c1", "r1", "2021-01-01", "La kwanza, sahihi");

        assertThat(name(story, "2021-01-01")).isEqualTo("La pili");
        assertThat(name(story.withdrawn("w", "r2"), "2021-01-01")).isEqualTo("La kwanza, sahihi");
    }

    @Test
    void a_renaming_and_a_move_change_each_its_own() {
        Story story = idara().moved("m", "2020-01-01", "makao-makuu")
                .renamed("r", "2021-01-01", "Jipya")
                .moved("m2", "2022-01-01", null);

        assertThat(parent(story, "2019-06-01")).isNull();
        assertThat(parent(story, "2021-06-01")).isEqualTo("makao-makuu");
        assertThat(parent(story, "2022-06-01")).isNull();
        assertThat(name(story, "2022-06-01")).isEqualTo("Jipya");
    }

    @Test
    void each_mandate_is_a_version_and_belongs_to_its_fact() {
        Story story =
                idara().mandateSet("m1", "2019", "Kuajiri").mandateSet("m2", "2023-01-01", "Kuajiri na kufundisha");

        assertThat(mandate(story, "2022-12-31")).isEqualTo("Kuajiri");
        assertThat(mandate(story, "2023-01-01")).isEqualTo("Kuajiri na kufundisha");
        assertThat(story.unit()
                        .mandateOn(LocalDate.parse("2023-01-01"))
                        .orElseThrow()
                        .because()
                        .factId())
                .isEqualTo("m2");
        assertThat(story.unit().mandates().getFirst().until()).isEqualTo("2023-01-01");
        assertThat(story.unit().mandates().getLast().until()).isNull();
    }

    @Test
    void a_mandate_older_than_its_unit_counts_from_the_day_the_unit_exists() {
        Story story = idara().mandateSet("m1", "2010", "Kuajiri");

        assertThat(story.unit().mandateOn(LocalDate.parse("2018-12-31"))).isEmpty();
        assertThat(mandate(story, "2019-01-01")).isEqualTo("Kuajiri");
    }

    @Test
    void a_dissolved_unit_has_neither_name_nor_mandate_from_the_first_day_without_it() {
        Story story = idara().mandateSet("m", "2019", "Kuajiri").dissolved("d", "2024-07");

        assertThat(name(story, "2024-06-30")).isEqualTo("Idara");
        assertThat(name(story, "2024-07-01")).isNull();
        assertThat(story.unit().mandateOn(LocalDate.parse("2024-07-01"))).isEmpty();
        assertThat(story.unit().existence().until()).isEqualTo("2024-07-01");
    }

    @Test
    void of_two_dissolutions_the_earlier_counts_and_withdrawn_the_other_does() {
        Story story = idara().dissolved("d1", "2025").dissolved("d2", "2024");

        assertThat(story.unit().existence().until()).isEqualTo("2024-01-01");
        assertThat(story.withdrawn("w1", "d2").unit().existence().until()).isEqualTo("2025-01-01");
        assertThat(story.withdrawn("w2", "d1").unit().existence().until()).isNull();
    }

    @Test
    void a_unit_dissolved_before_it_began_existed_on_no_day() {
        Story story = idara().dissolved("d", "2018");

        assertThat(story.unit().existence().isEmpty()).isTrue();
        assertThat(story.unit().states()).isEmpty();
    }

    @Test
    void a_mandate_that_lapses_holds_until_that_day_and_none_follows_unless_it_is_set() {
        Story story = idara().mandateSet("m1", "2019", "Kuajiri").mandateLapsed("l", "m1", "2024");

        assertThat(mandate(story, "2023-12-31")).isEqualTo("Kuajiri");
        assertThat(story.unit().mandateOn(LocalDate.parse("2024-01-01"))).isEmpty();
        assertThat(mandate(story.mandateSet("m2", "2024", "Kufundisha"), "2024-01-01"))
                .isEqualTo("Kufundisha");
    }

    @Test
    void the_lapse_of_one_mandate_ends_no_other() {
        Story story = idara().mandateSet("m1", "2019", "Kuajiri")
                .mandateSet("m2", "2022", "Kufundisha")
                .mandateLapsed("l", "m1", "2024");

        assertThat(mandate(story, "2024-01-01")).isEqualTo("Kufundisha");
    }

    @Test
    void a_board_has_the_composition_of_its_day() {
        Story story = idara().compositionSet("c1", "2019", 5).compositionSet("c2", "2022-07", 7);

        assertThat(story.unit().compositionOn(LocalDate.parse("2018-12-31"))).isEmpty();
        assertThat(minimum(story, "2022-06-30")).isEqualTo(5);
        assertThat(minimum(story, "2022-07-01")).isEqualTo(7);
    }

    @Test
    void a_renaming_before_the_unit_existed_gives_it_no_name() {
        Story story = idara().renamed("r", "2018-01-01", "La zamani");

        assertThat(name(story, "2018-06-01")).isNull();
        assertThat(name(story, "2019-06-01")).isEqualTo("Idara");
    }

    @Test
    void without_its_establishment_there_is_no_unit() {
        Story story = idara().renamed("r", "2021-07-01", "Jipya").withdrawn("w", "unit");

        assertThat(UnitTimeline.of(story.told())).isEmpty();
    }

    private static @Nullable Integer minimum(Story story, String day) {
        return story.unit()
                .compositionOn(LocalDate.parse(day))
                .orElseThrow()
                .value()
                .minimum();
    }

    private static Story idara() {
        return Story.of().unitEstablished("2019", "Idara");
    }

    private static @Nullable String name(Story story, String day) {
        return story.unit()
                .on(LocalDate.parse(day))
                .map(version -> version.value().name().in("sw"))
                .orElse(null);
    }

    private static @Nullable String parent(Story story, String day) {
        return story.unit().on(LocalDate.parse(day)).orElseThrow().value().parentUnitId();
    }

    private static String mandate(Story story, String day) {
        return story.unit()
                .mandateOn(LocalDate.parse(day))
                .orElseThrow()
                .value()
                .text()
                .in("sw");
    }
}
