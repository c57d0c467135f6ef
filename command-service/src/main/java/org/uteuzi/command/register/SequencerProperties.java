package org.uteuzi.command.register;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param poll how often to look for what other nodes have recorded
 * @param batch how many events one run takes, rounded up to whole transactions
 * @param silentFor how long without a successful run until this node is no longer ready
 */
@ConfigurationProperties("uteuzi.sequencer")
record SequencerProperties(Duration poll, int batch, Duration silentFor) {}
