package org.uteuzi.query.verify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.uteuzi.query.register.RegisterReader;
import org.uteuzi.query.structure.KnownPoint;
import org.uteuzi.query.structure.KnownPoints;
import org.uteuzi.query.verify.Verification.Difference;
import org.uteuzi.query.verify.Verification.Result;

/**
 * Verifies the projection and what is answered from memory, telling how far it is. It ends with status 0 where all is as the
 * naive fold believes it, and with 1 where anything is not; the first differences are told.
 */
@Component
@Profile(VerifyCommand.PROFILE)
public class VerifyCommand implements ApplicationRunner, ExitCodeGenerator, Verification.Progress {

    /** In this profile the service verifies and ends. */
    public static final String PROFILE = "verify";

    private static final Logger LOG = LoggerFactory.getLogger(VerifyCommand.class);
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String POINTS = "points";
    private static final String SEED = "seed";
    private static final int USUAL_POINTS = 200;
    private static final int TOLD = 20;

    private final Verification verification;
    private final RegisterReader register;
    private final KnownPoints points;
    private final InstantSource clock;
    private Instant told = Instant.MIN;
    private Instant began = Instant.MIN;
    private boolean different;

    VerifyCommand(Verification verification, RegisterReader register, KnownPoints points, InstantSource clock) {
        this.verification = verification;
        this.register = register;
        this.points = points;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        began = clock.instant();
        long seed = option(arguments, SEED, began.toEpochMilli());
        awaitProjected();
        Result result = verification.verify(seed, Math.toIntExact(option(arguments, POINTS, USUAL_POINTS)), this);
        List<Difference> differences = result.differences();
        different = !differences.isEmpty();
        differences.stream()
                .limit(TOLD)
                .forEach(difference -> LOG.error(
                        "{} on {} as known at entry {}: {} {}",
                        difference.asked().institution(),
                        difference.asked().on(),
                        difference.asked().entry(),
                        difference.expected() ? "missing" : "not expected",
                        difference.line()));
        LOG.info(
                "{} differences in {} answers and rows at {} points (--{}={}), in {}",
                differences.size(),
                result.lines(),
                result.points(),
                SEED,
                seed,
                Duration.between(began, clock.instant()));
    }

    /** As far as the register goes now. */
    private void awaitProjected() {
        long newest = register.newest();
        Instant moved = clock.instant();
        for (long shown = shown(), before = shown; shown < newest; before = shown, shown = shown()) {
            tell(shown + 1, newest + 1, "entries projected");
            if (shown > before) {
                moved = clock.instant();
            } else if (Duration.between(moved, clock.instant()).compareTo(PATIENCE) > 0) {
                throw new IllegalStateException("the projection stands still at entry " + shown + " of " + newest);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private long shown() {
        return points.newest().map(KnownPoint::entry).orElse(-1L);
    }

    private static long option(ApplicationArguments arguments, String name, long usual) {
        List<String> given = arguments.getOptionValues(name);
        return given == null || given.isEmpty() ? usual : Long.parseLong(given.getLast());
    }

    @Override
    public void read(long entries, long all) {
        tell(entries, all, "entries read");
    }

    @Override
    public void compared(int points, int all) {
        tell(points, all, "points compared");
    }

    private void tell(long done, long all, String what) {
        Instant now = clock.instant();
        if (done == all || Duration.between(told, now).compareTo(BETWEEN_REPORTS) >= 0) {
            told = now;
            LOG.info("{} of {} {} ({} %), after {}", done, all, what, 100 * done / all, Duration.between(began, now));
        }
    }

    @Override
    public int getExitCode() {
        return different ? 1 : 0;
    }
}
