package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.uteuzi.command.instrument.Papers.SMALL_INSTITUTION;
import static org.uteuzi.command.instrument.Papers.appoint;
import static org.uteuzi.command.instrument.Papers.post;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uteuzi.command.instrument.Door.Answer;
import org.uteuzi.testing.TestDatabase;

/** Instruments that wait for each other at the door are recorded in one transaction, and nobody can tell. */
class GroupCommitTest {

    private static final int TRANSACTIONS = 2;
    private static final Duration GENEROUS = Duration.ofMinutes(2);
    private static final Executor CLIENTS = call -> Thread.ofVirtual().start(call);

    private static TestDatabase database;
    private static Door door;

    private Papers papers;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        door = Door.open(
                database,
                Map.of(
                        "uteuzi.group-commit.transactions",
                        String.valueOf(TRANSACTIONS),
                        "uteuzi.group-commit.patience",
                        "5m"));
    }

    @AfterAll
    static void close() {
        door.close();
        database.close();
    }

    @BeforeEach
    void an_institution() {
        papers = new Papers(door);
        papers.record(SMALL_INSTITUTION);
    }

    @Test
    void who_waits_is_recorded_with_the_others_and_a_repeat_finds_the_same_answer() throws Exception {
        List<String> requests = IntStream.range(0, 12).mapToObj(this::person).toList();
        long before = writings();

        List<Answer> answers = together(requests);

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(writings() - before).isEqualTo(TRANSACTIONS + 1);
        for (int i = 0; i < requests.size(); i++) {
            Answer again = door.post(requests.get(i));
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.body()).isEqualTo(answers.get(i).body());
        }
    }

    @Test
    void one_that_is_refused_leaves_the_others_as_they_are() throws Exception {
        List<Answer> answers = together(List.of(
                person(0),
                papers.instrument("~r-1", appoint("~a-1", "~nowhere", "~x", "2020-01-01")),
                papers.instrument("~r-2", post("q", "seats: 1")),
                papers.instrument("~r-3", appoint("~a-3", "~q", "~x", "2020-01-01")),
                person(4)));

        assertThat(answers).extracting(Answer::status).containsExactly(201, 422, 201, 201, 201);
        assertThat(answers.get(1).problems()).containsExactly("IDENTIFIER_NOT_KNOWN 0");
    }

    @Test
    void of_two_with_one_key_that_wait_together_one_is_recorded_and_both_get_its_answer() throws Exception {
        String request = person(0);

        List<Answer> answers = together(List.of(request, request), "Idempotency-Key", papers.own("~key"));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 200);
        assertThat(answers.getFirst().body()).isEqualTo(answers.getLast().body());
    }

    @Test
    void of_two_that_wait_together_for_one_seat_one_gets_it() throws Exception {
        List<Answer> answers = together(List.of(
                papers.instrument("~r-0", appoint("~a-0", "~p", "~x", "2020-01-01")),
                papers.instrument("~r-1", appoint("~a-1", "~p", "~y", "2020-01-01"))));

        assertThat(answers.getFirst().status()).isEqualTo(201);
        assertThat(answers.getLast().status()).isEqualTo(422);
        assertThat(answers.getLast().code()).isEqualTo("FINDINGS_TO_ACKNOWLEDGE");
    }

    @Test
    void a_lost_connection_leaves_all_unknown_who_were_recorded_on_it_and_asked_again_they_are_recorded()
            throws Exception {
        List<String> requests = IntStream.range(0, 3).mapToObj(this::person).toList();

        List<Answer> answers;
        try (Connection rival = database.superuser().getConnection();
                Statement statement = rival.createStatement()) {
            rival.setAutoCommit(false);
            statement.execute(
                    "insert into command.request (instrument_id, digest) values ('" + papers.own("~w-1") + "', '')");
            List<CompletableFuture<Answer>> sent = send(requests);
            await().atMost(GENEROUS).until(() -> waitingForLocks() == 1);
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and wait_event_type = 'Lock'");
            answers = sent.stream().map(CompletableFuture::join).toList();
            rival.rollback();
        }

        assertThat(answers).extracting(Answer::status).containsOnly(504);
        for (int i = 0; i < requests.size(); i++) {
            assertThat(answers.get(i).header("Location")).endsWith("/api/instruments/" + papers.own("~w-" + i));
            assertThat(door.post(requests.get(i)).status()).isEqualTo(201);
        }
    }

    @Test
    void who_has_waited_for_too_long_is_recorded_alone() throws Exception {
        try (Door hasty = Door.open(database, Map.of("uteuzi.group-commit.patience", "1ms"));
                Connection other = database.superuser().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table register.event in share mode");
            List<CompletableFuture<Answer>> answers = IntStream.rangeClosed(0, TRANSACTIONS)
                    .mapToObj(this::person)
                    .map(request -> CompletableFuture.supplyAsync(() -> hasty.post(request), CLIENTS))
                    .toList();
            await().atMost(GENEROUS).until(() -> waitingForLocks() == TRANSACTIONS + 1);
            other.rollback();

            assertThat(answers.stream().map(CompletableFuture::join))
                    .extracting(Answer::status)
                    .containsOnly(201);
        }
    }

    private String person(int i) {
        return papers.instrument(
                "~w-" + i, "{type: 'registerPerson', personId: '~w%d', name: 'Mfano Wa ~ %d'}".formatted(i, i));
    }

    private List<Answer> together(List<String> requests, String... headers) throws SQLException {
        return send(requests, headers).stream().map(CompletableFuture::join).toList();
    }

    /** Sends them while as many others as are recorded at a time cannot go on. */
    private List<CompletableFuture<Answer>> send(List<String> requests, String... headers) throws SQLException {
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        try (Connection other = database.superuser().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table register.event in share mode");
            for (int i = 0; i < TRANSACTIONS; i++) {
                String before = papers.instrument(
                        "~b-" + i, "{type: 'registerPerson', personId: '~b%d', name: 'Mfano Bi ~ %d'}".formatted(i, i));
                CompletableFuture.supplyAsync(() -> door.post(before), CLIENTS);
                int waiting = i + 1;
                await().atMost(GENEROUS).until(() -> waitingForLocks() >= waiting);
            }
            for (String request : requests) {
                answers.add(CompletableFuture.supplyAsync(() -> door.post(request, headers), CLIENTS));
                await().atMost(GENEROUS).until(() -> waiting() == answers.size());
            }
            other.rollback();
        }
        return answers;
    }

    private static int waiting() {
        return (int) door.bean(MeterRegistry.class)
                .get("uteuzi.recorded.waiting")
                .gauge()
                .value();
    }

    private static long writings() {
        return door.bean(MeterRegistry.class).get("uteuzi.append").timer().count();
    }

    private static int waitingForLocks() {
        return door.sql()
                .sql("select count(*) from pg_stat_activity"
                        + " where datname = current_database() and wait_event_type = 'Lock'")
                .query(Integer.class)
                .single();
    }
}
