package org.uteuzi.query.history;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * @param memory about how much the institutions in memory may take; those asked for longest ago give way; null: a third of the
 *     heap
 * @param step how many entries are brought to the institutions in memory together; after more, each is loaded anew
 * @param warmUp how long a service may load institutions before it says that it is ready
 */
@ConfigurationProperties("uteuzi.history")
record HistoryProperties(@Nullable DataSize memory, int step, Duration warmUp) {

    DataSize room() {
        return memory == null ? DataSize.ofBytes(Runtime.getRuntime().maxMemory() / 3) : memory;
    }
}
