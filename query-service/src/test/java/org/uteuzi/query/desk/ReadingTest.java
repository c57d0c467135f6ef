package org.uteuzi.query.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.uteuzi.query.web.PageLanguage;
import org.uteuzi.query.web.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReadingTest {

    private static final Field DATE = Field.required("effectiveFrom", Field.Kind.DATE);
    private static final List<Field> POST = Task.ESTABLISH_POST.fields();

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "27, 3, 2027, 2027-03-27, -",
                "'', '', 2019, 2019, -",
                "'', 7, 2019, 2019-07, -",
                "29, 2, 2024, 2024-02-29, -",
                "29, 2, 2023, -, desk.problem.date",
                "31, 13, 2023, -, desk.problem.date",
                "1, '', 2023, -, desk.problem.date.month",
                "1, 2, '', -, desk.problem.date.year",
                "x, 2, 2023, -, desk.problem.date",
                "1, 2, 99999, -, desk.problem.date.fourDigits",
                "1, 2, 31, -, desk.problem.date.fourDigits",
                "'', '', '', -, desk.problem.required"
            })
    void a_date_is_read_as_exactly_as_it_is_typed(String day, String month, String year, String date, String problem) {
        Reading reading = Reading.of(
                List.of(DATE),
                Map.of("effectiveFrom-day", day, "effectiveFrom-month", month, "effectiveFrom-year", year));

        assertThat(reading.json().path("effectiveFrom").stringValue(null)).isEqualTo(date);
        assertThat(reading.mistakes().stream()
                        .map(Reading.Mistake::key)
                        .findFirst()
                        .orElse(null))
                .isEqualTo(problem);
    }

    @Test
    void what_is_recorded_is_typed_and_read_again_as_it_was() {
        JsonNode said = JsonMapper.shared().readTree("""
                {"unitId": "u", "title": {"sw": "Mjumbe", "en": "Member"}, "reportsTo": "chair", "headsUnit": false, "seats": 5,
                 "terms": {"appointingAuthority": "office:minister", "qualifications": ["Sheria", "Fedha"], "termLength": "P3Y6M",
                           "maxTerms": 2, "fullTime": true, "onExpiry": "HOLD_OVER", "actingLimit": "P6M",
                           "legalBasis": {"number": "12", "year": 2019, "section": "7(2)", "jurisdiction": "TZ-ZNZ"}},
                 "effectiveFrom": "2019-07"}""");
        List<Field> fields =
                POST.stream().filter(field -> field.kind() != Field.Kind.NEW_ID).toList();

        Reading read = Reading.of(fields, Reading.typed(fields, said));

        assertThat(read.mistakes()).isEmpty();
        assertThat(read.json()).isEqualTo(said);
    }

    @Test
    void the_end_of_an_appointment_is_shown_as_its_last_day() {
        JsonNode said = JsonMapper.shared().readTree("{\"until\": \"2023-03-01\", \"reason\": \"RESIGNED\"}");

        assertThat(Reading.typed(Task.END_APPOINTMENT.fields(), said))
                .containsEntry("lastDay-day", "28")
                .containsEntry("lastDay-month", "2")
                .containsEntry("lastDay-year", "2023");
    }

    @Test
    void a_correction_says_only_what_is_put_right() {
        Map<String, String> was = Map.of("title-sw", "Mjumbe", "seats", "5", "reportsTo", "chair");
        Map<String, String> typed = Map.of("title-sw", "Mjumbe ", "seats", "7", "reportsTo", "");

        Reading patch = Reading.patch(POST, typed, was);

        assertThat(patch.mistakes()).isEmpty();
        assertThat(patch.json()).isEqualTo(JsonMapper.shared().readTree("{\"seats\": 7, \"reportsTo\": null}"));
    }

    @Test
    void lines_of_two_languages_say_the_same_one_by_one() {
        List<Field> functions = List.of(Field.of("functions", Field.Kind.ITEMS));

        assertThat(Reading.of(functions, Map.of("functions-sw", "Moja\nMbili", "functions-en", "One\nTwo"))
                        .json())
                .isEqualTo(JsonMapper.shared().readTree("""
                        {"functions": [{"sw": "Moja", "en": "One"}, {"sw": "Mbili", "en": "Two"}]}"""));
        assertThat(Reading.of(functions, Map.of("functions-sw", "Moja\nMbili", "functions-en", "One"))
                        .mistakes())
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.key()).isEqualTo("desk.problem.items"));
    }

    static Stream<Words> languages() {
        return Arrays.stream(PageLanguage.values()).map(Words::new);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void every_task_field_and_choice_has_its_words(Words words) {
        Stream<Field> fields = Stream.concat(
                Arrays.stream(Task.values()).flatMap(task -> task.fields().stream()), Letter.PAPER.stream());

        assertThat(fields.filter(field -> field.kind() != Field.Kind.NEW_ID))
                .isNotEmpty()
                .allSatisfy(field -> {
                    assertThat(Texts.label(field, words)).isNotBlank();
                    assertThat(field.choices())
                            .allSatisfy(code ->
                                    assertThat(Texts.code(field, code, words)).isNotBlank());
                });
        assertThat(Task.values())
                .allSatisfy(task -> assertThat(Texts.task(task, words)).isNotBlank());
    }
}
