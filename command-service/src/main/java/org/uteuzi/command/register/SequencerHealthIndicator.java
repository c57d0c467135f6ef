package org.uteuzi.command.register;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up as long as the sequencer of this node does its rounds; whether there is anything to enter does not matter. */
final class SequencerHealthIndicator implements HealthIndicator {

    private final SequencerLoop sequencer;
    private final Duration silentFor;

    SequencerHealthIndicator(SequencerLoop sequencer, Duration silentFor) {
        this.sequencer = sequencer;
        this.silentFor = silentFor;
    }

    @Override
    public Health health() {
        Duration silence = sequencer.sinceLastRun();
        boolean up = sequencer.isAlive() && silence.compareTo(silentFor) <= 0;
        return (up ? Health.up() : Health.down())
                .withDetail("alive", sequencer.isAlive())
                .withDetail("secondsSinceLastRun", silence.toSeconds())
                .build();
    }
}
