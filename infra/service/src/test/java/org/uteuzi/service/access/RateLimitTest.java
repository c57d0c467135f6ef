package org.uteuzi.service.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.uteuzi.service.SampleService;
import org.uteuzi.testing.TestIssuer;

/** Who asks too often waits, and nobody else does. The node stands behind a proxy that says where requests come from. */
class RateLimitTest {

    private static final int MANY = 2; // so few that none comes back while a test runs
    private static SampleService service;

    @BeforeAll
    static void start() {
        service = SampleService.with(Map.of(
                "UTEUZI_LIMIT_CALLER", String.valueOf(MANY),
                "UTEUZI_LIMIT_STRANGER", String.valueOf(MANY)));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static HttpResponse<String> from(String address, String token, String language) {
        return service.get("/api/greetings/asha", token, "X-Forwarded-For", address, "Accept-Language", language);
    }

    private static String token(String name) {
        return TestIssuer.shared().token(name, "MANAGER:*");
    }

    private static void isTooMany(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(429);
        assertThat(SampleService.json(answer).get("code").asString()).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(answer.headers().firstValue("Retry-After").map(Integer::parseInt))
                .hasValueSatisfying(seconds -> assertThat(seconds).isBetween(1, 60));
    }

    private static double refused(String by) {
        return service.bean(MeterRegistry.class)
                .get("uteuzi.limit.refused")
                .tag("by", by)
                .counter()
                .count();
    }

    @Test
    void a_caller_who_asks_too_often_is_told_when_to_come_again_wherever_they_come_from() {
        for (int i = 0; i < MANY; i++) {
            assertThat(from("10.1.0." + i, token("mwingi"), "sw").statusCode()).isEqualTo(200);
        }
        HttpResponse<String> swahili = from("10.1.0.9", token("mwingi"), "sw");
        isTooMany(swahili);
        assertThat(SampleService.json(swahili).get("title").asString()).isEqualTo("Maombi ni mengi mno");
        HttpResponse<String> english = from("10.1.0.9", token("mwingi"), "en");
        isTooMany(english);
        assertThat(SampleService.json(english).get("title").asString()).isEqualTo("Too many requests");
        assertThat(from("10.1.0.9", token("mwingine"), "sw").statusCode()).isEqualTo(200);
        assertThat(refused("caller")).isEqualTo(2);
    }

    @Test
    void tokens_that_are_not_good_are_counted_by_the_address_that_they_come_from() {
        for (int i = 0; i < MANY; i++) {
            assertThat(from("10.2.0.1", "nonsense", "sw").statusCode()).isEqualTo(401);
        }
        isTooMany(from("10.2.0.1", TestIssuer.shared().forged(), "sw"));
        isTooMany(from("10.2.0.1", "", "sw"));
        assertThat(from("10.2.0.1", token("jirani"), "sw").statusCode()).isEqualTo(200);
        assertThat(from("10.2.0.2", "nonsense", "sw").statusCode()).isEqualTo(401);
    }

    @Test
    void all_addresses_of_a_network_are_counted_together_as_whoever_has_one_has_all_of_them() {
        assertThat(from("2001:db8:0:1::1", "nonsense", "sw").statusCode()).isEqualTo(401);
        assertThat(from("2001:DB8:0:1:2:3:4:5", "nonsense", "sw").statusCode()).isEqualTo(401);
        isTooMany(from("2001:db8::1:ffff:0:0:9", "nonsense", "sw"));
        assertThat(from("2001:db8:0:2::1", "nonsense", "sw").statusCode()).isEqualTo(401);
        assertThat(from("::ffff:10.7.0.1", "nonsense", "sw").statusCode()).isEqualTo(401);
        assertThat(from("10.7.0.1", "nonsense", "sw").statusCode()).isEqualTo(401);
        isTooMany(from("::ffff:10.7.0.1", "nonsense", "sw"));
    }

    @Test
    void what_watches_over_us_is_not_counted() {
        for (int i = 0; i < 3 * MANY; i++) {
            assertThat(service.get("/actuator/health", "").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void what_nobody_was_refused_for_can_be_watched_from_the_start() {
        assertThat(refused("address")).isNotNegative();
        assertThat(service.bean(MeterRegistry.class)
                        .find("uteuzi.limit.refused")
                        .tag("by", "login")
                        .counter())
                .as("nothing here counts logins")
                .isNull();
    }
}
