package org.uteuzi.query.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uteuzi.testing.TestIssuer;

/** What every answer says to browsers, whatever is asked and whatever becomes of it. */
@ExtendWith(Installation.MadeOnce.class)
class HeadersTest {

    private final QueryNode node;

    HeadersTest(Installation installation) {
        node = installation.node;
    }

    private Stream<String> addresses() {
        Stream<String> mapped = node.mappings().getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .map(path -> path.replaceAll("\\{[^}]*}", "x"));
        return Stream.concat(
                        mapped,
                        Stream.of(
                                "/nowhere",
                                "/api/nowhere",
                                "/api/institutions/%00",
                                "/api/institutions/a%2Fb",
                                "/api/institutions/a%3Bb",
                                "/people/a%3Bb",
                                "/css/uteuzi.css",
                                "/css/nowhere.css",
                                "/actuator",
                                "/actuator/health",
                                "/actuator/prometheus",
                                "/oauth2/authorization/uteuzi",
                                "/login/oauth2/code/uteuzi?code=x&state=y"))
                .distinct();
    }

    @Test
    void every_answer_of_every_address_says_what_browsers_must_keep_to() {
        String everything = "Bearer " + TestIssuer.shared().token();
        assertThat(addresses()).hasSizeGreaterThan(60).allSatisfy(address -> {
            for (String who : List.of(everything, "", "Bearer nonsense")) {
                for (String method : List.of("GET", "POST", "DELETE")) {
                    HttpHeaders headers =
                            node.send(method, address, "Authorization", who).headers();
                    assertThat(headers.firstValue("Content-Security-Policy"))
                            .as("%s %s %s", method, address, who)
                            .hasValueSatisfying(policy -> assertThat(policy)
                                    .contains("default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"));
                    assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
                    assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
                    assertThat(headers.allValues("Referrer-Policy")).containsExactly("same-origin");
                    assertThat(headers.allValues("Cross-Origin-Resource-Policy"))
                            .containsExactly("same-origin");
                    assertThat(headers.firstValue("Server")).isEmpty();
                    assertThat(headers.firstValue("X-Powered-By")).isEmpty();
                    assertThat(headers.firstValue("Access-Control-Allow-Origin"))
                            .isEmpty();
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/css/", "/js/", "/img/", "/fonts/", "/.git/HEAD", "/application.yaml"})
    void what_is_not_meant_to_be_read_is_not_there(String address) {
        assertThat(node.get(address).statusCode()).isEqualTo(404);
    }

    @Test
    void nobody_between_us_and_a_caller_keeps_what_the_api_and_pages_answer() {
        assertThat(addresses()
                        .filter(address -> Stream.of("/css/", "/v3/", "/actuator", "/oauth2/")
                                .noneMatch(address::startsWith)))
                .hasSizeGreaterThan(60)
                .allSatisfy(address -> assertThat(node.get(address).headers().firstValue("Cache-Control"))
                        .as(address)
                        .hasValueSatisfying(kept -> assertThat(kept).containsAnyOf("private", "no-store")));
    }
}
