package org.uteuzi.query.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.uteuzi.query.database.WholeDatabase;
import org.uteuzi.query.history.TestHistories;
import org.uteuzi.query.register.TestRegister;
import org.uteuzi.testing.TestDatabase;

/** The loop goes on after failures of the database and stops for good where going on would be wrong. */
class ProjectionLoopTest {

    private final TestDatabase database =
            TestDatabase.create().migrateRegister().migrateStructure();
    private final TestRegister register = new TestRegister(database);
    private final Node node = new Node(database);
    private final ProjectionProperties properties =
            new ProjectionProperties(Duration.ofMillis(5), 100, Duration.ofSeconds(1));
    private final ProjectionLoop loop = new ProjectionLoop(
            node.projection,
            TestRegister.reader(node.source),
            new KnownPoints(WholeDatabase.of(node.source), properties),
            TestHistories.of(node.source),
            List.of(),
            properties,
            new SimpleMeterRegistry());

    @BeforeEach
    void start() {
        loop.start();
        register.record("first", Say.institution("first", "2019"));
        awaitStatus(Status.UP);
        awaitEntry(1);
    }

    @AfterEach
    void stop() {
        loop.stop();
        node.close();
        database.close();
    }

    private void awaitStatus(Status status) {
        await().pollInterval(Duration.ofMillis(5)).until(() -> loop.health().getStatus(), status::equals);
    }

    private void awaitEntry(long entry) {
        await().pollInterval(Duration.ofMillis(5))
                .ignoreExceptions() // a connection that was cut may be the one that is asked
                .until(node.projection::checkpoint, projected -> projected == entry);
    }

    @Test
    void it_goes_on_when_its_connections_were_cut() {
        JdbcClient superuser = JdbcClient.create(database.superuser());
        assertThat(superuser
                        .sql("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                                + " where usename = 'uteuzi_query' and datname = current_database()")
                        .query(Long.class)
                        .single())
                .isPositive();

        register.record("second", Say.institution("second", "2019"));

        awaitEntry(3);
        assertThat(loop.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void it_stops_when_what_is_recorded_does_not_fit_what_is_projected() {
        JdbcClient.create(node.source)
                .sql("insert into instrument values ('second', 2, 99, now())")
                .update();

        register.record("second", Say.institution("second", "2019"));

        awaitStatus(Status.DOWN);
        assertThat(loop.health().getDetails().get("stopped").toString()).contains("instrument_projected_once");
        assertThat(node.projection.checkpoint()).isEqualTo(1);
    }

    @Test
    void it_is_down_while_the_database_cannot_be_reached() {
        loop.stop();
        node.close();

        assertThat(loop.health().getStatus()).isEqualTo(Status.DOWN);
    }
}
