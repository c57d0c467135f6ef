package org.uteuzi.service.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.uteuzi.service.SampleService;
import org.uteuzi.testing.TestIssuer;

/** What cannot be answered is told in one form, whoever refuses it: a controller, Spring, what guards us, or the server. */
@ExtendWith(OutputCaptureExtension.class)
class ProblemsTest {

    private static final SampleService SERVICE = SampleService.shared();

    private static HttpResponse<String> ask(String path, String language) {
        return SERVICE.get(path, TestIssuer.shared().token(), "Accept-Language", language);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/nowhere, 404, NOT_FOUND, Haikupatikana, Not found",
        "/api/nobody, 403, NOT_ALLOWED, Huna ruhusa, You have no permission",
        "/api/broken, 500, INTERNAL, Kuna hitilafu ya mfumo, A system error occurred",
        "/api/unreachable, 503, UNAVAILABLE, Huduma haipatikani kwa sasa, The service is not available now",
        "/api/greetings/%00, 400, MALFORMED, Ombi haliko sawa, The request is not right"
    })
    void every_failure_is_a_problem_in_the_language_that_is_asked_for(
            String path, int status, String code, String swahili, String english) {
        for (String language : new String[] {"sw", "en"}) {
            HttpResponse<String> answer = ask(path, language);

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
            assertThat(answer.headers().allValues("Content-Language")).containsExactly(language);
            assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
            assertThat(SampleService.json(answer).get("code").asString()).isEqualTo(code);
            assertThat(SampleService.json(answer).get("type").asString())
                    .isEqualTo("urn:uteuzi:problem:"
                            + code.toLowerCase(Locale.ROOT).replace('_', '-'));
            assertThat(SampleService.json(answer).get("title").asString())
                    .isEqualTo(language.equals("sw") ? swahili : english);
            assertThat(SampleService.json(answer).get("problems")).isEmpty();
        }
    }

    @Test
    void who_asks_for_no_language_is_answered_in_swahili() {
        for (String token : new String[] {"", TestIssuer.shared().token()}) {
            assertThat(SERVICE.get("/api/nowhere", token).headers().allValues("Content-Language"))
                    .containsExactly("sw");
        }
    }

    @Test
    void who_comes_while_the_database_is_away_is_told_when_to_come_again() {
        assertThat(ask("/api/unreachable", "sw").headers().allValues("Retry-After"))
                .containsExactly("5");
    }

    /** What nobody foresaw is told to whoever runs the service, and to whoever asked only where it stands. */
    @Test
    void an_unexpected_failure_is_logged_under_the_reference_that_the_answer_names(CapturedOutput output) {
        HttpResponse<String> answer = ask("/api/broken", "en");

        String told = SampleService.json(answer).get("detail").asString();
        assertThat(told)
                .matches("A system error occurred. Reference: \\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}\\.");
        assertThat(answer.body()).doesNotContain("imeharibika", "IllegalState");
        assertThat(output)
                .contains(
                        "unexpected failure " + told.replaceAll(".*: |\\.$", ""), "IllegalStateException: imeharibika");
    }
}
