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
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Import;
import org.uteuzi.query.database.DatabaseConfiguration;
import org.uteuzi.query.register.RegisterReader;
import org.uteuzi.service.vault.VaultAutoConfiguration;

/**
 * Makes the projection anew from the register, telling how far it is. It is an application of its own, of the few things that
 * this needs: to start all of the service would take longer than many a rebuild.
 */
@ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class, VaultAutoConfiguration.class
})
@Import({DatabaseConfiguration.class, StructureConfiguration.class, RegisterReader.class, Rebuild.class})
@DependsOnDatabaseInitialization
public class RebuildCommand implements ApplicationRunner {

    /** The argument with which it is started. */
    public static final String NAME = "rebuild";

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
    /** When a part was heard of last. */
    private Instant heard;

    private Instant told = Instant.MIN;

    RebuildCommand(Rebuild rebuild, InstantSource clock) {
        this.rebuild = rebuild;
        this.clock = clock;
        this.heard = clock.instant();
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Instant start = clock.instant();
        long entries = rebuild.rebuild(this::report);
        LOG.info("rebuilt from {} entries in {}", entries, Duration.between(start, clock.instant()));
    }

    void report(Rebuild.Stage stage, long done, long all) {
        Instant now = clock.instant();
        // a part begins where the one before it ended
        Instant since = began.computeIfAbsent(stage, first -> heard);
        heard = now;
        if (done == 0 && all > 0) {
            return; // nothing by which to say how long it takes
        }
        if (done < all && Duration.between(told, now).compareTo(BETWEEN_REPORTS) < 0) {
            return;
        }
        told = now;
        double seconds = Math.max(0.001, Duration.between(since, now).toNanos() / 1e9);
        double rate = done / seconds;
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
