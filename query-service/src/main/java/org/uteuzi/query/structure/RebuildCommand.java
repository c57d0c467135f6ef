package org.uteuzi.query.structure;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Makes the projection anew from the register, telling how far it is. */
@Component
@Profile(RebuildCommand.PROFILE)
public class RebuildCommand implements ApplicationRunner {

    /** In this profile the service rebuilds and ends, and follows nothing. */
    public static final String PROFILE = "rebuild";

    private static final Logger LOG = LoggerFactory.getLogger(RebuildCommand.class);
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(1);
    private static final Map<Rebuild.Stage, String> WORDS = new EnumMap<>(Map.of(
            Rebuild.Stage.READ, "entries read",
            Rebuild.Stage.FOLDED, "things folded",
            Rebuild.Stage.INDEXED, "indexes made",
            Rebuild.Stage.CAUGHT_UP, "entries caught up with"));

    private final Rebuild rebuild;
    private final InstantSource clock;
    private final Map<Rebuild.Stage, Instant> began = new EnumMap<>(Rebuild.Stage.class);
    private Instant told = Instant.MIN;

    RebuildCommand(Rebuild rebuild, InstantSource clock) {
        this.rebuild = rebuild;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Instant start = clock.instant();
        long entries = rebuild.rebuild(this::report);
        LOG.info("rebuilt from {} entries in {}", entries, Duration.between(start, clock.instant()));
    }

    private void report(Rebuild.Stage stage, long done, long all) {
        Instant now = clock.instant();
        Instant since = began.putIfAbsent(stage, now);
        if (done < all && Duration.between(told, now).compareTo(BETWEEN_REPORTS) < 0) {
            return;
        }
        told = now;
        double seconds = since == null ? 0 : Duration.between(since, now).toNanos() / 1e9;
        double rate = done / Math.max(0.001, seconds);
        LOG.info(
                "{} of {} {} ({} %), {} a second, about {} s to go in this part",
                done,
                all,
                WORDS.get(stage),
                100 * done / Math.max(1, all),
                Math.round(rate),
                Math.round((all - done) / rate));
    }
}
