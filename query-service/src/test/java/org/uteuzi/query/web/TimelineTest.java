package org.uteuzi.query.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uteuzi.query.web.SampleStructures.date;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.uteuzi.query.structure.ChangeDay;

class TimelineTest {

    private static final Words WORDS = new Words(PageLanguage.SWAHILI);
    private static final LocalDate FIRST = LocalDate.parse("2019-01-01");
    private static final LocalDate SECOND = LocalDate.parse("2022-07-01");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
    private static final List<ChangeDay> CHANGES =
            List.of(new ChangeDay(FIRST, 9, List.of()), new ChangeDay(SECOND, 2, List.of()));

    @Test
    void today_can_always_be_chosen_beside_the_days_of_change() {
        Timeline timeline = Timeline.of(CHANGES, TODAY, TODAY, Map.of(FIRST, date("2019")), WORDS);
        assertThat(timeline.days())
                .extracting(Timeline.Day::text)
                .containsExactly("mwaka 2019 (mabadiliko: 9)", "1 Julai 2022 (mabadiliko: 2)", "23 Novemba 2026 (leo)");
        assertThat(timeline.days())
                .filteredOn(Timeline.Day::chosen)
                .extracting(Timeline.Day::on)
                .containsExactly(TODAY);
        assertThat(timeline.days().getFirst().part()).isEqualTo("2019");
    }

    @Test
    void a_day_between_two_changes_stands_between_them() {
        LocalDate between = LocalDate.parse("2020-05-05");
        Timeline timeline = Timeline.of(CHANGES, between, TODAY, Map.of(), WORDS);
        assertThat(timeline.previous()).isEqualTo(FIRST);
        assertThat(timeline.next()).isEqualTo(SECOND);
        assertThat(timeline.days()).extracting(Timeline.Day::on).containsExactly(FIRST, between, SECOND, TODAY);
    }

    @Test
    void nothing_comes_before_the_first_change_or_after_the_last() {
        assertThat(Timeline.of(CHANGES, FIRST, TODAY, Map.of(), WORDS).previous())
                .isNull();
        assertThat(Timeline.of(CHANGES, TODAY, TODAY, Map.of(), WORDS).next()).isNull();
        assertThat(Timeline.of(CHANGES, SECOND, SECOND, Map.of(), WORDS)
                        .days()
                        .getLast()
                        .text())
                .isEqualTo("1 Julai 2022 (leo; mabadiliko: 2)");
    }

    @Test
    void without_any_change_there_is_still_today() {
        Timeline timeline = Timeline.of(List.of(), TODAY, TODAY, Map.of(), WORDS);
        assertThat(timeline.days())
                .singleElement()
                .satisfies(day -> assertThat(day.chosen()).isTrue());
    }
}
