package org.uteuzi.query.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
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
    private static final Words ENGLISH = new Words(PageLanguage.ENGLISH);

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "27, 3, 2027, 2027-03-27, -, -",
                "'', '', 2019, 2019, -, -",
                "'', 7, 2019, 2019-07, -, -",
                "29, 2, 2024, 2024-02-29, -, -",
                "29, 2, 2023, -, day, does not exist",
                "31, 13, 2023, -, day, does not exist",
                "'', 13, 2023, -, month, does not exist",
                "1, '', 2023, -, month, month is missing",
                "1, 2, '', -, year, year is missing",
                "x, 2, 2023, -, day, for example",
                "1, 2, 99999, -, year, four digits",
                "1, 2, 31, -, year, four digits",
                "1, 2, 0000, -, day, does not exist",
                "'', '', '', -, day, Fill in"
            })
    void a_date_is_read_as_exactly_as_it_is_typed(
            String day, String month, String year, String date, String part, String problem) {
        Reading reading = Reading.of(
                List.of(DATE),
                Map.of("effectiveFrom-day", day, "effectiveFrom-month", month, "effectiveFrom-year", year));

        assertThat(reading.json().path("effectiveFrom").stringValue(null)).isEqualTo(date);
        if (problem == null) {
            assertThat(reading.mistakes()).isEmpty();
        } else {
            assertThat(only(reading).input()).isEqualTo("effectiveFrom-" + part);
            assertThat(only(reading).wording().in(ENGLISH)).contains(problem).contains(Texts.label(DATE, ENGLISH));
        }
    }

    private static Reading.Mistake only(Reading reading) {
        assertThat(reading.mistakes()).hasSize(1);
        return reading.mistakes().getFirst();
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
    void how_many_members_of_each_kind_are_read_again_as_they_were() {
        List<Field> quotas = List.of(Field.of("quotas", Field.Kind.QUOTAS));
        JsonNode said = JsonMapper.shared().readTree("""
                {"quotas": [{"qualification": "Sheria", "minimum": 1}, {"appointedBy": "office:waziri", "maximum": 3}]}""");

        assertThat(Reading.of(quotas, Reading.typed(quotas, said)).json()).isEqualTo(said);
        assertThat(only(Reading.of(quotas, Map.of("quotas-2-minimum", "mmoja"))).input())
                .isEqualTo("quotas-2-minimum");
    }

    @Test
    void a_correction_of_one_quota_keeps_those_for_which_a_form_has_no_row() {
        List<Field> quotas = List.of(Field.of("quotas", Field.Kind.QUOTAS));
        JsonNode said = JsonMapper.shared().readTree("""
                {"quotas": [{"qualification": "a", "minimum": 1}, {"qualification": "b", "minimum": 1},
                            {"qualification": "c", "minimum": 1}, {"qualification": "d", "minimum": 1},
                            {"qualification": "e", "minimum": 1}]}""");
        Map<String, String> was = Reading.typed(quotas, said);
        Map<String, String> typed = Reading.kept(quotas, was);
        assertThat(Reading.patch(quotas, typed, was).json()).isEmpty();
        typed.put("quotas-1-minimum", "2");
        JsonNode changed = Reading.patch(quotas, typed, was).json().get("quotas");
        assertThat(changed).hasSize(5);
        assertThat(changed.get(0).get("minimum").asInt()).isEqualTo(2);
        assertThat(changed.get(4)).isEqualTo(said.get("quotas").get(4));
    }

    @Test
    void what_a_policy_names_is_read_again_as_it_was_and_may_be_emptied_by_a_correction() {
        List<Field> kinds = Task.correctable("institution.approval-policy-set").stream()
                .filter(field -> field.kind() == Field.Kind.SEVERAL)
                .toList();
        JsonNode said = JsonMapper.shared().readTree("{\"needsApproval\": [\"appoint\", \"correct\"]}");
        Map<String, String> was = Reading.typed(kinds, said);

        assertThat(Reading.of(kinds, was).json()).isEqualTo(said);
        assertThat(Reading.patch(kinds, was, was).json()).isEmpty();
        assertThat(Reading.patch(kinds, Map.of(), was).json().get("needsApproval"))
                .isEmpty();
    }

    @Test
    void what_becomes_of_each_thing_is_read_from_its_sign() {
        List<Field> decisions = List.of(Field.of("decisions", Field.Kind.DECISIONS));
        JsonNode said = JsonMapper.shared().readTree("""
                {"decisions": [{"reference": "post:a", "outcome": "CARRIES_OVER"},
                               {"reference": "appointment:b", "outcome": "LAPSES", "section": "7(2)"}]}""");

        assertThat(Reading.typed(decisions, said)).containsEntry("decisions", "+ post:a\n- appointment:b § 7(2)");
        assertThat(Reading.of(
                                decisions,
                                Map.of("decisions", "+ post:a (Mkurugenzi, Idara)\n\n- appointment:b § 7(2) (Mfano)"))
                        .json())
                .isEqualTo(said);
        assertThat(Reading.of(decisions, Map.of("decisions", "+ post:a (Mkurugenzi) § 7 (2)(a)\n- post:b § 7 (ii)"))
                        .json()
                        .get("decisions")
                        .findValuesAsString("section"))
                .containsExactly("7 (2)(a)", "7 (ii)");
        assertThat(only(Reading.of(decisions, Map.of("decisions", "post:a"))).input())
                .isEqualTo("decisions");
    }

    @Test
    void an_amendment_and_a_paper_are_corrected_in_the_words_of_their_effects() {
        JsonNode amendment = JsonMapper.shared().readTree("""
                {"seats": {"to": 3}, "title": {"to": {"sw": "Mjumbe"}}, "terms": {"termLength": {"to": "P3Y"}, "maxTerms": null},
                 "reportsTo": {"to": null}, "effectiveFrom": "2021"}""");
        assertThat(Reading.typed(Task.correctable("post.post-amended"), amendment))
                .isEqualTo(Map.of(
                        "seats",
                        "3",
                        "title-sw",
                        "Mjumbe",
                        "terms-termLength-years",
                        "3",
                        "effectiveFrom-year",
                        "2021"));
        JsonNode paper = JsonMapper.shared().readTree("""
                {"instrumentId": "i", "particulars": {"kind": "ACT", "number": "7", "title": {"sw": "Sheria"}, "amends": ["a", "b"]}}""");
        assertThat(Reading.typed(Task.correctable("instrument.instrument-recorded"), paper))
                .isEqualTo(Map.of("kind", "ACT", "number", "7", "title-sw", "Sheria", "amends", "a\nb"));
        assertThat(Task.correctable("person.persons-joined"))
                .extracting(Field::name)
                .containsExactly("sameAs");
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
    void what_a_browser_sends_back_untouched_corrects_nothing() {
        List<Field> mandate = List.of(
                Field.of("text", Field.Kind.PROSE),
                Field.of("functions", Field.Kind.ITEMS),
                Field.of("effectiveFrom", Field.Kind.DATE));
        JsonNode said = JsonMapper.shared().readTree("""
                {"text": {"sw": "Aya moja.\\nAya mbili."}, "functions": [{"sw": "Moja"}, {"sw": "Mbili"}],
                 "effectiveFrom": "2019-07"}""");
        Map<String, String> was = Reading.typed(mandate, said);
        Map<String, String> sent = new HashMap<>();
        mandate.forEach(field -> field.inputs()
                .forEach(input -> sent.put(input, was.getOrDefault(input, "").replace("\n", "\r\n"))));

        assertThat(Reading.patch(mandate, Reading.kept(mandate, sent), was).json())
                .isEmpty();
    }

    @Test
    void a_part_that_is_emptied_is_no_longer_stated_while_the_others_are() {
        List<Field> name = List.of(Field.of("name", Field.Kind.NAME));

        assertThat(Reading.patch(
                                name,
                                Map.of("name-sw", "Mjumbe", "name-en", ""),
                                Map.of("name-sw", "Mjumbe", "name-en", "Member"))
                        .json())
                .isEqualTo(JsonMapper.shared().readTree("{\"name\": {\"sw\": \"Mjumbe\", \"en\": null}}"));
    }

    @ParameterizedTest
    @CsvSource({"P4Y, 4, '', ''", "P3Y6M, 3, 6, ''", "P90D, '', '', 90", "P1Y2M3D, 1, 2, 3"})
    void a_length_of_time_is_read_as_it_is_shown(String length, String years, String months, String days) {
        List<Field> term = List.of(Field.of("termLength", Field.Kind.PERIOD));
        JsonNode said = JsonMapper.shared().createObjectNode().put("termLength", length);
        Map<String, String> typed = Reading.typed(term, said);

        assertThat(typed.getOrDefault("termLength-years", "")).isEqualTo(years);
        assertThat(typed.getOrDefault("termLength-months", "")).isEqualTo(months);
        assertThat(typed.getOrDefault("termLength-days", "")).isEqualTo(days);
        assertThat(Reading.of(term, typed).json()).isEqualTo(said);
    }

    @Test
    void what_no_database_can_hold_is_left_out_of_what_is_kept() {
        assertThat(Reading.kept(
                        List.of(Field.of("title", Field.Kind.LINE)), Map.of("title", "Mwenye\0kiti", "other", "x")))
                .isEqualTo(Map.of("title", "Mwenyekiti"));
    }

    @Test
    void lines_of_two_languages_say_the_same_one_by_one() {
        List<Field> functions = List.of(Field.of("functions", Field.Kind.ITEMS));

        assertThat(Reading.of(functions, Map.of("functions-sw", "Moja\nMbili", "functions-en", "One\nTwo"))
                        .json())
                .isEqualTo(JsonMapper.shared().readTree("""
                        {"functions": [{"sw": "Moja", "en": "One"}, {"sw": "Mbili", "en": "Two"}]}"""));
        Reading.Mistake differing =
                only(Reading.of(functions, Map.of("functions-sw", "Moja\nMbili", "functions-en", "One")));
        assertThat(differing.input()).isEqualTo("functions-en");
        assertThat(differing.wording().in(ENGLISH)).contains("number of lines");
    }

    static Stream<Words> languages() {
        return Arrays.stream(PageLanguage.values()).map(Words::new);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void every_task_field_and_choice_has_its_words(Words words) {
        Stream<Field> fields = Stream.concat(
                Arrays.stream(Task.values()).flatMap(task -> task.fields().stream()), Letter.PAPER.stream());
        assertThat(Field.Kind.QUOTAS.parts())
                .allSatisfy(part -> assertThat(Texts.part(part, words)).isNotBlank());

        assertThat(fields.filter(field -> field.kind() != Field.Kind.NEW_ID))
                .isNotEmpty()
                .allSatisfy(field -> {
                    assertThat(Texts.label(field, words)).isNotBlank();
                    assertThat(field.choices())
                            .allSatisfy(code ->
                                    assertThat(Texts.choice(code, words)).isNotBlank());
                });
        assertThat(Task.values())
                .allSatisfy(task -> assertThat(Texts.task(task, words)).isNotBlank());
    }
}
