package org.uteuzi.query.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.uteuzi.testing.TestIssuer;
import tools.jackson.databind.JsonNode;

/** Who comes in and who is refused stands in the log, in lines that nobody else can make, and without anybody's name. */
@ExtendWith({Installation.MadeOnce.class, OutputCaptureExtension.class})
class LogTest {

    private static final TestIssuer ISSUER = TestIssuer.shared();
    private static final Logger LOG = LoggerFactory.getLogger(LogTest.class);

    private final Installation installation;

    LogTest(Installation installation) {
        this.installation = installation;
    }

    /** The log is one for the whole JVM: a service that starts sets it up only if nobody has, or has said it is done. */
    @BeforeEach
    @AfterEach
    void anew() {
        LoggingSystem.get(getClass().getClassLoader()).cleanUp();
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel("org.uteuzi", null);
    }

    private QueryNode node(String... properties) {
        String[] all = Stream.concat(Stream.of("logging.level.org.uteuzi=info"), Stream.of(properties))
                .toArray(String[]::new);
        return QueryNode.on(installation.database, all);
    }

    /** A line may be written a little after the answer that it tells of. */
    private static void awaitLines(CapturedOutput output, String with, int count) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(lines(output, with)).hasSizeGreaterThanOrEqualTo(count));
    }

    private static List<String> lines(CapturedOutput output, String with) {
        return output.getAll().lines().filter(line -> line.contains(with)).toList();
    }

    @Test
    void a_refusal_is_one_line_with_the_subject_and_the_pattern_of_the_address(CapturedOutput output) {
        try (QueryNode node = node()) {
            node.follow(installation.register);
            String stranger = "Bearer " + ISSUER.token("mtu-wa-zaca", "MANAGER:zaca");
            String forged = ISSUER.forged();
            node.get("/api/institutions/egaz/structure?on=2021-06-30", "Authorization", stranger);
            node.get("/?institution=egaz", "Authorization", stranger);
            node.get("/actuator/prometheus", "Authorization", stranger);
            node.get("/api/people/p-asha", "Authorization", "Bearer " + forged);
            node.get("/api/people/p-asha", "Authorization", "");
            node.get("/people/p-asha", "Authorization", "");

            awaitLines(output, "refused: ", 4);
            assertThat(lines(output, "refused: "))
                    .hasSize(4)
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .endsWith(
                                            "refused: 403 GET /api/institutions/{id}/structure, subject sub-mtu-wa-zaca"),
                            line -> assertThat(line).endsWith("refused: 403 GET /, subject sub-mtu-wa-zaca"),
                            line -> assertThat(line)
                                    .endsWith("refused: 403 GET another address, subject sub-mtu-wa-zaca"),
                            line -> assertThat(line).endsWith("refused: 401 GET /api/people/{id}, subject "))
                    .allSatisfy(line -> assertThat(line).contains("WARN").doesNotContain("egaz", "p-asha", forged));
        }
    }

    @Test
    void who_is_refused_for_asking_too_often_fills_no_log(CapturedOutput output) {
        try (QueryNode node = node("UTEUZI_LIMIT_STRANGER=3")) {
            for (int i = 0; i < 20; i++) {
                node.get("/api/institutions", "Authorization", "Bearer nonsense");
            }
            awaitLines(output, "refused: ", 3);
            assertThat(lines(output, "refused: ")).hasSize(3);
        }
    }

    @Test
    void who_logs_in_and_out_stands_there_by_their_subject(CapturedOutput output) throws Exception {
        try (QueryNode node = node();
                HttpClient browser = HttpClient.newBuilder()
                        .cookieHandler(new CookieManager())
                        .followRedirects(HttpClient.Redirect.ALWAYS)
                        .build()) {
            send(browser, HttpRequest.newBuilder(URI.create(node.address() + "/oauth2/authorization/uteuzi")));
            send(
                    browser,
                    HttpRequest.newBuilder(URI.create(node.address() + "/logout"))
                            .header("Sec-Fetch-Site", "same-origin")
                            .POST(HttpRequest.BodyPublishers.noBody()));
            send(
                    browser,
                    HttpRequest.newBuilder(URI.create(node.address() + "/login/oauth2/code/uteuzi?code=x&state=y")));

            awaitLines(output, "login failed: ", 1);
            assertThat(lines(output, "login: "))
                    .singleElement()
                    .asString()
                    .endsWith("login: sub-msimamizi-wa-majaribio, acr -");
            assertThat(lines(output, "logout: "))
                    .singleElement()
                    .asString()
                    .endsWith("logout: sub-msimamizi-wa-majaribio");
            assertThat(lines(output, "login failed: "))
                    .singleElement()
                    .asString()
                    .endsWith("OAuth2AuthenticationException");
        }
    }

    private static void send(HttpClient browser, HttpRequest.Builder request) throws Exception {
        browser.send(request.build(), HttpResponse.BodyHandlers.discarding());
    }

    @Test
    void nobody_makes_a_line_of_their_own_on_the_console(CapturedOutput output) {
        try (QueryNode node = node()) {
            node.awaitReady();
            LOG.warn("moja {}", "\r\n2026-01-01T00:00:00.000Z ERROR mbili \u001b[2J\ntatu", failure());

            assertThat(output.getAll()).contains("mbili", "nne", "\tat ").doesNotContain("\u001b[2J");
            assertThat(lines(output, "mbili")).singleElement().asString().contains("WARN", "moja", "tatu");
            assertThat(lines(output, "nne")).allMatch(line -> line.startsWith("| "));
        }
    }

    private static IllegalStateException failure() {
        return new IllegalStateException("tano\nnne", new IllegalArgumentException("sita\nnne"));
    }

    @Test
    void the_file_holds_one_object_of_json_for_each_line_as_ecs_has_it(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("query-service.log");
        try (QueryNode node = node("logging.file.name=" + file)) {
            node.awaitReady();
            node.get("/api/people/p-asha", "Authorization", "Bearer " + ISSUER.forged());
            LOG.warn("moja {}", "\r\n{\"message\": \"mbili\"}", failure());
        }

        List<JsonNode> all =
                Files.readAllLines(file).stream().map(QueryNode::tree).toList();
        assertThat(all).isNotEmpty().allSatisfy(line -> {
            assertThat(line.get("@timestamp").asString()).endsWith("Z");
            assertThat(line.at("/log/level").asString()).isNotEmpty();
            assertThat(line.at("/service/name").asString()).isEqualTo("query-service");
            assertThat(line.at("/ecs/version").asString()).isNotEmpty();
            assertThat(line.get("message").asString()).isNotEqualTo("mbili");
        });
        assertThat(all)
                .anyMatch(line -> line.get("message").asString().startsWith("refused: 401 GET /api/people/{id}"));
        assertThat(all)
                .anyMatch(line -> line.get("message").asString().equals("moja \r\n{\"message\": \"mbili\"}")
                        && line.at("/error/stack_trace").asString().contains("nne"));
    }
}
