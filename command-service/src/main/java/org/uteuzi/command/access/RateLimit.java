package org.uteuzi.command.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;

/**
 * How often somebody may ask this node within a minute: whoever has logged in by who they are, wherever they come from, and
 * whoever has not, or brings a token that is not good, by the address that they come from.
 */
final class RateLimit {

    private static final String COUNTED = RateLimit.class.getName();
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 100_000;

    /** Who has not asked for longer than it takes to fill it again has a full one anyway. */
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterAccess(MINUTE.multipliedBy(2))
            .build();

    private final long callers;
    private final long strangers;
    private final MeterRegistry meters;

    /** @param callers requests in a minute of somebody who has logged in; 0: as many as they want */
    RateLimit(long callers, long strangers, MeterRegistry meters) {
        this.callers = callers;
        this.strangers = strangers;
        this.meters = meters;
        // counted from the start, so that there is something to watch before the first refusal
        refused(true, 0);
        refused(false, 0);
    }

    /** Counts a request once; one too many is told when to come again. */
    boolean isTooMany(HttpServletRequest request, HttpServletResponse response, String subject) {
        boolean known = !subject.isEmpty();
        long perMinute = known ? callers : strangers;
        if (perMinute == 0 || request.getAttribute(COUNTED) != null) {
            return false;
        }
        request.setAttribute(COUNTED, true);
        String who = known ? "caller " + subject : "address " + request.getRemoteAddr();
        ConsumptionProbe asked = bucket(who, perMinute).tryConsumeAndReturnRemaining(1);
        if (!asked.isConsumed()) {
            refused(known, 1);
            long seconds = Duration.ofNanos(asked.getNanosToWaitForRefill()).toSeconds() + 1;
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        }
        return !asked.isConsumed();
    }

    private Bucket bucket(String who, long perMinute) {
        return buckets.get(
                who,
                unknown -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
                        .build());
    }

    private void refused(boolean known, int times) {
        meters.counter("uteuzi.limit.refused", "by", known ? "caller" : "address")
                .increment(times);
    }
}
