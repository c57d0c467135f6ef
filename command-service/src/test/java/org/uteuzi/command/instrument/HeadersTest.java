package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.uteuzi.command.instrument.Door.Answer;
import org.uteuzi.testing.TestIssuer;

/** What every answer says to browsers, whatever is asked and whatever becomes of it. */
@ExtendWith(SharedDoor.class)
class HeadersTest {

    private final Door door;

    HeadersTest(Door door) {
        this.door = door;
    }

    private Stream<String> addresses() {
        Stream<String> mapped = door.mappings().getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .map(path -> path.replaceAll("\\{[^}]*}", "x"));
        return Stream.concat(
                        mapped,
                        Stream.of(
                                "/nowhere",
                                "/api/nowhere",
                                "/api/proposals/%00",
                                "/api/proposals/a%2Fb/approve",
                                "/api/proposals/a%3Bb/approve",
                                "/actuator",
                                "/actuator/health",
                                "/actuator/prometheus"))
                .distinct();
    }

    @Test
    void every_answer_of_every_address_says_what_browsers_must_keep_to() {
        String everything = "Bearer " + TestIssuer.shared().token();
        assertThat(addresses()).hasSizeGreaterThan(18).allSatisfy(address -> {
            for (String who : List.of(everything, "", "Bearer nonsense")) {
                for (String method : List.of("GET", "POST", "DELETE")) {
                    Answer answer = door.send(door.anonymous(address)
                            .header("Authorization", who)
                            .method(method, BodyPublishers.noBody())
                            .build());
                    assertThat(answer.header("Content-Security-Policy"))
                            .as("%s %s %s", method, address, who)
                            .contains("default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'");
                    assertThat(answer.headers().allValues("X-Content-Type-Options"))
                            .containsExactly("nosniff");
                    assertThat(answer.headers().allValues("X-Frame-Options")).containsExactly("DENY");
                    assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
                    assertThat(answer.headers().allValues("Cache-Control"))
                            .as("%s %s", method, address)
                            .containsExactly("no-store");
                    assertThat(answer.header("Server")).isEmpty();
                    assertThat(answer.header("X-Powered-By")).isEmpty();
                    assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
                }
            }
        });
    }
}
