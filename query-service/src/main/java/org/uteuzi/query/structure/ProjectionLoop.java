package org.uteuzi.query.structure;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.uteuzi.query.history.ForgetsErased;
import org.uteuzi.query.history.Histories;
import org.uteuzi.query.register.RegisterReader;
import org.uteuzi.query.thread.PatientThread;

/**
 * Follows the register. It goes on after failures of the database; anything else, an unknown event type above all, stops it
 * for good and takes the service out of rotation: an answer that leaves something out is worse than none.
 */
@Component("projectionHealthIndicator")
class ProjectionLoop implements SmartLifecycle, HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionLoop.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    /** A stop waits for no longer one: what is not written whole is not written at all, and the next start goes on there. */
    private static final Duration LONGEST_STEP = Duration.ofSeconds(30);

    private final Projection projection;
    private final RegisterReader register;
    private final KnownPoints points;
    private final Histories histories;
    private final List<ForgetsErased> forgetful;
    private final ProjectionProperties properties;
    private final Timer runs;
    private final Counter entries;
    private final PatientThread thread = new PatientThread("projection", this::follow);
    private volatile @Nullable Throwable failure;
    private volatile boolean caughtUp;

    ProjectionLoop(
            Projection projection,
            RegisterReader register,
            KnownPoints points,
            Histories histories,
            List<ForgetsErased> forgetful,
            ProjectionProperties properties,
            MeterRegistry meters) {
        this.projection = projection;
        this.register = register;
        this.points = points;
        this.histories = histories;
        this.forgetful = forgetful;
        this.properties = properties;
        this.runs = Timer.builder("uteuzi.projection.run")
                .description("Time to project the entries of one transaction")
                .publishPercentileHistogram()
                .register(meters);
        this.entries = Counter.builder("uteuzi.projection.entries")
                .description("Entries projected")
                .register(meters);
        Gauge.builder("uteuzi.projection.behind", this, ProjectionLoop::behind)
                .description("Entries of the register that are not projected yet")
                .register(meters);
    }

    /** Before anybody can ask: what is projected already is shown from the first answer on. */
    @Override
    public void start() {
        show();
        thread.start();
    }

    @Override
    public void stop() {
        thread.stop(LONGEST_STEP);
    }

    @Override
    public boolean isRunning() {
        return thread.isRunning();
    }

    @Override
    public Health health() {
        Throwable stoppedBy = failure;
        if (stoppedBy != null) {
            return Health.down()
                    .withDetail("stopped", String.valueOf(stoppedBy.getMessage()))
                    .build();
        }
        Health.Builder health = caughtUp ? Health.up() : Health.outOfService();
        try {
            return health.withDetail("behind", behind()).build();
        } catch (DataAccessException e) {
            return Health.down(e).build();
        }
    }

    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }

    private long behind() {
        return register.newest() - projection.checkpoint();
    }

    private void follow() {
        Duration pause = Duration.ZERO;
        while (!thread.isStoppedWithin(pause)) {
            try {
                pause = step() ? Duration.ZERO : properties.poll();
            } catch (DataAccessException | TransactionException e) {
                if (e instanceof DataIntegrityViolationException) {
                    stopFor(e); // what does not fit today will not fit tomorrow
                    return;
                }
                LOG.warn("the projection waits for the database", e);
                pause = AFTER_FAILURE;
            } catch (RuntimeException | Error e) {
                stopFor(e);
                return;
            }
        }
    }

    private void stopFor(Throwable reason) {
        LOG.error("the projection stops: it must not pass over what it cannot project", reason);
        failure = reason;
    }

    private boolean step() {
        Timer.Sample sample = Timer.start();
        int projected = projection.advance(properties.batch());
        show();
        if (projected > 0) {
            sample.stop(runs);
            entries.increment(projected);
            return true;
        }
        if (!caughtUp) {
            histories.warmUp();
            caughtUp = true;
        }
        return false;
    }

    private void show() {
        points.follow(projection.checkpoint(), shown -> {
            long erasure = histories.bringUp(shown);
            forgetful.forEach(answers -> answers.forgetErased(erasure));
            return erasure;
        });
    }
}
