package org.uteuzi.query.history;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.util.unit.DataSize;
import org.uteuzi.query.database.WholeDatabase;
import org.uteuzi.query.register.TestRegister;

/** The institutions in memory outside of a service. */
public final class TestHistories {

    private TestHistories() {}

    public static Histories of(DataSource queryService) {
        return of(queryService, 1_000);
    }

    /** @param step how many entries are brought to institutions together */
    public static Histories of(DataSource queryService, int step) {
        var properties = new HistoryProperties(DataSize.ofMegabytes(64), step, Duration.ofSeconds(10));
        return new Histories(
                new HistoryTables(WholeDatabase.of(queryService), TestRegister.reader(queryService), properties),
                properties,
                new SimpleMeterRegistry());
    }
}
