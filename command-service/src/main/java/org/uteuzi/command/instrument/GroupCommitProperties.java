package org.uteuzi.command.instrument;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param transactions how many may record small instruments at a time before others wait for them
 * @param patience how long somebody waits before recording alone
 */
@ConfigurationProperties("uteuzi.group-commit")
record GroupCommitProperties(int transactions, Duration patience) {

    GroupCommitProperties {
        if (transactions < 1) {
            throw new IllegalArgumentException("uteuzi.group-commit.transactions: at least one, or nobody ever begins");
        }
    }
}
