package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uteuzi.command.instrument.Door.Answer;
import org.uteuzi.command.thing.Effects;
import org.uteuzi.testing.TestDatabase;
import org.uteuzi.testing.TestIssuer;

/** A service, a process of its own, loses its database or its life at the commit; whoever asks again learns what became of it. */
class LostAnswerTest {

    private static final Duration GENEROUS = Duration.ofMinutes(4);
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    private static Path folder;

    private static Door other;
    private static Wire wire;
    private static Process service;
    private static int port;

    private Papers papers;
    private String request;

    @BeforeAll
    static void open() throws IOException {
        other = Door.open(DATABASE);
        wire = new Wire(DATABASE.jdbcUrl());
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    @AfterAll
    static void close() throws IOException {
        if (service != null) {
            service.destroyForcibly();
        }
        HTTP.close();
        wire.close();
        other.close();
        DATABASE.close();
    }

    @BeforeEach
    void a_request_without_an_id() throws IOException {
        start();
        papers = new Papers(other);
        var json = Effects.json(
                papers.instrument("unused", "{type: 'registerPerson', personId: '~x', name: 'Mfano ~ Asha'}"));
        json.remove("instrumentId");
        request = json.toString();
    }

    @Test
    void a_commit_of_which_nothing_is_heard_is_unknown_and_asked_again_it_was_recorded() throws Exception {
        wire.cutWhoWrites(papers.own("\"personId\":\"~x\""), Wire.Cut.AFTER_THE_COMMIT);

        HttpResponse<String> unknown = send().get();
        Answer elsewhere = ask();
        HttpResponse<String> here = send().get();

        isUnknown(unknown, elsewhere.json().get("instrumentId").asString());
        assertThat(elsewhere.status()).as(elsewhere.body()).isEqualTo(200);
        assertThat(here.statusCode()).isEqualTo(200);
        assertThat(here.body()).isEqualTo(elsewhere.body());
        assertThat(recorded()).isOne();
    }

    @Test
    void a_connection_lost_before_the_commit_is_unknown_too_and_asked_again_it_is_recorded_then() throws Exception {
        wire.cutWhoWrites(papers.own("\"personId\":\"~x\""), Wire.Cut.BEFORE_THE_COMMIT);

        HttpResponse<String> unknown = send().get();
        assertThat(recorded()).isZero();
        HttpResponse<String> here = send().get();
        Answer elsewhere = ask();

        assertThat(unknown.statusCode()).as(unknown.body()).isEqualTo(504);
        assertThat(here.statusCode()).as(here.body()).isEqualTo(201);
        assertThat(elsewhere.status()).isEqualTo(200);
        assertThat(elsewhere.body()).isEqualTo(here.body());
        assertThat(recorded()).isOne();
    }

    @Test
    void what_was_committed_before_a_crash_is_answered_by_another_node_and_by_the_same_when_it_is_back()
            throws Exception {
        wire.cutWhoWrites(papers.own("\"personId\":\"~x\""), Wire.Cut.SILENT_AFTER_THE_COMMIT);

        CompletableFuture<HttpResponse<String>> unheard = send();
        assertThat(wire.awaitCut()).isTrue();
        service.destroyForcibly().waitFor();
        assertThat(unheard).failsWithin(GENEROUS).withThrowableOfType(ExecutionException.class);

        Answer elsewhere = ask();
        start();
        HttpResponse<String> here = send().get();

        assertThat(elsewhere.status()).as(elsewhere.body()).isEqualTo(200);
        assertThat(here.statusCode()).isEqualTo(200);
        assertThat(here.body()).isEqualTo(elsewhere.body());
        assertThat(recorded()).isOne();
    }

    @Test
    void a_proposal_of_which_nothing_is_heard_is_unknown_and_asked_again_it_was_made() throws Exception {
        String proposal = papers.own("~n");
        wire.cutWhoWrites("\"proposalId\":\"" + proposal + "\"", Wire.Cut.AFTER_THE_COMMIT);

        HttpResponse<String> unknown = propose(proposal);
        HttpResponse<String> again = propose(proposal);

        assertThat(unknown.statusCode()).as(unknown.body()).isEqualTo(504);
        assertThat(unknown.body()).contains("\"OUTCOME_UNKNOWN\"", proposal);
        assertThat(unknown.headers().firstValue("Location").orElse("")).endsWith("/api/proposals/" + proposal);
        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
        assertThat(steps(proposal)).isOne();
    }

    @Test
    void an_approval_whose_connection_is_lost_is_unknown_and_asked_again_it_is_recorded_once() throws Exception {
        String proposal = papers.own("~n");
        assertThat(propose(proposal).statusCode()).isEqualTo(201);
        wire.cutWhoWrites(papers.own("\"personId\":\"~x\""), Wire.Cut.BEFORE_THE_COMMIT);

        HttpResponse<String> unknown = approve(proposal);
        assertThat(recorded()).isZero();
        HttpResponse<String> again = approve(proposal);

        assertThat(unknown.statusCode()).as(unknown.body()).isEqualTo(504);
        assertThat(unknown.body()).contains("\"OUTCOME_UNKNOWN\"", proposal);
        assertThat(unknown.headers().firstValue("Location").orElse("")).endsWith("/api/proposals/" + proposal);
        assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
        assertThat(approve(proposal).body()).isEqualTo(again.body());
        assertThat(recorded()).isOne();
        assertThat(steps(proposal)).isEqualTo(2);
    }

    @Test
    void an_approval_that_was_committed_unheard_is_answered_from_what_became_of_it() throws Exception {
        String proposal = papers.own("~n");
        assertThat(propose(proposal).statusCode()).isEqualTo(201);
        wire.cutWhoWrites(papers.own("\"personId\":\"~x\""), Wire.Cut.AFTER_THE_COMMIT);

        HttpResponse<String> answer = approve(proposal);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(approve(proposal).statusCode()).isEqualTo(200);
        assertThat(recorded()).isOne();
        assertThat(steps(proposal)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"juma, 200, recordedEvents", "neema, 409, PROPOSAL_DECIDED"})
    void of_two_nodes_that_approve_at_once_one_records(String second, int status, String told) throws Exception {
        String proposal = papers.own("~n");
        String path = "/api/proposals/" + proposal + "/approve";
        assertThat(propose(proposal).statusCode()).isEqualTo(201);

        List<CompletableFuture<HttpResponse<String>>> answers;
        try (Connection writer = DATABASE.superuser().getConnection();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("lock table command.proposal_event in share mode");
            answers = List.of(
                    HTTP.sendAsync(approval(address(path), "juma"), BodyHandlers.ofString()),
                    HTTP.sendAsync(
                            approval(URI.create("http://127.0.0.1:" + other.port() + path), second),
                            BodyHandlers.ofString()));
            await().atMost(GENEROUS).until(() -> waiting() == 2);
            writer.rollback();
        }

        List<HttpResponse<String>> both =
                answers.stream().map(CompletableFuture::join).toList();
        assertThat(both).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(201, status);
        assertThat(both)
                .filteredOn(answer -> answer.statusCode() == status)
                .allSatisfy(answer -> assertThat(answer.body()).contains(told));
        assertThat(recorded()).isOne();
        assertThat(steps(proposal)).isEqualTo(2);
    }

    /** How many wait for somebody else's lock. */
    private static int waiting() {
        return other.sql()
                .sql("select count(*) from pg_stat_activity"
                        + " where datname = current_database() and wait_event_type = 'Lock'")
                .query(Integer.class)
                .single();
    }

    @Test
    void an_approval_of_which_nothing_can_be_read_either_is_still_told_to_be_unknown() throws Exception {
        String proposal = papers.own("~n");
        assertThat(propose(proposal).statusCode()).isEqualTo(201);
        wire.cutWhoWrites(papers.own("\"personId\":\"~x\""), Wire.Cut.ALL_AFTER_THE_COMMIT);

        HttpResponse<String> unknown = approve(proposal);
        wire.mend();

        assertThat(unknown.statusCode()).as(unknown.body()).isEqualTo(504);
        assertThat(unknown.body()).contains("\"OUTCOME_UNKNOWN\"", proposal);
        assertThat(unknown.headers().firstValue("Location").orElse("")).endsWith("/api/proposals/" + proposal);
        await().atMost(GENEROUS).until(() -> approve(proposal).statusCode() == 200);
        assertThat(recorded()).isOne();
        assertThat(steps(proposal)).isEqualTo(2);
    }

    private HttpResponse<String> propose(String proposal) throws Exception {
        return HTTP.send(
                request(
                        address("/api/proposals"),
                        TestIssuer.shared().token("asha", "HR_OFFICER:*"),
                        "{\"proposalId\": \"" + proposal + "\", \"instrument\": " + request + "}"),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> approve(String proposal) throws Exception {
        return HTTP.send(approval(address("/api/proposals/" + proposal + "/approve"), "juma"), BodyHandlers.ofString());
    }

    private static HttpRequest approval(URI address, String approver) {
        return request(address, TestIssuer.shared().token(approver, "APPROVER:*"), "{\"version\": 1}");
    }

    private static HttpRequest request(URI address, String token, String body) {
        return HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static int steps(String proposal) {
        return other.sql()
                .sql("select count(*) from command.proposal_event where aggregate_id = ?")
                .param("proposal:" + proposal)
                .query(Integer.class)
                .single();
    }

    private static void isUnknown(HttpResponse<String> answer, String instrumentId) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(504);
        assertThat(answer.body()).contains("\"OUTCOME_UNKNOWN\"", instrumentId);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/api/instruments/" + instrumentId);
    }

    private CompletableFuture<HttpResponse<String>> send() {
        return HTTP.sendAsync(
                HttpRequest.newBuilder(address("/api/instruments"))
                        .header("Authorization", "Bearer " + TestIssuer.shared().token())
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", papers.own("~key"))
                        .POST(BodyPublishers.ofString(request))
                        .build(),
                BodyHandlers.ofString());
    }

    private Answer ask() {
        return other.post(request, "Idempotency-Key", papers.own("~key"));
    }

    private int recorded() {
        return other.sql()
                .sql("select count(*) from register.event where aggregate_id = ?")
                .param(papers.own("person:~x"))
                .query(Integer.class)
                .single();
    }

    private static void start() throws IOException {
        if (service != null && service.isAlive()) {
            return;
        }
        ProcessBuilder java = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Door.class.getName(),
                        "--server.port=" + port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(folder.toFile(), "service.log")));
        java.environment().putAll(DATABASE.environment());
        java.environment().put("UTEUZI_DB_URL", wire.jdbcUrl());
        service = java.start();
        await().atMost(GENEROUS)
                .ignoreExceptions()
                .until(() -> HTTP.send(
                                        HttpRequest.newBuilder(address("/actuator/health"))
                                                .build(),
                                        BodyHandlers.discarding())
                                .statusCode()
                        == 200);
    }

    private static URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
