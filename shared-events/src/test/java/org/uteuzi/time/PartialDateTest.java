package org.uteuzi.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uteuzi.json.EventJson;
import org.uteuzi.time.PartialDate.Precision;

class PartialDateTest {

    @ParameterizedTest
    @CsvSource({
        "2019,       YEAR,  2019-01-01, 2019-12-31",
        "2020,       YEAR,  2020-01-01, 2020-12-31",
        "0001,       YEAR,  0001-01-01, 0001-12-31",
        "9999,       YEAR,  9999-01-01, 9999-12-31",
        "2019-07,    MONTH, 2019-07-01, 2019-07-31",
        "2019-02,    MONTH, 2019-02-01, 2019-02-28",
        "2020-02,    MONTH, 2020-02-01, 2020-02-29",
        "1900-02,    MONTH, 1900-02-01, 1900-02-28",
        "2000-02,    MONTH, 2000-02-01, 2000-02-29",
        "2019-04,    MONTH, 2019-04-01, 2019-04-30",
        "2020-02-29, DAY,   2020-02-29, 2020-02-29",
        "0001-01-01, DAY,   0001-01-01, 0001-01-01",
        "9999-12-31, DAY,   9999-12-31, 9999-12-31"
    })
    void a_date_counts_from_its_first_day_to_its_last(
            String text, Precision precision, LocalDate first, LocalDate last) {
        PartialDate date = new PartialDate(text);

        assertThat(date.text()).isEqualTo(text);
        assertThat(date.precision()).isEqualTo(precision);
        assertThat(date.first()).isEqualTo(first);
        assertThat(date.last()).isEqualTo(last);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "2019-7",
                "2019-7-1",
                "2019-07-1",
                "2019-13",
                "2019-00",
                "2019-07-32",
                "2019-04-31",
                "2019-02-29",
                "1900-02-29",
                "2019-07-00",
                "0000",
                "0000-01-01",
                "-2019",
                "+2019",
                "12019",
                "201",
                "19",
                "2019-",
                "2019-07-",
                "2019/07",
                "201907",
                "20190701",
                "2019-07-01T00:00",
                "2019-W01",
                " 2019",
                "2019 ",
                "2019\n",
                "2019\u0000",
                "\u0000",
                "20\u000019",
                // digits, but not those of ASCII: full-width, Arabic-Indic, mathematical
                "２０１９",
                "２０１９-０７",
                "2019-0７",
                "٢٠١٩",
                "𝟚𝟘𝟙𝟡",
                // a hyphen, but not that of ASCII
                "2019‐07",
                "mwaka 2019"
            })
    void anything_else_is_no_date_and_is_named(String text) {
        assertThatThrownBy(() -> new PartialDate(text))
                .isInstanceOfSatisfying(
                        NotADateException.class,
                        refusal -> assertThat(refusal.text()).isEqualTo(text));
    }

    @ParameterizedTest
    @CsvSource({
        "2020,       2021",
        "0001,       0002",
        "2019-07,    2019-08",
        "2019-12,    2020-01",
        "2020-02-28, 2020-02-29",
        "2020-02-29, 2020-03-01",
        "2019-02-28, 2019-03-01",
        "2019-12-31, 2020-01-01",
        "9999-12-30, 9999-12-31",
        "9998,       9999"
    })
    void a_last_day_in_and_the_first_day_out_after_it_are_one_statement(String lastDay, String until) {
        assertThat(new PartialDate(lastDay).following()).isEqualTo(new PartialDate(until));
        assertThat(new PartialDate(until).preceding()).isEqualTo(new PartialDate(lastDay));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999", "9999-12", "9999-12-31"})
    void nothing_follows_the_year_9999(String last) {
        assertThatThrownBy(() -> new PartialDate(last).following()).isInstanceOf(NotADateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001", "0001-01", "0001-01-01"})
    void nothing_precedes_the_year_1(String first) {
        assertThatThrownBy(() -> new PartialDate(first).preceding()).isInstanceOf(NotADateException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-02,    2020-01-31, false",
        "2020-02,    2020-02-01, true",
        "2020-02,    2020-02-29, true",
        "2020-02,    2020-03-01, false",
        "2019,       2018-12-31, false",
        "2019,       2019-01-01, true",
        "2019,       2019-12-31, true",
        "2019,       2020-01-01, false",
        "2019-07-01, 2019-07-01, false"
    })
    void a_date_without_a_day_leaves_its_days_open(String text, LocalDate day, boolean open) {
        assertThat(new PartialDate(text).leavesOpen(day)).isEqualTo(open);
    }

    @Test
    void a_year_and_its_first_day_are_one_day_but_not_one_text() {
        PartialDate year = new PartialDate("2019");
        PartialDate day = new PartialDate("2019-01-01");

        assertThat(year).isEqualByComparingTo(day).isNotEqualTo(day);
        assertThat(year).isLessThan(new PartialDate("2019-01-02")).isGreaterThan(new PartialDate("2018-12"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2019", "2019-07", "2019-07-01", "0001", "9999-12-31"})
    void a_date_stays_as_written_in_json_and_text(String text) {
        PartialDate date = new PartialDate(text);

        assertThat(date).hasToString(text);
        assertThat(EventJson.mapper().writeValueAsString(date)).isEqualTo('"' + text + '"');
        assertThat(EventJson.mapper().readValue('"' + text + '"', PartialDate.class))
                .isEqualTo(date);
    }

    @Test
    void a_full_day_is_written_in_full() {
        assertThat(PartialDate.of(LocalDate.of(33, 4, 5))).hasToString("0033-04-05");
        assertThatThrownBy(() -> PartialDate.of(LocalDate.of(10_000, 1, 1))).isInstanceOf(NotADateException.class);
        assertThatThrownBy(() -> PartialDate.of(LocalDate.of(0, 1, 1))).isInstanceOf(NotADateException.class);
    }
}
