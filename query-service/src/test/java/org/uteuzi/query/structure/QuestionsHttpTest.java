package org.uteuzi.query.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uteuzi.event.post.EndReason;
import org.uteuzi.query.register.TestRegister;
import org.uteuzi.query.register.TestRegister.Recorded;
import tools.jackson.databind.JsonNode;

/** The contract of the questions: what they take, what they rest on, how long an answer may be kept. */
@ExtendWith(Installation.MadeOnce.class)
class QuestionsHttpTest {

    private static Installation installation;
    private static TestRegister register;
    private static QueryNode node;
    private static Recorded first;
    private static Recorded last;

    @BeforeAll
    static void use(Installation used) {
        installation = used;
        register = used.register;
        node = used.node;
        first = used.first;
        last = used.last;
    }

    @BeforeEach
    void itIsNoon() {
        node.itIs("2024-06-15T09:00:00Z");
    }

    private static JsonNode problem(String path, int status, String... headers) {
        HttpResponse<String> response = node.get(path, headers);
        assertThat(response.statusCode()).as(path).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        JsonNode problem = QueryNode.json(response);
        assertThat(problem.propertyNames())
                .contains("type", "title", "status", "code", "detail", "instance", "problems");
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("instance").asString()).isEqualTo(path.replaceAll("\\?.*", ""));
        assertThat(problem.toString()).doesNotContain("Exception", "org.uteuzi", "org.springframework", "uri=");
        return problem;
    }

    private static String code(String path, int status) {
        return problem(path, status).get("code").asString();
    }

    @ParameterizedTest
    @CsvSource({
        "?on=2021-02-29, DATE_NOT_EXISTING",
        "?on=2021-6-3, DATE_NOT_EXISTING",
        "?on=2021, DATE_NOT_EXISTING",
        "?on=2021-06-30T00:00:00Z, DATE_NOT_EXISTING",
        "?on=0000-01-01, DATE_NOT_EXISTING",
        "?on=-2021-01-01, DATE_NOT_EXISTING",
        "?on=today, DATE_NOT_EXISTING",
        "?on=, MALFORMED",
        "?on=%20, MALFORMED",
        "?on=2021-01-01&on=2021-01-01, MALFORMED",
        "?knownAt=2021-06-30, TIME_MALFORMED",
        "?knownAt=2021-06-30T11:05, TIME_MALFORMED",
        "?knownAt=now, TIME_MALFORMED",
        "?knownAt=, MALFORMED",
        "?entry=-1, ENTRY_MALFORMED",
        "?entry=1.0, ENTRY_MALFORMED",
        "?entry=1e1, ENTRY_MALFORMED",
        "?entry=99999999999999999999, ENTRY_MALFORMED",
        "?entry=, MALFORMED",
        "?entry=1&entry=2, MALFORMED",
        "?entry=4711, ENTRY_BEYOND_NEWEST",
        "?entry=1&knownAt=2024-02-01T00:00:00Z, TWO_KNOWN_TIMES",
        "?consistentWith=, MALFORMED",
        "?On=2021-01-01, UNKNOWN_PARAMETER",
        "?beliefs=all, UNKNOWN_PARAMETER",
        "?entry=1&sourceKnownAt=2021-01-01T00:00:00Z, TWO_KNOWN_TIMES",
        "?knownAt=2024-02-01T00:00:00Z&sourceKnownAt=2021-01-01T00:00:00Z, TWO_KNOWN_TIMES",
        "?sourceKnownAt=2021-01-01, TIME_MALFORMED",
        "?sourceKnownAt=, MALFORMED",
    })
    void a_parameter_that_makes_no_sense_is_refused(String query, String code) {
        for (String resource : List.of("/api/institutions", "/api/institutions/egaz/structure")) {
            assertThat(code(resource + query, 400)).as(resource + query).isEqualTo(code);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?beliefs=", "?beliefs=some", "?beliefs=all&beliefs=all", "?beliefs=ALL"})
    void beliefs_are_all_or_none(String query) {
        for (String resource : List.of("posts/ict-director", "units/ict", "people/p-asha")) {
            assertThat(code("/api/" + resource + "/timeline" + query, 400)).isEqualTo("MALFORMED");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/institutions/nobody",
                "/api/institutions/nobody/structure",
                "/api/institutions/nobody/days",
                "/api/posts/nobody/holders",
                "/api/posts/nobody/timeline",
                "/api/units/nobody/timeline",
                "/api/people/nobody/timeline",
                "/api/instruments/nobody",
                "/api/nothing",
                "/api/institutions/egaz/nothing",
            })
    void what_was_never_recorded_is_not_found(String path) {
        assertThat(code(path, 404)).isEqualTo("NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/institutions/zaca",
                "/api/institutions/zaca/structure",
                "/api/institutions/zaca/days",
                "/api/units/zaca-unit/timeline",
                "/api/people/p-asha/timeline",
            })
    void what_was_recorded_later_was_not_yet_recorded_then(String path) {
        assertThat(code(path + "?entry=" + first.lastEntry(), 404)).isEqualTo("NOT_YET_RECORDED");
        assertThat(code(path + "?knownAt=" + first.recordedAt(), 404)).isEqualTo("NOT_YET_RECORDED");
    }

    /** Also where both times say the same: whoever stands between us and a caller might take the other. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/institutions/egaz/structure?on=2021-06-30&on=2021-06-30",
                "/api/institutions/egaz/structure?on=2021-06-30&%6fn=2022-06-30",
                "/api/institutions/egaz/structure?entry=1&entry=2",
                "/api/institutions/egaz/diff?on=2021-06-30&againstOn=2020-06-30&againstOn=2020-07-30",
                "/api/institutions/egaz/timeline?beliefs=all&beliefs=all",
                "/api/search?q=asha&q=juma",
                "/api/instruments?limit=1&limit=2",
                "/api/reads?subject=a&subject=b",
                "/api/reports/vacancies?institution=egaz&institution=zaca&on=2021-06-30"
            })
    void a_parameter_that_is_given_twice_is_refused(String path) {
        assertThat(code(path, 400)).isEqualTo("MALFORMED");
    }

    @Test
    void a_post_that_its_institution_got_later_was_not_yet_recorded_then() {
        installation.record("later-post", Say.post("ict-deputy", "ict", "2019-07-01"));

        for (String question : List.of("holders", "timeline")) {
            assertThat(code("/api/posts/ict-deputy/" + question + "?entry=" + first.lastEntry(), 404))
                    .isEqualTo("NOT_YET_RECORDED");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/institutions", "/api/institutions/egaz/structure", "/api/people/p-asha/timeline"})
    void before_the_first_instrument_is_whole_the_register_did_not_exist(String path) {
        assertThat(code(path + "?knownAt=" + first.recordedAt().minusMillis(1), 404))
                .isEqualTo("NOT_YET_RECORDED");
        for (long entry = 0; entry < first.lastEntry(); entry++) {
            assertThat(code(path + "?entry=" + entry, 404)).isEqualTo("NOT_YET_RECORDED");
        }
    }

    @Test
    void a_moment_ahead_is_answered_with_the_newest() {
        JsonNode ahead = node.ask("/api/institutions?on=2024-01-01&knownAt=2999-01-01T00:00:00Z");

        assertThat(ahead).isEqualTo(node.ask("/api/institutions?on=2024-01-01"));
        assertThat(ahead.get("basis").get("entry").asLong()).isEqualTo(register.size() - 1);
        assertThat(ahead.get("basis").get("past").asBoolean()).isFalse();
    }

    @Test
    void before_an_institution_exists_its_structure_is_empty() {
        JsonNode answer = node.ask("/api/institutions/egaz/structure?on=2019-06-30");

        assertThat(answer.get("institution").isNull()).isTrue();
        assertThat(answer.get("units")).isEmpty();
        assertThat(answer.get("posts")).isEmpty();
        assertThat(node.ask("/api/institutions/egaz?on=2019-06-30")
                        .get("institution")
                        .isNull())
                .isTrue();
        assertThat(node.ask("/api/posts/ict-director/holders?on=2019-06-30").get("holders"))
                .isEmpty();
        assertThat(node.ask("/api/institutions?on=2019-06-30").get("institutions"))
                .extracting(institution -> institution.get("id").asString())
                .contains("zaca")
                .doesNotContain("egaz");
        assertThat(node.ask("/api/institutions/egaz/structure?on=2019-07-01")
                        .get("institution")
                        .get("id")
                        .asString())
                .isEqualTo("egaz");
    }

    @Test
    void without_a_day_it_is_today_in_the_zone_of_the_institution() {
        installation.record("tomorrow", Say.institution("kiribati", "2020", "Pacific/Kiritimati"));
        node.itIs("2024-06-15T21:30:00Z");

        assertThat(on("/api/institutions/kiribati/structure")).isEqualTo("2024-06-16");
        assertThat(on("/api/institutions/egaz/structure")).isEqualTo("2024-06-16");
        assertThat(on("/api/institutions")).isEqualTo("2024-06-16");
        node.itIs("2024-06-15T10:30:00Z");
        assertThat(on("/api/institutions/kiribati/structure")).isEqualTo("2024-06-16");
        assertThat(on("/api/institutions/egaz/structure")).isEqualTo("2024-06-15");
        assertThat(on("/api/posts/ict-director/holders")).isEqualTo("2024-06-15");
        assertThat(on("/api/people/p-asha/timeline")).isEqualTo("2024-06-15");
    }

    private static String on(String path) {
        return node.ask(path).get("basis").get("on").asString();
    }

    @Test
    void every_answer_begins_with_its_basis() {
        for (String path : List.of(
                "/api/institutions",
                "/api/institutions/egaz",
                "/api/institutions/egaz/structure",
                "/api/institutions/egaz/days",
                "/api/posts/ict-director/holders",
                "/api/posts/ict-director/timeline",
                "/api/units/ict/timeline",
                "/api/people/p-asha/timeline")) {
            assertThat(node.get(path).body()).as(path).startsWith("{\"basis\":{\"on\":\"2024-06-15\",\"entry\":");
            assertThat(node.ask(path).get("basis").get("knownAt").asString())
                    .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        }
    }

    @Test
    void the_basis_is_the_last_entry_that_concerns_the_institution() {
        Recorded concerned = register.record("own", Say.unit("own-unit", "egaz", "2021"));
        installation.record("of-another", Say.unit("zaca-other", "zaca", "2013"));

        JsonNode basis = node.ask("/api/institutions/egaz/structure").get("basis");

        assertThat(basis.get("entry").asLong()).isEqualTo(concerned.lastEntry());
        assertThat(basis.get("knownAt").asString())
                .isEqualTo(concerned.recordedAt().toString());
        assertThat(basis.get("institution").asString()).isEqualTo("egaz");
        assertThat(basis.get("past").asBoolean()).isFalse();
    }

    @Test
    void the_corrected_name_of_a_person_concerns_the_institutions_where_the_person_held_a_post() {
        installation.record(
                "people",
                Say.person("p-juma", "Juma Mfno"),
                Say.person("p-nobody", "Hana Nafasi"),
                Say.post("ict-secretary", "ict", "2019-07-01"),
                Say.appointed("a-juma", "ict-secretary", "p-juma", "2020-01-01"),
                Say.ended("e-juma", "a-juma", "ict-secretary", "2020-02-01", EndReason.RESIGNED));
        String before = etag("/api/institutions/egaz/structure?on=2020-01-15");

        installation.record("idle", Say.person("f2-nobody", "p-nobody", "Hana Kazi", Say.corrects("f-p-nobody")));
        assertThat(etag("/api/institutions/egaz/structure?on=2020-01-15")).isEqualTo(before);

        installation.record("name", Say.person("f2-juma", "p-juma", "Juma Mfano", Say.corrects("f-p-juma")));
        assertThat(etag("/api/institutions/egaz/structure?on=2020-01-15")).isNotEqualTo(before);
        assertThat(node.get("/api/institutions/egaz/structure?on=2020-01-15").body())
                .contains("Juma Mfano")
                .doesNotContain("Juma Mfno");
    }

    @Test
    void the_corrected_name_of_an_office_concerns_the_institutions_where_it_appoints() {
        installation.record(
                "offices",
                Say.office("waziri", "Wazri"),
                Say.person("p-mwana", "Mwana Mfano"),
                Say.post("ict-analyst", "ict", "2019-07-01"),
                Say.appointed("f-a-mwana", "a-mwana", "ict-analyst", "p-mwana", "office:waziri", "2020-01-01", null));
        String egaz = etag("/api/institutions/egaz/structure?on=2020-01-15");
        String zaca = etag("/api/institutions/zaca/structure?on=2020-01-15");

        installation.record("minister", Say.office("f2-waziri", "waziri", "Waziri", Say.corrects("f-waziri")));

        assertThat(node.get("/api/institutions/egaz/structure?on=2020-01-15").body())
                .contains("\"Waziri\"");
        assertThat(etag("/api/institutions/egaz/structure?on=2020-01-15")).isNotEqualTo(egaz);
        assertThat(etag("/api/institutions/zaca/structure?on=2020-01-15")).isEqualTo(zaca);
    }

    @Test
    void a_tag_stays_until_the_basis_changes() {
        for (String path : List.of(
                "/api/institutions/zaca/structure?on=2020-01-01",
                "/api/institutions/zaca?on=2020-01-01",
                "/api/institutions/zaca/days?on=2020-01-01",
                "/api/units/zaca-unit/timeline?on=2020-01-01")) {
            String before = etag(path);
            assertThat(before).startsWith("\"").endsWith("\"");
            installation.record("elsewhere" + register.size(), Say.unit("u" + register.size(), "egaz", "2021"));
            assertThat(etag(path)).as(path).isEqualTo(before);
            HttpResponse<String> unchanged = node.get(path, "If-None-Match", before);
            assertThat(unchanged.statusCode()).isEqualTo(304);
            assertThat(unchanged.body()).isEmpty();
            assertThat(unchanged.headers().firstValue("ETag")).hasValue(before);
            assertThat(unchanged.headers().firstValue("Cache-Control")).hasValue("no-cache, private");

            installation.record("here" + register.size(), Say.unit("u" + register.size(), "zaca", "2021"));
            assertThat(node.get(path, "If-None-Match", before).statusCode()).isEqualTo(200);
            assertThat(etag(path)).as(path).isNotEqualTo(before);
        }
    }

    @Test
    void other_questions_have_other_tags() {
        String on = "?on=2020-01-01&entry=" + last.lastEntry();
        assertThat(List.of(
                        etag("/api/institutions/egaz/structure" + on),
                        etag("/api/institutions/egaz/structure?on=2020-01-02&entry=" + last.lastEntry()),
                        etag("/api/institutions/egaz/structure?on=2020-01-01&entry=" + first.lastEntry()),
                        etag("/api/institutions/egaz" + on),
                        etag("/api/institutions/zaca" + on),
                        etag("/api/posts/ict-director/holders" + on),
                        etag("/api/posts/ict-director/timeline" + on),
                        etag("/api/posts/ict-director/timeline" + on + "&beliefs=all")))
                .doesNotHaveDuplicates();
    }

    private static String etag(String path) {
        HttpResponse<String> response = node.get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.headers().firstValue("ETag").orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/institutions/egaz, true",
        "/api/institutions/egaz/days, false",
        "/api/units/ict/timeline, true",
        "/api/institutions, true",
        "/api/institutions/egaz/structure, false",
        "/api/posts/ict-director/holders, false",
        "/api/posts/ict-director/timeline, false",
        "/api/people/p-asha/timeline, false",
    })
    void only_past_answers_without_people_may_be_kept(String path, boolean withoutPeople) {
        String past = path + "?entry=" + last.lastEntry();
        installation.record("to-make-it-past" + register.size(), Say.unit("v" + register.size(), "zaca", "2021"));

        assertThat(caching(path + "?on=2020-04-01")).isEqualTo("no-cache, private");
        assertThat(caching(past + "&on=2020-04-01"))
                .isEqualTo(withoutPeople ? "max-age=31536000, private, immutable" : "no-cache, private");
        assertThat(caching(past))
                .as("without a day it is another answer tomorrow")
                .isEqualTo("no-cache, private");
    }

    private static String caching(String path) {
        HttpResponse<String> response = node.get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.headers().firstValue("Cache-Control").orElseThrow();
    }

    @Test
    void an_answer_waits_for_the_instrument_that_it_shall_be_consistent_with() {
        String path = "/api/institutions/egaz/structure?consistentWith=awaited";
        var answer = CompletableFuture.supplyAsync(() -> node.get(path));
        Recorded awaited = register.record("awaited", Say.unit("awaited-unit", "egaz", "2021"));

        assertThat(answer.join().statusCode()).isEqualTo(200);
        assertThat(QueryNode.json(answer.join()).get("basis").get("entry").asLong())
                .isGreaterThanOrEqualTo(awaited.lastEntry());
    }

    @Test
    void an_answer_does_not_wait_for_ever() {
        long began = System.nanoTime();
        HttpResponse<String> response = node.get("/api/institutions/egaz/structure?consistentWith=never-recorded");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(QueryNode.json(response).get("code").asString()).isEqualTo("BEHIND");
        assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void problems_are_told_in_swahili_unless_english_is_asked_for() {
        String path = "/api/institutions/nobody";
        JsonNode swahili = problem(path, 404);
        JsonNode english = problem(path, 404, "Accept-Language", "en-GB,en;q=0.9,sw;q=0.1");

        assertThat(swahili.get("title").asString()).isEqualTo("Haikupatikana");
        assertThat(swahili.get("detail").asString()).contains("nobody");
        assertThat(english.get("title").asString()).isEqualTo("Not found");
        assertThat(problem(path, 404, "Accept-Language", "sw-TZ")).isEqualTo(swahili);
        assertThat(problem(path, 404, "Accept-Language", "fr")).isEqualTo(swahili);
        assertThat(node.get(path, "Accept-Language", "en").headers().firstValue("Content-Language"))
                .hasValue("en");
        assertThat(problem("/api/nothing", 404).get("title").asString()).isEqualTo("Haikupatikana");
        assertThat(problem("/api/nothing", 404, "Accept-Language", "en")
                        .get("title")
                        .asString())
                .isEqualTo("Not found");
    }

    @Test
    void a_parameter_that_is_empty_or_given_twice_is_named() {
        for (String parameters : List.of("on=", "on=2021-01-01&on=2022-01-01")) {
            JsonNode problem = problem("/api/institutions?" + parameters, 400, "Accept-Language", "en");
            assertThat(problem.get("code").asString()).isEqualTo("MALFORMED");
            assertThat(problem.get("detail").asString()).startsWith("Give the parameter on once only");
        }
    }

    @Test
    void the_methods_of_an_address_are_told_to_whoever_may_ask_at_all() {
        HttpResponse<String> methods = node.send("OPTIONS", "/api/institutions");

        assertThat(methods.statusCode()).isEqualTo(200);
        assertThat(methods.headers().firstValue("Allow").orElseThrow()).contains("GET", "HEAD", "OPTIONS");
        assertThat(methods.body()).isEmpty();
    }

    @Test
    void an_address_that_is_refused_before_it_is_read_is_a_problem_for_programs_and_a_page_for_people() {
        HttpResponse<String> refused = node.get("//api/institutions", "Accept-Language", "en");
        assertThat(refused.statusCode()).isEqualTo(400);
        JsonNode problem = QueryNode.json(refused);
        assertThat(problem.get("code").asString()).isEqualTo("MALFORMED");
        assertThat(problem.get("title").asString()).isEqualTo("The request is not right");
        HttpResponse<String> page = node.get("//api/institutions", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("<html", "lang=\"sw\"");
    }

    @Test
    void other_methods_and_kinds_of_answer_are_refused_as_problems() {
        HttpResponse<String> method = node.send("DELETE", "/api/institutions");
        assertThat(method.statusCode()).isEqualTo(405);
        assertThat(method.headers().firstValue("Allow")).hasValue("GET,HEAD,OPTIONS");
        assertThat(QueryNode.json(method).get("code").asString()).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(problem("/api/institutions", 406, "Accept", "text/csv")
                        .get("code")
                        .asString())
                .isEqualTo("NOT_ACCEPTABLE");
    }
}
