package org.uteuzi.query.structure;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.uteuzi.query.register.RegisterReader;

/** Makes the projection anew from the register, telling how far it is. */
@Component
@Profile(Rebuild.PROFILE)
public class Rebuild implements ApplicationRunner {

    /** In this profile the service rebuilds and ends, and follows nothing. */
    public static final String PROFILE = "rebuild";

    private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);

    private final Projection projection;
    private final RegisterReader register;
    private final ProjectionProperties properties;
    private final InstantSource clock;

    Rebuild(Projection projection, RegisterReader register, ProjectionProperties properties, InstantSource clock) {
        this.projection = projection;
        this.register = register;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        long all = register.newest() + 1;
        Instant began = clock.instant();
        projection.rebuild(properties.batch(), done -> report(done, all, began));
        LOG.info("rebuilt from {} entries in {}", all, Duration.between(began, clock.instant()));
    }

    private void report(long done, long all, Instant began) {
        double seconds =
                Math.max(0.001, Duration.between(began, clock.instant()).toMillis() / 1000.0);
        double rate = done / seconds;
        LOG.info(
                "{} of {} entries ({} %), {} a second, about {} s to go",
                done, all, 100 * done / Math.max(1, all), Math.round(rate), Math.round((all - done) / rate));
    }
}
