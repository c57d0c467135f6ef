package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.uteuzi.command.instrument.Door.Answer;
import org.uteuzi.testing.TestDatabase;
import org.uteuzi.testing.TestIssuer;

/** The door is limited as every service is. */
class RateLimitTest {

    private static Answer post(Door door, String authorization) {
        return door.postTo("/api/instruments?preview=true", new byte[0], "Authorization", authorization);
    }

    @Test
    void who_asks_too_often_waits_and_nobody_else_does() {
        String busy = "Bearer " + TestIssuer.shared().token("mwingi", "HR_OFFICER:*");
        try (TestDatabase database = TestDatabase.create();
                Door door = Door.open(database, Map.of("UTEUZI_LIMIT_CALLER", "1", "UTEUZI_LIMIT_STRANGER", "1"))) {
            assertThat(post(door, busy).status()).isEqualTo(400);
            assertThat(post(door, busy).code()).isEqualTo("TOO_MANY_REQUESTS");
            assertThat(post(door, "Bearer " + TestIssuer.shared().token("mwingine", "HR_OFFICER:*"))
                            .status())
                    .isEqualTo(400);
            assertThat(post(door, "Bearer nonsense").status()).isEqualTo(401);
            assertThat(post(door, "Bearer nonsense").status()).isEqualTo(429);
        }
    }
}
