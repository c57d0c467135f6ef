package org.uteuzi.service.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

/**
 * Remembers for a moment which tokens were found good: programs send the same one with every request, and to look at its
 * signature again costs more than many an answer. Whether it is still in time is looked at each time.
 */
public final class RememberedTokens implements JwtDecoder {

    /** So much longer than the keys themselves are kept is a key good that the login server has withdrawn. */
    private static final Duration MOMENT = Duration.ofMinutes(1);

    private static final int MOST = 10_000;

    private final JwtDecoder signatures;
    private final JwtTimestampValidator times = new JwtTimestampValidator();
    private final Cache<String, Jwt> good;

    /** @param signatures looks at all of a token */
    public RememberedTokens(JwtDecoder signatures) {
        this(signatures, Ticker.systemTicker());
    }

    RememberedTokens(JwtDecoder signatures, Ticker clock) {
        this.signatures = signatures;
        good = Caffeine.newBuilder()
                .expireAfterWrite(MOMENT)
                .maximumSize(MOST)
                .scheduler(Scheduler.systemScheduler()) // also where nobody asks any more
                .ticker(clock)
                .build();
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = good.getIfPresent(token);
        if (known == null || times.validate(known).hasErrors()) {
            known = signatures.decode(token); // which says what is wrong with it
            good.put(token, known);
        }
        return known;
    }
}
