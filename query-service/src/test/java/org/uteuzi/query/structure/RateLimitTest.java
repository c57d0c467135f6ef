package org.uteuzi.query.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.uteuzi.testing.TestIssuer;

/** The questions are limited as every service is; people see a page, and logins are counted by themselves. */
@ExtendWith(Installation.MadeOnce.class)
class RateLimitTest {

    private static final int MANY = 2; // so few that none comes back while a test runs
    private static QueryNode node;

    @BeforeAll
    static void start(Installation installation) {
        node = QueryNode.on(
                installation.database,
                "UTEUZI_LIMIT_CALLER=" + MANY,
                "UTEUZI_LIMIT_STRANGER=" + MANY,
                "server.forward-headers-strategy=native");
        node.follow(installation.register);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    private static String token(String name) {
        return "Bearer " + TestIssuer.shared().token(name, "MANAGER:*");
    }

    private static HttpResponse<String> from(String address, String path, String authorization, String language) {
        return node.get(path, "Authorization", authorization, "X-Forwarded-For", address, "Accept-Language", language);
    }

    private static void isTooMany(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After").map(Integer::parseInt))
                .hasValueSatisfying(seconds -> assertThat(seconds).isBetween(1, 60));
    }

    private static double refused(String by) {
        return node.bean(MeterRegistry.class)
                .get("uteuzi.limit.refused")
                .tag("by", by)
                .counter()
                .count();
    }

    @Test
    void a_caller_who_asks_too_often_is_told_when_to_come_again_wherever_they_come_from() {
        double before = refused("caller");
        for (int i = 0; i < MANY; i++) {
            assertThat(from("10.1.0." + i, "/api/institutions", token("mwingi"), "sw")
                            .statusCode())
                    .isEqualTo(200);
        }
        HttpResponse<String> refused = from("10.1.0.9", "/api/institutions", token("mwingi"), "sw");
        isTooMany(refused);
        assertThat(QueryNode.json(refused).get("code").asString()).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(from("10.1.0.9", "/api/institutions", token("mwingine"), "sw")
                        .statusCode())
                .isEqualTo(200);
        assertThat(refused("caller")).isEqualTo(before + 1);
    }

    @Test
    void people_see_a_page_that_says_so() {
        String address = "10.3.0.1";
        for (int i = 0; i < MANY; i++) {
            assertThat(from(address, "/dashboard", "", "sw").statusCode()).isEqualTo(302);
        }
        HttpResponse<String> answer =
                node.get("/dashboard", "Authorization", "", "X-Forwarded-For", address, "Accept", "text/html");
        isTooMany(answer);
        assertThat(answer.body()).contains("Umetuma maombi mengi mno");
    }

    @Test
    void who_tries_to_log_in_too_often_is_not_sent_to_the_login_server() {
        String address = "10.4.0.1";
        for (int i = 0; i < MANY; i++) {
            assertThat(from(address, "/login/oauth2/code/uteuzi?code=x&state=y", "", "sw")
                            .statusCode())
                    .isNotEqualTo(429);
        }
        isTooMany(from(address, "/login/oauth2/code/uteuzi?code=x&state=y", "", "sw"));
        isTooMany(from(address, "/oauth2/authorization/uteuzi", "", "sw"));
        isTooMany(from(address, "/%6fauth2/authorization/uteuzi", "", "sw"));
        assertThat(refused("login")).isPositive();
        assertThat(from(address, "/dashboard", "", "sw").statusCode())
                .as("what is no login is counted by itself")
                .isEqualTo(302);
    }

    @Test
    void who_wants_to_log_in_is_not_kept_from_it_by_bad_tokens_from_their_address() {
        String address = "10.6.0.1";
        for (int i = 0; i < MANY; i++) {
            from(address, "/api/institutions", "Bearer nonsense", "sw");
        }
        isTooMany(from(address, "/api/institutions", "Bearer nonsense", "sw"));
        assertThat(from(address, "/login/oauth2/code/uteuzi?code=x&state=y", "", "sw")
                        .statusCode())
                .isNotEqualTo(429);
    }

    @Test
    void what_watches_over_us_and_what_belongs_to_a_page_is_not_counted() {
        for (int i = 0; i < 3 * MANY; i++) {
            assertThat(from("10.5.0.1", "/actuator/health", "", "sw").statusCode())
                    .isEqualTo(200);
            assertThat(from("10.5.0.1", "/img/mark.svg", "", "sw").statusCode()).isEqualTo(200);
        }
    }
}
