package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.uteuzi.command.instrument.Door.Answer;
import org.uteuzi.testing.TestDatabase;
import org.uteuzi.testing.TestIssuer;

/** Who asks too often waits, and nobody else does. The node stands behind a proxy that says where requests come from. */
class RateLimitTest {

    private static final int MANY = 2; // so few that none comes back while a test runs
    private static TestDatabase database;
    private static Door door;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        door = Door.open(
                database,
                Map.of(
                        "UTEUZI_LIMIT_CALLER", String.valueOf(MANY),
                        "UTEUZI_LIMIT_STRANGER", String.valueOf(MANY),
                        "server.forward-headers-strategy", "native"));
    }

    @AfterAll
    static void stop() {
        door.close();
        database.close();
    }

    private static Answer from(String address, String authorization, String language) {
        return door.postTo(
                "/api/instruments?preview=true",
                new byte[0],
                "Authorization",
                authorization,
                "X-Forwarded-For",
                address,
                "Accept-Language",
                language);
    }

    private static String token(String name) {
        return "Bearer " + TestIssuer.shared().token(name, "HR_OFFICER:*");
    }

    private static void isTooMany(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(429);
        assertThat(answer.code()).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
    }

    @Test
    void a_caller_who_asks_too_often_is_told_when_to_come_again_wherever_they_come_from() {
        for (int i = 0; i < MANY; i++) {
            assertThat(from("10.1.0." + i, token("mwingi"), "sw").status()).isEqualTo(400);
        }
        Answer swahili = from("10.1.0.9", token("mwingi"), "sw");
        isTooMany(swahili);
        assertThat(swahili.json().get("title").asString()).isEqualTo("Maombi ni mengi mno");
        Answer english = from("10.1.0.9", token("mwingi"), "en");
        isTooMany(english);
        assertThat(english.json().get("title").asString()).isEqualTo("Too many requests");
        assertThat(from("10.1.0.9", token("mwingine"), "sw").status()).isEqualTo(400);
        assertThat(door.bean(MeterRegistry.class)
                        .get("uteuzi.limit.refused")
                        .tag("by", "caller")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void tokens_that_are_not_good_are_counted_by_the_address_that_they_come_from() {
        for (int i = 0; i < MANY; i++) {
            assertThat(from("10.2.0.1", "Bearer nonsense", "sw").status()).isEqualTo(401);
        }
        isTooMany(from("10.2.0.1", "Bearer " + TestIssuer.shared().forged(), "sw"));
        isTooMany(from("10.2.0.1", "", "sw"));
        assertThat(from("10.2.0.1", token("jirani"), "sw").status()).isEqualTo(400);
        assertThat(from("10.2.0.2", "Bearer nonsense", "sw").status()).isEqualTo(401);
    }

    @Test
    void all_addresses_of_a_network_are_counted_together_as_whoever_has_one_has_all_of_them() {
        assertThat(from("2001:db8:0:1::1", "Bearer nonsense", "sw").status()).isEqualTo(401);
        assertThat(from("2001:DB8:0:1:2:3:4:5", "Bearer nonsense", "sw").status())
                .isEqualTo(401);
        isTooMany(from("2001:db8::1:ffff:0:0:9", "Bearer nonsense", "sw"));
        assertThat(from("2001:db8:0:2::1", "Bearer nonsense", "sw").status()).isEqualTo(401);
        assertThat(from("::ffff:10.7.0.1", "Bearer nonsense", "sw").status()).isEqualTo(401);
        assertThat(from("10.7.0.1", "Bearer nonsense", "sw").status()).isEqualTo(401);
        isTooMany(from("::ffff:10.7.0.1", "Bearer nonsense", "sw"));
    }

    @Test
    void what_watches_over_us_is_not_counted() {
        for (int i = 0; i < 3 * MANY; i++) {
            assertThat(door.send(door.anonymous("/actuator/health").GET().build())
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void who_comes_by_https_is_told_to_come_by_nothing_else() {
        Answer answer = door.send(door.anonymous("/actuator/health")
                .header("X-Forwarded-Proto", "https")
                .GET()
                .build());

        assertThat(answer.header("Strict-Transport-Security")).isEqualTo("max-age=31536000; includeSubDomains");
    }
}
