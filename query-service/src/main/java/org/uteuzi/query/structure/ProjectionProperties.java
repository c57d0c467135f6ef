package org.uteuzi.query.structure;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param poll how long to wait before looking again for entries
 * @param batch about how many entries are projected in one transaction
 * @param patience how long an answer waits for an instrument that is not projected yet
 */
@ConfigurationProperties("uteuzi.projection")
record ProjectionProperties(Duration poll, int batch, Duration patience) {}
