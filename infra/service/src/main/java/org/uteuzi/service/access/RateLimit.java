package org.uteuzi.service.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * How often somebody may ask this node within a minute: whoever has logged in by who they are, wherever they come from, and
 * whoever has not, or brings a token that is not good, by the address that they come from.
 */
public final class RateLimit {

    private static final String CALLER = "caller";
    private static final String ADDRESS = "address";
    private static final Pattern IN_NUMBERS = Pattern.compile("[0-9a-fA-F]*:[0-9a-fA-F:.]*(%.*)?");
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
        countsAlso(CALLER);
        countsAlso(ADDRESS);
    }

    /**
     * Says from the start that nobody was refused yet, so that there is something to watch before somebody is.
     *
     * @param kind of requests, which are counted by themselves
     */
    public void countsAlso(String kind) {
        refused(kind, 0);
    }

    /** Counts a request once; one too many is told when to come again. */
    public boolean isTooMany(HttpServletRequest request, HttpServletResponse response, String subject) {
        return subject.isEmpty()
                ? isTooMany(ADDRESS, network(request.getRemoteAddr()), strangers, request, response)
                : isTooMany(CALLER, subject, callers, request, response);
    }

    /** Counts a request once among those of its kind from the same address, and not among the others. */
    public boolean isTooManyOf(String kind, HttpServletRequest request, HttpServletResponse response) {
        return isTooMany(kind, network(request.getRemoteAddr()), strangers, request, response);
    }

    private boolean isTooMany(
            String by, String who, long perMinute, HttpServletRequest request, HttpServletResponse response) {
        if (perMinute == 0 || request.getAttribute(COUNTED) != null) {
            return false;
        }
        request.setAttribute(COUNTED, true);
        ConsumptionProbe asked = bucket(by + " " + who, perMinute).tryConsumeAndReturnRemaining(1);
        if (!asked.isConsumed()) {
            refused(by, 1);
            long seconds = Duration.ofNanos(asked.getNanosToWaitForRefill()).toSeconds() + 1;
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        }
        return !asked.isConsumed();
    }

    /** Of an IPv6 address the first half: whoever has one address of a network has as many as they want. */
    private static String network(String address) {
        if (!IN_NUMBERS.matcher(address).matches()) {
            return address;
        }
        try {
            InetAddress known =
                    InetAddress.getByName(address.replaceFirst("%.*", "")); // in numbers: no server is asked
            return known instanceof Inet6Address
                    ? HexFormat.of().formatHex(known.getAddress(), 0, Long.BYTES)
                    : known.getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }

    private Bucket bucket(String who, long perMinute) {
        return buckets.get(
                who,
                unknown -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
                        .build());
    }

    private void refused(String by, int times) {
        meters.counter("uteuzi.limit.refused", "by", by).increment(times);
    }
}
