package org.uteuzi.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DayNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-4194303-01-01",
                "-0001-12-31",
                "0000-01-01",
                "0001-01-01",
                "2020-02-29",
                "9999-12-31",
                "+10000-01-01",
                "+4194302-12-31"
            })
    void a_day_is_found_again_by_its_number(LocalDate day) {
        assertThat(DayNumber.day(DayNumber.of(day))).isEqualTo(day);
    }

    @Test
    void what_lies_beyond_all_numbers_is_the_first_day_or_the_last() {
        assertThat(DayNumber.day(DayNumber.of(LocalDate.MIN))).isEqualTo(LocalDate.MIN);
        assertThat(DayNumber.day(DayNumber.of(LocalDate.MAX))).isEqualTo(LocalDate.MAX);
        assertThat(DayNumber.of(LocalDate.of(-4194304, 12, 31))).isEqualTo(DayNumber.of(LocalDate.MIN));
        assertThat(DayNumber.of(LocalDate.of(4194303, 1, 1))).isEqualTo(DayNumber.of(LocalDate.MAX));
    }

    @Test
    void numbers_come_in_the_order_of_their_days_and_none_comes_never() {
        Random random = new Random(7);
        List<LocalDate> days = Stream.concat(
                        Stream.of(LocalDate.MIN, LocalDate.MAX),
                        random.longs(
                                        2_000,
                                        LocalDate.of(-20, 1, 1).toEpochDay(),
                                        LocalDate.of(12_000, 1, 1).toEpochDay())
                                .mapToObj(LocalDate::ofEpochDay))
                .sorted()
                .toList();

        assertThat(days.stream().map(DayNumber::of)).isSorted();
        assertThat(days.stream().map(DayNumber::of)).doesNotContain(DayNumber.NEVER);
        assertThat(days.stream().map(DayNumber::of).distinct().count())
                .isEqualTo(days.stream().distinct().count());
    }
}
