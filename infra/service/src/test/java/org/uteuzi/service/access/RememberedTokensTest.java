package org.uteuzi.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** A token is looked at again after a minute, and whenever it may not be good any more. */
class RememberedTokensTest {

    private final AtomicLong clock = new AtomicLong();
    private final List<String> lookedAt = new ArrayList<>();
    private final RememberedTokens tokens = new RememberedTokens(this::look, clock::get);

    private Jwt look(String token) {
        lookedAt.add(token);
        if (token.equals("forged")) {
            throw new BadJwtException("forged");
        }
        Duration left = token.equals("over") && lookedAt.size() == 1 ? Duration.ofHours(-1) : Duration.ofHours(1);
        return Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .subject(token)
                .issuedAt(Instant.now().minus(Duration.ofHours(2)))
                .expiresAt(Instant.now().plus(left))
                .build();
    }

    private String who(String token) {
        return Callers.of(tokens.authenticate(new BearerTokenAuthenticationToken(token)))
                .subject();
    }

    @Test
    void the_signature_of_a_token_that_is_sent_again_is_looked_at_once_in_a_minute() {
        assertThat(who("asha")).isEqualTo("asha");
        clock.addAndGet(Duration.ofSeconds(59).toNanos());
        assertThat(who("asha")).isEqualTo("asha");
        assertThat(lookedAt).containsExactly("asha");
        clock.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(who("asha")).isEqualTo("asha");
        assertThat(lookedAt).containsExactly("asha", "asha");
    }

    @Test
    void everybody_is_known_by_a_token_of_their_own() {
        assertThat(who("asha")).isEqualTo("asha");
        assertThat(who("juma")).isEqualTo("juma");
        assertThat(who("asha")).isEqualTo("asha");
    }

    @Test
    void a_token_whose_time_is_over_is_looked_at_again_however_good_it_was() {
        who("over");
        who("over");
        assertThat(lookedAt).containsExactly("over", "over");
    }

    @Test
    void a_token_that_is_not_good_is_looked_at_each_time() {
        for (int time = 1; time <= 2; time++) {
            assertThatThrownBy(() -> who("forged")).isInstanceOf(InvalidBearerTokenException.class);
            assertThat(lookedAt).hasSize(time);
        }
    }
}
