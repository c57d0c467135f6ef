package org.uteuzi.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uteuzi.service.SampleService;
import org.uteuzi.testing.TestIssuer;

/** What every answer says to browsers, and what none says to anybody. */
class HeadersTest {

    private static final SampleService SERVICE = SampleService.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/greetings/asha",
                "/api/greetings/%00",
                "/api/greetings/a%2Fb",
                "/api/nobody",
                "/api/broken",
                "/nowhere",
                "/actuator/health"
            })
    void every_answer_says_what_is_said_always_and_what_the_service_says(String address) {
        for (String token : List.of(TestIssuer.shared().token(), "", "nonsense")) {
            HttpHeaders headers = SERVICE.get(address, token).headers();

            assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
            assertThat(headers.allValues("Cross-Origin-Resource-Policy")).containsExactly("same-origin");
            assertThat(headers.allValues("Content-Security-Policy")).containsExactly("default-src 'none'");
            assertThat(headers.allValues("Referrer-Policy")).containsExactly("no-referrer");
            assertThat(headers.allValues("X-Sample")).containsExactly("mfano");
            assertThat(headers.allValues("Strict-Transport-Security")).isEmpty();
        }
    }

    @Test
    void who_comes_by_https_is_told_to_come_by_nothing_else() {
        assertThat(SERVICE.get("/actuator/health", "", "X-Forwarded-Proto", "https")
                        .headers()
                        .allValues("Strict-Transport-Security"))
                .containsExactly("max-age=31536000; includeSubDomains");
    }

    /** What comes before anybody of ours sees it is answered by the web server alone. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/greetings/asha HTTP/9.9",
                "HABARI",
                "GET /{ HTTP/1.1",
                "GET http://[ HTTP/1.1",
                "GET / HTTP/1.1\r\nTransfer-Encoding: habari",
                "GET / HTTP/1.1\r\nContent-Length: -1",
                "TRACE /api/greetings/asha HTTP/1.1\r\nX-Siri: mwangwi"
            })
    void what_it_runs_on_is_nobodys_business(String request) throws IOException {
        assertThat(raw(request))
                .containsPattern("^HTTP/1.1 [45]\\d\\d")
                .doesNotContainIgnoringCase(
                        "\nServer:", "X-Powered-By", "Tomcat", "Apache", "Spring", "Java", "mwangwi", "\tat ");
    }

    @ParameterizedTest
    @CsvSource({
        "TRACE /api/greetings/asha HTTP/1.1, 405, METHOD_NOT_ALLOWED",
        "GET //api/greetings/asha HTTP/1.1, 400, MALFORMED"
    })
    void what_the_server_refuses_before_anybody_is_asked_is_a_problem_too(String request, int status, String code)
            throws IOException {
        assertThat(raw(request))
                .startsWith("HTTP/1.1 " + status)
                .containsIgnoringCase("\nContent-Type: application/problem+json")
                .contains("\"code\":\"" + code + "\"", "\"instance\":\"/api/greetings/asha\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.git/HEAD",
                "/.git/config",
                "/pom.xml",
                "/application.yaml",
                "/service.yaml",
                "/META-INF/MANIFEST.MF",
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/loggers",
                "/actuator/mappings",
                "/actuator/beans"
            })
    void what_is_not_meant_to_be_read_is_not_there(String address) {
        assertThat(SERVICE.get(address, TestIssuer.shared().token()).statusCode())
                .isEqualTo(404);
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", SERVICE.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((request + "\r\nHost: uteuzi\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
