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
        return new Histories(
                new HistoryTables(WholeDatabase.of(queryService), TestRegister.reader(queryService)),
                new HistoryProperties(DataSize.ofMegabytes(64), Duration.ofSeconds(10)),
                new SimpleMeterRegistry());
    }
}
