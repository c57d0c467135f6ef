package org.uteuzi.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.uteuzi.local.RunningStack.Place;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A real Keycloak on 127.0.0.1 with the realm of {@code infra/keycloak}. */
final class Keycloak implements AutoCloseable {

    static final String PROGRAM = "uteuzi-program";

    /** Of everything that is secret here: nothing outlives the test. */
    static final String SECRET = "of-this-test-alone";

    private static final String ADMIN = "admin";
    private static final Duration FIRST_START = Duration.ofMinutes(8);

    private final String address;
    private final InstanceLock lock;
    private final Children children;

    private Keycloak(int port, InstanceLock lock) {
        this.address = "http://127.0.0.1:" + port;
        this.lock = lock;
        this.children = new Children(lock);
    }

    /** @param folder of this run alone */
    static Keycloak at(Path folder) {
        return new Keycloak(Place.in(folder).loginPort(), InstanceLock.acquire(folder));
    }

    /** To be told to services before it runs. */
    String issuer() {
        return address + "/realms/uteuzi";
    }

    /** @param pages the address to which people come back */
    void start(Path log, String pages) throws IOException {
        Path home = path("uteuzi.keycloak");
        Path imports = Files.createDirectories(home.resolve("data/import"));
        Files.copy(
                path("uteuzi.keycloak-realm"),
                imports.resolve("uteuzi-realm.json"),
                StandardCopyOption.REPLACE_EXISTING);
        children.start(
                Children.Kind.SERVICE,
                List.of(
                        "sh",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--http-host=127.0.0.1",
                        "--http-port=" + URI.create(address).getPort(),
                        "--cache=local",
                        "--db=dev-mem",
                        "--import-realm"),
                Map.of(
                        "JAVA_HOME", System.getProperty("java.home"),
                        "KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", SECRET,
                        "UTEUZI_LOGIN_SECRET", SECRET,
                        "UTEUZI_PROGRAM_SECRET", SECRET,
                        "UTEUZI_PAGES_URL", pages),
                log);
        Awaitility.await().atMost(FIRST_START).ignoreExceptions().until(() -> {
            var realm = HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"));
            return send(realm).statusCode() == 200;
        });
    }

    /** Somebody who can log in with {@link #SECRET}. */
    void letIn(String name, String... grants) throws IOException {
        var person = Map.of(
                "username",
                name,
                "enabled",
                true,
                "attributes",
                Map.of("uteuzi", List.of(grants)),
                "credentials",
                List.of(Map.of("type", "password", "value", SECRET)));
        administer("POST", "/users", person);
    }

    /** Ends all that somebody has begun, as an administrator does by a button. */
    void logOut(String name) throws IOException {
        var id = ask("/users?exact=true&username=" + name).get(0).get("id").asString();
        administer("POST", "/users/" + id + "/logout", Map.of());
    }

    /** The access token of a program like that of the realm, with other grants. */
    String tokenOfAnotherProgram(String name, String... grants) throws IOException {
        var program = (ObjectNode) ask("/clients?clientId=" + PROGRAM).get(0);
        program.remove(List.of("id", "clientId", "secret"));
        program.put("clientId", name).put("secret", SECRET);
        program.get("protocolMappers").forEach(mapper -> ((ObjectNode) mapper).remove("id"));
        administer("POST", "/clients", program);
        var client = ask("/clients?clientId=" + name).get(0).get("id").asString();
        var account = (ObjectNode) ask("/clients/" + client + "/service-account-user");
        account.putPOJO("attributes", Map.of("uteuzi", List.of(grants)));
        administer("PUT", "/users/" + account.get("id").asString(), account);
        return token("uteuzi", Map.of("grant_type", "client_credentials", "client_id", name, "client_secret", SECRET));
    }

    private JsonNode ask(String path) throws IOException {
        var answer = send(HttpRequest.newBuilder(URI.create(address + "/admin/realms/uteuzi" + path))
                .header("Authorization", "Bearer " + tokenOfTheAdministrator()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private void administer(String method, String path, Object what) throws IOException {
        var answer = send(HttpRequest.newBuilder(URI.create(address + "/admin/realms/uteuzi" + path))
                .header("Authorization", "Bearer " + tokenOfTheAdministrator())
                .header("Content-Type", "application/json")
                .method(
                        method,
                        HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(what))));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }

    private String tokenOfTheAdministrator() throws IOException {
        return token(
                "master",
                Map.of("grant_type", "password", "client_id", "admin-cli", "username", ADMIN, "password", SECRET));
    }

    /** The access token of the realm's program. */
    String tokenOfTheProgram() throws IOException {
        return token(
                "uteuzi", Map.of("grant_type", "client_credentials", "client_id", PROGRAM, "client_secret", SECRET));
    }

    private String token(String realm, Map<String, String> form) throws IOException {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var answer =
                send(HttpRequest.newBuilder(URI.create(address + "/realms/" + realm + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
        JsonNode token = JsonMapper.shared().readTree(answer.body()).path("access_token");
        assertThat(token.isString()).as(answer.body()).isTrue();
        return token.asString();
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.timeout(Duration.ofMinutes(1)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path path(String property) {
        return Path.of(Objects.requireNonNull(System.getProperty(property), property))
                .toAbsolutePath()
                .normalize();
    }

    @Override
    public void close() {
        children.stop();
        lock.release();
    }
}
