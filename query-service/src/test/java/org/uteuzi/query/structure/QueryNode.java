package org.uteuzi.query.structure;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.uteuzi.json.EventJson;
import org.uteuzi.query.QueryService;
import org.uteuzi.query.history.Histories;
import org.uteuzi.query.register.TestRegister;
import org.uteuzi.testing.TestDatabase;
import org.uteuzi.testing.TestIssuer;
import tools.jackson.databind.JsonNode;

/** A whole query-service on a port of its own, with a clock that the test sets. */
public final class QueryNode implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2024-06-15T09:00:00Z"));
    private final Set<String> statements = ConcurrentHashMap.newKeySet();
    private final ConfigurableApplicationContext context;
    private final String address;

    private QueryNode(TestDatabase database, String... properties) {
        ApplicationContextInitializer<GenericApplicationContext> additions = starting -> {
            starting.registerBean(
                    "testClock", InstantSource.class, () -> now::get, definition -> definition.setPrimary(true));
            starting.registerBean(HeardStatements.class, () -> new HeardStatements(statements));
        };
        context = new SpringApplicationBuilder(QueryService.class)
                .initializers(additions)
                .run(arguments(database, properties));
        address = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    /** What a query-service is started with to use this database. */
    static String[] arguments(TestDatabase database, String... properties) {
        Map<String, String> all = new LinkedHashMap<>(database.environment());
        all.put("server.port", "0");
        all.put("spring.main.banner-mode", "off");
        all.put("logging.level.root", "warn");
        all.put("uteuzi.projection.poll", "5ms");
        for (String property : properties) {
            all.put(property.split("=", 2)[0], property.split("=", 2)[1]);
        }
        return all.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
    }

    /** The same address in a form of its own, as bytes. */
    public HttpResponse<byte[]> download(String path, String... headers) {
        try {
            return HTTP.send(request(path, headers).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<byte[]> post(String path, byte[] body, String... headers) {
        try {
            return HTTP.send(
                    request(path, headers)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As {@link #post}, answered in text. */
    HttpResponse<String> posted(String path, byte[] body, String... headers) {
        try {
            return HTTP.send(
                    request(path, headers)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @param properties {@code name=value}; the later ones win over what tests have in common */
    public static QueryNode on(TestDatabase database, String... properties) {
        return new QueryNode(database, properties);
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, headers);
    }

    HttpResponse<String> send(String method, String path, String... headers) {
        try {
            return HTTP.send(
                    request(path, headers)
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** By somebody who may do everything everywhere, unless a header says by whom. */
    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + TestIssuer.shared().token());
        for (int i = 0; i < headers.length; i += 2) {
            if (headers[i].equals("Authorization")) {
                request.setHeader(headers[i], headers[i + 1]);
            } else {
                request.header(headers[i], headers[i + 1]);
            }
        }
        return request;
    }

    /** Where it listens, for browsers. */
    public String address() {
        return address;
    }

    /** The answer, which must be one. */
    public JsonNode ask(String path) {
        HttpResponse<String> response = get(path);
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " answers " + response.statusCode() + ": " + response.body());
        }
        return json(response);
    }

    public static JsonNode tree(String json) {
        return EventJson.mapper().readTree(json);
    }

    public static JsonNode json(HttpResponse<String> response) {
        return EventJson.mapper().readTree(response.body());
    }

    public void itIs(String instant) {
        now.set(Instant.parse(instant));
    }

    /** The statements that were prepared since it was started. */
    Set<String> statements() {
        return new TreeSet<>(statements);
    }

    void forgetStatements() {
        statements.clear();
    }

    void awaitReady() {
        await().pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(60))
                .until(() -> get("/actuator/health/readiness").statusCode() == 200);
    }

    /** Its addresses; the actuator has others. */
    RequestMappingHandlerMapping mappings() {
        return context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Waits until it answers from all entries. */
    public void follow(TestRegister register) {
        KnownPoints points = bean(KnownPoints.class);
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(60))
                .until(() -> points.newest().map(KnownPoint::entry).orElse(-1L) == register.size() - 1);
    }

    /** Projects about as many entries and shows them, where nothing does so by itself. */
    void advance(int limit) {
        bean(Projection.class).advance(limit);
        bean(KnownPoints.class).follow(bean(Projection.class).checkpoint(), bean(Histories.class)::bringUp);
    }

    @Override
    public void close() {
        context.close();
    }
}
