package org.uteuzi.query.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.uteuzi.access.Caller;
import org.uteuzi.access.Reads;
import org.uteuzi.query.database.SeenDatabase;
import org.uteuzi.query.history.TestHistories;
import org.uteuzi.testing.TestDatabase;
import org.uteuzi.testing.TestDatabase.Role;

/** The log of who looked is written in order, once, and whole, whatever happens to it. */
@ExtendWith(OutputCaptureExtension.class)
class ReadLogTest {

    private static final Duration SOON = Duration.ofMillis(2);
    private static final Duration NEVER = Duration.ofHours(1);

    private final TestDatabase database =
            TestDatabase.create().migrateRegister().migrateStructure();
    private final HikariDataSource source = connections(Role.ANSWERS, database);
    private final DataSource answers = new SeenDatabase(source);
    private final HikariDataSource owner = connections(Role.QUERY, database);
    private final JdbcClient sql = JdbcClient.create(owner);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private static HikariDataSource connections(Role role, TestDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.dataSource(role));
        config.setSchema("structure");
        config.setMaximumPoolSize(4);
        return new HikariDataSource(config);
    }

    @AfterEach
    void close() {
        source.close();
        owner.close();
        database.close();
    }

    private ReadTable table() {
        return new ReadTable(new JdbcTemplate(answers), new JdbcTransactionManager(answers), TestHistories.of(owner));
    }

    private ReadLog log(Duration every, int batch, int room) {
        return log(every, batch, room, Duration.ofSeconds(5));
    }

    private ReadLog log(Duration every, int batch, int room, Duration patience) {
        return new ReadLog(table(), new ReadProperties(every, batch, room, patience, Set.of()), meters);
    }

    private static Look look(String subject, int number, String... things) {
        return new Look(
                Instant.parse("2024-06-15T09:00:00.123456Z"),
                Caller.of(Map.of("sub", subject, "uteuzi", List.of("MANAGER:egaz"))),
                null,
                Reads.Kind.PERSON,
                "/api/people/{id}",
                List.of(things),
                List.of(),
                new TreeMap<>(Map.of("number", String.valueOf(number))),
                7L,
                200,
                "sababu");
    }

    private static void looks(ReadLog log, String subject, int many) {
        for (int i = 0; i < many; i++) {
            assertThat(log.reserve()).isTrue();
            log.add(look(subject, i, "person:p-asha"));
        }
    }

    private List<String> numbersOf(String subject) {
        return sql.sql("select body::jsonb #>> '{asked,number}' from read_log where subject = :subject order by number")
                .param("subject", subject)
                .query(String.class)
                .list();
    }

    private long rows() {
        return sql.sql("select count(*) from read_log").query(Long.class).single();
    }

    @Test
    void two_services_number_their_looks_without_gaps_and_keep_the_order_of_each() throws InterruptedException {
        List<ReadLog> logs = List.of(log(SOON, 7, 10_000), log(SOON, 13, 10_000));
        logs.forEach(ReadLog::start);
        List<Thread> askers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            ReadLog log = logs.get(i);
            String subject = "node-" + i;
            askers.add(Thread.ofPlatform().start(() -> looks(log, subject, 1_000)));
        }
        for (Thread asker : askers) {
            asker.join();
        }
        logs.forEach(ReadLog::stop);

        assertThat(meters.get("uteuzi.reads.failures").counter().count())
                .as("batches that found their numbers taken")
                .isZero();
        assertThat(sql.sql("select number from read_log order by number")
                        .query(Long.class)
                        .list())
                .isEqualTo(LongStream.range(0, 2_000).boxed().toList());
        for (String subject : List.of("node-0", "node-1")) {
            assertThat(numbersOf(subject))
                    .isEqualTo(
                            IntStream.range(0, 1_000).mapToObj(String::valueOf).toList());
        }
    }

    @Test
    void an_orderly_stop_writes_all_that_waits() {
        ReadLog log = log(NEVER, 500, 10_000);
        log.start();
        looks(log, "mtu", 1_234);

        log.stop();

        assertThat(rows()).isEqualTo(1_234);
        assertThat(log.underWay()).isZero();
    }

    @Test
    void while_it_cannot_be_written_it_is_kept_and_then_written_once() {
        ReadLog log = log(SOON, 10, 100);
        sql.sql("alter table read_log rename to read_log_away").update();
        log.start();
        looks(log, "mtu", 25);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> meters.get("uteuzi.reads.failures").counter().count() >= 1);
        assertThat(log.underWay()).isEqualTo(25);

        sql.sql("alter table read_log_away rename to read_log").update();

        await().atMost(Duration.ofSeconds(30)).until(() -> log.underWay() == 0);
        log.stop();
        assertThat(numbersOf("mtu"))
                .isEqualTo(IntStream.range(0, 25).mapToObj(String::valueOf).toList());
    }

    @Test
    void an_orderly_stop_waits_no_longer_than_it_may_and_says_how_much_was_never_written(CapturedOutput output) {
        ReadLog log = log(NEVER, 10, 100, Duration.ofMillis(1));
        log.start();
        looks(log, "mtu", 25);
        new TransactionTemplate(new JdbcTransactionManager(owner)).executeWithoutResult(held -> {
            JdbcClient.create(owner).sql("lock table read_log").update();

            log.stop();

            assertThat(output).contains("the thread reads did not stop within", "25 looks were never written");
        });
    }

    @Test
    void it_goes_on_when_its_connections_were_cut() {
        ReadLog log = log(SOON, 10, 10_000);
        log.start();
        looks(log, "mtu", 50);
        assertThat(JdbcClient.create(database.superuser())
                        .sql("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                                + " where usename = 'uteuzi_answers' and datname = current_database()")
                        .query(Long.class)
                        .single())
                .isPositive();
        looks(log, "mtu", 50);

        await().atMost(Duration.ofSeconds(30)).until(() -> log.underWay() == 0);
        log.stop();
        assertThat(rows()).isEqualTo(100);
    }

    @Test
    void what_was_written_by_a_call_that_nobody_heard_the_end_of_is_not_written_again() {
        ReadTable table = table();
        UUID node = UUID.randomUUID();
        List<Look> looks =
                Stream.iterate(0, i -> i + 1).limit(8).map(i -> look("mtu", i)).toList();

        table.add(node, 0, looks.subList(0, 5));
        table.add(node, 0, looks);
        table.add(node, 0, looks);

        assertThat(numbersOf("mtu")).containsExactly("0", "1", "2", "3", "4", "5", "6", "7");
    }

    @Test
    void where_there_is_no_room_nobody_is_let_in_until_there_is() {
        ReadLog log = log(SOON, 10, 2);
        assertThat(log.reserve()).isTrue();
        assertThat(log.reserve()).isTrue();
        assertThat(log.reserve()).isFalse();
        log.giveBack();
        assertThat(log.reserve()).isTrue();
        log.add(look("mtu", 0));
        log.add(look("mtu", 1));
        assertThat(log.reserve()).isFalse();

        log.start();

        await().until(log::reserve);
        log.stop();
        assertThat(meters.get("uteuzi.reads.refused").counter().count()).isGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update read_log set subject = 'mwingine'",
                "delete from read_log",
                "truncate read_log",
                "truncate read_log, draft"
            })
    void what_is_written_is_only_added_to(String change) {
        table().add(UUID.randomUUID(), 0, List.of(look("mtu", 0)));

        assertThatThrownBy(() -> sql.sql(change).update())
                .rootCause()
                .hasMessageContaining("structure.read_log can only be added to");
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void a_row_is_the_bytes_that_it_says_and_is_found_by_what_they_say() {
        sql.sql("insert into home values ('egaz', 'person:p-asha'), ('zaca', 'person:p-asha')")
                .update();

        table().add(UUID.randomUUID(), 0, List.of(look("mtu", 3, "person:p-asha")));

        assertThat(sql.sql("select body from read_log").query(String.class).single())
                .isEqualTo("{\"at\":\"2024-06-15T09:00:00.123Z\",\"subject\":\"mtu\",\"name\":\"mtu\","
                        + "\"roles\":\"MANAGER:egaz\",\"kind\":\"PERSON\",\"address\":\"/api/people/{id}\","
                        + "\"things\":[\"person:p-asha\"],\"institutions\":[\"egaz\",\"zaca\"],"
                        + "\"asked\":{\"number\":\"3\"},\"register\":7,\"status\":200,\"purpose\":\"sababu\"}");
        assertThat(sql.sql("select count(*) from read_log where body::jsonb -> 'things' = to_jsonb(things)"
                                + " and body::jsonb -> 'institutions' = to_jsonb(institutions)"
                                + " and body::jsonb ->> 'subject' = subject")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }
}
