package org.uteuzi.query.reading;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param every how often what was read is written down; so much of it is lost at most if the machine fails
 * @param batch how many rows are written at once
 * @param room how many reads may be under way or wait to be written; further ones are refused
 * @param patience how long an orderly stop waits for a database that is away
 * @param purposeFor the institutions, or {@code *} for all, of whose people it must be said why one looks at them
 */
@ConfigurationProperties("uteuzi.reads")
record ReadProperties(Duration every, int batch, int room, Duration patience, Set<String> purposeFor) {}
