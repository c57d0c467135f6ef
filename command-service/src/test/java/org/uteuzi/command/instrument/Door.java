package org.uteuzi.command.instrument;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.uteuzi.command.CommandService;
import org.uteuzi.json.EventJson;
import org.uteuzi.testing.TestDatabase;
import org.uteuzi.testing.TestIssuer;
import org.uteuzi.vault.Vault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as its users meet it, JSON over HTTP, and beside it the tables that it fills. */
final class Door implements AutoCloseable {

    private static final List<String> TABLES = List.of(
            "register.event",
            "guard.institution",
            "guard.unit",
            "guard.post",
            "guard.person",
            "guard.appointment",
            "guard.appointment_id",
            "guard.mandate",
            "guard.standing",
            "guard.mention",
            "guard.approval",
            "guard.paper",
            "command.proposal_event",
            "command.request");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ConfigurableApplicationContext context;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JdbcClient sql;

    private Door(TestDatabase database, Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(database.environment());
        all.putAll(settings);
        this.sql = JdbcClient.create(database.superuser());
        this.context = start(Stream.concat(
                        Stream.of("--server.port=0"),
                        all.entrySet().stream().map(variable -> "--" + variable.getKey() + "=" + variable.getValue()))
                .toArray(String[]::new));
    }

    private static ConfigurableApplicationContext start(String... settings) {
        return new SpringApplicationBuilder(CommandService.class)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .initializers(starting ->
                        starting.getBeanFactory().registerSingleton("onlyTheService", new NothingOfTheTests()))
                .run(settings);
    }

    /** The service as a process of its own, which can be killed. */
    public static void main(String[] settings) {
        start(settings);
    }

    static Door open(TestDatabase database) {
        return new Door(database, Map.of());
    }

    /** @param settings beside what tests have in common, or instead of it */
    static Door open(TestDatabase database, Map<String, String> settings) {
        return new Door(database, settings);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The addresses of the service itself, without those of its management. */
    RequestMappingHandlerMapping mappings() {
        return context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    }

    JdbcClient sql() {
        return sql;
    }

    int port() {
        return Integer.parseInt(String.valueOf(context.getEnvironment().getProperty("local.server.port")));
    }

    Answer post(String body, String... headers) {
        return post(body.getBytes(StandardCharsets.UTF_8), headers);
    }

    Answer post(byte[] body, String... headers) {
        return postTo("/api/instruments", body, headers);
    }

    Answer preview(String body, String... headers) {
        return postTo("/api/instruments?preview=true", body.getBytes(StandardCharsets.UTF_8), headers);
    }

    Answer postTo(String path, byte[] body, String... headers) {
        HttpRequest.Builder request = request(path).POST(BodyPublishers.ofByteArray(body));
        request.setHeader("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request.build());
    }

    /** Of somebody who may do everything everywhere. */
    HttpRequest.Builder request(String path) {
        return request(path, TestIssuer.shared().token());
    }

    HttpRequest.Builder request(String path, String token) {
        return anonymous(path).header("Authorization", "Bearer " + token);
    }

    HttpRequest.Builder anonymous(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
    }

    Answer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            return new Answer(
                    response.statusCode(), new String(response.body(), StandardCharsets.UTF_8), response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the register and the guard hold, as one value for each table, to see whether anything changed. */
    Map<String, String> state() {
        Map<String, String> state = new TreeMap<>();
        sql.sql(TABLES.stream()
                        .map(
                                ("select '%1$s', count(*) || ' rows, last written by ' || coalesce(max(xmin::text::bigint), 0)"
                                                + " from %1$s")::formatted)
                        .collect(Collectors.joining(" union all ")))
                .query(row -> {
                    state.put(row.getString(1), row.getString(2));
                });
        return state;
    }

    /** The payload of the one event that states a fact, with what is sealed in it opened. */
    JsonNode payload(String factId) {
        return sql.sql("select event_type, payload, wrapped from vault.event where fact_id = ?")
                .param(factId)
                .query((row, index) -> JSON.<JsonNode>valueToTree(bean(Vault.class)
                        .opened(
                                EventJson.read(row.getString("event_type"), row.getString("payload")),
                                row.getBytes("wrapped"))))
                .single();
    }

    @Override
    public void close() {
        http.close();
        context.close();
    }

    /** What came back. */
    record Answer(int status, String body, HttpHeaders headers) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        String code() {
            return json().path("code").asString("");
        }

        /** Code and effect of each problem, such as {@code IDENTIFIER_NOT_KNOWN 3}. */
        List<String> problems() {
            return json().path("problems")
                    .valueStream()
                    .map(problem -> problem.get("code").asString()
                            + (problem.get("effect").isNull() ? "" : " " + problem.get("effect")))
                    .toList();
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    /** Keeps what the tests configure for themselves out of the service. */
    private static final class NothingOfTheTests extends TypeExcludeFilter {

        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory others) {
            return type.getClassMetadata().getClassName().contains("Test");
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof NothingOfTheTests;
        }

        @Override
        public int hashCode() {
            return NothingOfTheTests.class.hashCode();
        }
    }
}
