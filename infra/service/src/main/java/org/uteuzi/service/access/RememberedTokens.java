package org.uteuzi.service.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Remembers for a moment who brought which token that was found good: programs send the same one with every request, and to look
 * at its signature and read what it grants again costs more than many an answer. Whether it is still in time is looked at each time.
 */
final class RememberedTokens implements AuthenticationManager {

    /** So much longer than the keys themselves are kept is a key good that the login server has withdrawn. */
    private static final Duration MOMENT = Duration.ofMinutes(1);

    private static final int MOST = 10_000;

    private final JwtAuthenticationProvider signatures;
    private final JwtTimestampValidator times = new JwtTimestampValidator();
    private final Cache<String, JwtAuthenticationToken> good;

    /** @param signatures looks at all of a token */
    RememberedTokens(JwtDecoder signatures) {
        this(signatures, Ticker.systemTicker());
    }

    RememberedTokens(JwtDecoder signatures, Ticker clock) {
        this.signatures = new JwtAuthenticationProvider(signatures);
        this.signatures.setJwtAuthenticationConverter(Callers::authentication);
        good = Caffeine.newBuilder()
                .expireAfterWrite(MOMENT)
                .maximumSize(MOST)
                .scheduler(Scheduler.systemScheduler()) // also where nobody asks any more
                .ticker(clock)
                .build();
    }

    @Override
    public Authentication authenticate(Authentication brought) {
        String token = ((BearerTokenAuthenticationToken) brought).getToken();
        JwtAuthenticationToken known = good.getIfPresent(token);
        if (known == null || times.validate(known.getToken()).hasErrors()) {
            known = (JwtAuthenticationToken) signatures.authenticate(brought); // which says what is wrong with it
            known.setDetails(null); // from where it came this time
            good.put(token, known);
        }
        return known;
    }
}
