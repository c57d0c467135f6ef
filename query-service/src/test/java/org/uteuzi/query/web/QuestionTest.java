package org.uteuzi.query.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionTest {

    private static final Words ENGLISH = new Words(PageLanguage.ENGLISH);

    @Test
    void nothing_asked_means_today_with_everything_recorded() {
        Question question = read(Map.of());
        assertThat(question.day()).isNull();
        assertThat(question.asked()).isEqualTo(new Asked.Now());
        assertThat(question.problems()).isEmpty();
    }

    @Test
    void an_address_means_the_same_as_in_the_api() {
        Question question = read(Map.of("on", "2021-06-30", "knownAt", "2022-01-01T12:00:00Z"));
        assertThat(question.day()).isEqualTo("2021-06-30");
        assertThat(question.asked()).isEqualTo(new Asked.At(Instant.parse("2022-01-01T12:00:00Z")));
        assertThat(question.known()).isEqualTo(new TypedDate("1", "1", "2022"));
        assertThat(read(Map.of("entry", " 17 ")).asked()).isEqualTo(new Asked.Entry(17));
    }

    @Test
    void a_typed_day_of_knowledge_includes_all_that_was_recorded_on_it_where_the_institution_is() {
        Question question = read(Map.of("known-day", "31", "known-month", "12", "known-year", "2025"));
        assertThat(question.asked()).isEqualTo(new Asked.At(Instant.parse("2025-12-31T20:59:59.999Z")));
        assertThat(question.fields()).isTrue();
    }

    @Test
    void empty_fields_ask_nothing() {
        Question question = read(
                Map.of("on-day", "", "on-month", " ", "on-year", "", "known-day", "", "known-month", "", "entry", " "));
        assertThat(question.problems()).isEmpty();
        assertThat(question.day()).isNull();
        assertThat(question.asked()).isEqualTo(new Asked.Now());
    }

    @ParameterizedTest
    @CsvSource({
        "31, 2, 2021, on-day, The date 31/2/2021 does not exist in the calendar.",
        "29, 2, 2021, on-day, The date 29/2/2021 does not exist in the calendar.",
        "0, 1, 2021, on-day, The date 0/1/2021 does not exist in the calendar.",
        "1, 13, 2021, on-day, The date 1/13/2021 does not exist in the calendar.",
        "1, 1, 0000, on-day, The date 1/1/0000 does not exist in the calendar.",
        "99999999999, 1, 2021, on-day, The date 99999999999/1/2021 does not exist in the calendar.",
        "'', '', 2019, on-day, 'The date is not complete: day and month is missing. Enter day, month and year.'",
        "'', 7, 2019, on-day, 'The date is not complete: day is missing. Enter day, month and year.'",
        "1, 7, '', on-year, 'The date is not complete: year is missing. Enter day, month and year.'",
        "1, 7, 21, on-year, 'Write the year with four digits, for example 2021.'",
        "1, 7, 12021, on-year, 'Write the year with four digits, for example 2021.'",
        "1, Julai, 2021, on-month, 'Enter the date as day, month and year, for example 30 6 2021.'",
        "-1, 7, 2021, on-day, 'Enter the date as day, month and year, for example 30 6 2021.'",
        "١, 7, 2021, on-day, 'Enter the date as day, month and year, for example 30 6 2021.'",
        "<script>, 7, 2021, on-day, 'Enter the date as day, month and year, for example 30 6 2021.'"
    })
    void what_is_no_day_is_kept_as_typed_and_said(String day, String month, String year, String anchor, String said) {
        Question question = read(Map.of("on-day", day, "on-month", month, "on-year", year));
        assertThat(question.day()).isNull();
        assertThat(question.on()).isEqualTo(new TypedDate(day, month, year));
        assertThat(question.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.anchor()).isEqualTo(anchor);
            assertThat(problem.wording().in(ENGLISH)).isEqualTo("Day of the structure: " + said);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021-02-31", "31/2/2021", "31.2.2021", "31 2 2021"})
    void a_date_in_one_piece_comes_back_in_three_fields(String on) {
        Question question = read(Map.of("on", on));
        assertThat(question.problems()).hasSize(1);
        assertThat(Integer.parseInt(question.on().day())).isEqualTo(31);
        assertThat(Integer.parseInt(question.on().month())).isEqualTo(2);
        assertThat(question.on().year()).isEqualTo("2021");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"leo", "2019", "2019-07", "<script>alert(1)</script>", "+999999999-01-01", "2021-06-30T00:00Z"})
    void what_is_no_day_at_all_stays_readable(String on) {
        Question question = read(Map.of("on", on));
        assertThat(question.problems()).hasSize(1);
        assertThat(question.on().day() + question.on().year() + question.on().month())
                .hasSizeGreaterThanOrEqualTo(on.replace("-", "").length());
    }

    @Test
    void a_day_may_be_typed_in_one_piece() {
        assertThat(read(Map.of("on", "30/6/2021")).day()).isEqualTo(LocalDate.parse("2021-06-30"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2021-13-01T00:00:00Z", "2021-01-01T99:00:00Z", "+1000000000-12-31T23:59:59Z"})
    void what_is_no_time_is_a_mistake_in_the_second_date(String knownAt) {
        assertThat(read(Map.of("knownAt", knownAt)).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.field()).isEqualTo(Question.Field.KNOWN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "kumi", "99999999999999999999999", "1e3", "<b>"})
    void what_is_no_number_of_an_entry_is_kept_and_said(String entry) {
        Question question = read(Map.of("entry", entry));
        assertThat(question.entry()).isEqualTo(entry);
        assertThat(question.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.anchor()).isEqualTo("entry");
            assertThat(problem.wording().in(ENGLISH)).isEqualTo("Enter a whole number: Entry number");
        });
    }

    @Test
    void two_times_of_knowledge_are_one_too_many() {
        assertThat(read(Map.of("entry", "3", "knownAt", "2022-01-01T12:00:00Z")).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.wording().in(ENGLISH))
                        .isEqualTo("Give only one of these times: Date of recording, Entry number."));
    }

    @Test
    void all_mistakes_are_said_at_once() {
        assertThat(read(Map.of("on-day", "x", "known-year", "19", "entry", "y")).problems())
                .extracting(Question.Problem::field)
                .containsExactly(Question.Field.ON, Question.Field.KNOWN, Question.Field.ENTRY);
    }

    private static Question read(Map<String, String> parameters) {
        return Question.read(parameters, SampleStructures.ZONE);
    }
}
