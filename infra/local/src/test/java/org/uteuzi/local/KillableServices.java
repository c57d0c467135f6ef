package org.uteuzi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.uteuzi.json.EventJson;
import org.uteuzi.local.RunningStack.Place;
import org.uteuzi.naive.NaiveEntry;
import org.uteuzi.testing.TestIssuer;
import org.uteuzi.vault.KeyEncryption;
import org.uteuzi.vault.Vault;

/**
 * The packaged services and the embedded PostgreSQL as the launcher starts them, but each for itself: any of them can be
 * killed and started again, and there may be several command-services.
 */
final class KillableServices implements AutoCloseable {

    private static final Duration GENEROUS = Duration.ofMinutes(4);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LONGEST_IMPORT = Duration.ofMinutes(15);

    /** Reads a row of the database. */
    interface RowReader<T> {

        T read(ResultSet row) throws SQLException;
    }

    /** One service: a kill -9 ends it, a start begins a new process on the same port. */
    final class Service {

        private final String name;
        private final Path jar;
        private final int port;
        private ServiceProcess process;

        private Service(String name, Path jar) {
            this.name = name;
            this.jar = jar;
            this.port = Place.in(settings.folder()).commandPort();
            this.process = begin();
        }

        private ServiceProcess begin() {
            return ServiceProcess.start(settings, children, name, jar, port, environment());
        }

        void start() {
            process = begin();
        }

        void awaitReady() {
            process.awaitReady(http);
        }

        void kill() {
            var guard = process.process();
            var killed = guard.handle()
                    .descendants()
                    .filter(running -> runs(running, "/java"))
                    .peek(ProcessHandle::destroyForcibly)
                    .toList();
            assertThat(killed).as(name).hasSize(1);
            await().atMost(GENEROUS).until(() -> !guard.isAlive());
        }

        HttpResponse<String> get(String path) throws IOException {
            return send(HttpRequest.newBuilder(address(path)).timeout(PATIENCE));
        }

        HttpResponse<String> get(String path, String token) throws IOException {
            return send(HttpRequest.newBuilder(address(path)).timeout(PATIENCE), token);
        }

        HttpResponse<String> post(String path, String body) throws IOException {
            return send(HttpRequest.newBuilder(address(path))
                    .header("Content-Type", "application/json")
                    .timeout(PATIENCE)
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
        }

        HttpResponse<String> importLines(HttpRequest.BodyPublisher lines) throws IOException {
            return send(HttpRequest.newBuilder(address("/api/imports?mode=historic"))
                    .header("Content-Type", "application/x-ndjson")
                    .timeout(LONGEST_IMPORT)
                    .POST(lines));
        }

        /** As a browser sends a form, without following where it is sent. */
        HttpResponse<String> submit(String path, Map<String, String> form) throws IOException {
            return submit(path, form, TestIssuer.shared().token());
        }

        HttpResponse<String> submit(String path, Map<String, String> form, String token) throws IOException {
            return send(form("same-origin", path, form), token);
        }

        /** @param site of whose page the form is, as browsers say it */
        HttpResponse<String> submitFrom(String site, String path, Map<String, String> form) throws IOException {
            return send(form(site, path, form), TestIssuer.shared().token());
        }

        private HttpRequest.Builder form(String site, String path, Map<String, String> form) {
            var body = form.entrySet().stream()
                    .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                    .collect(Collectors.joining("&"));
            return HttpRequest.newBuilder(address(path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Sec-Fetch-Site", site)
                    .timeout(PATIENCE)
                    .POST(HttpRequest.BodyPublishers.ofString(body));
        }

        /** As a browser sends a file of a form. */
        HttpResponse<String> upload(String path, String name, String content) throws IOException {
            return send(HttpRequest.newBuilder(address(path))
                    .header("Content-Type", "multipart/form-data; boundary=mpaka")
                    .header("Sec-Fetch-Site", "same-origin")
                    .timeout(PATIENCE)
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "--mpaka\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                                    + "\"\r\n\r\n" + content + "\r\n--mpaka--\r\n")));
        }

        private static String encode(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }

        String url() {
            return "http://127.0.0.1:" + port;
        }

        private URI address(String path) {
            return URI.create(url() + path);
        }
    }

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(30))
            .build();
    private final Settings settings;
    private final InstanceLock lock;
    private final Children children;
    private final Passwords passwords;
    private final EmbeddedPostgres postgres;
    private final Map<String, String> login;
    private final List<Service> commands = new ArrayList<>();
    private Database database;
    private Service query;

    private KillableServices(Path folder, String heap, Map<String, String> login) {
        this.login = login;
        var place = Place.in(folder);
        settings = new Settings(
                folder,
                place.queryPort(),
                place.commandPort(),
                place.loginPort(),
                place.postgresPort(),
                null,
                heap,
                false,
                jar("command"),
                jar("query"));
        lock = InstanceLock.acquire(folder);
        children = new Children(lock);
        passwords = Passwords.keptIn(folder);
        postgres = new EmbeddedPostgres(settings, children, passwords);
    }

    /** Starts the database, then all services at once: none may need another to be there before it. */
    static KillableServices start(Path folder, int commandNodes) {
        return start(folder, commandNodes, "256m");
    }

    static KillableServices start(Path folder, int commandNodes, String heap) {
        return start(
                folder,
                commandNodes,
                heap,
                Map.of(
                        "UTEUZI_LOGIN_ISSUER",
                        TestIssuer.shared().address(),
                        "UTEUZI_LOGIN_SECRET",
                        "siri-ya-majaribio"));
    }

    /** @param login what the services are told of the login server that they trust */
    static KillableServices start(Path folder, int commandNodes, String heap, Map<String, String> login) {
        var services = new KillableServices(folder, heap, login);
        try {
            services.startPostgres();
            services.database.prepare(services.passwords);
            for (int node = 1; node <= commandNodes; node++) {
                services.commands.add(services.service("command-service-" + node, services.settings.commandJar()));
            }
            services.query = services.service("query-service", services.settings.queryJar());
            services.commands.forEach(Service::awaitReady);
            services.query.awaitReady();
            return services;
        } catch (RuntimeException | Error e) {
            services.close();
            throw e;
        }
    }

    private Service service(String name, Path jar) {
        return new Service(name, jar);
    }

    List<Service> commands() {
        return commands;
    }

    Service query() {
        return query;
    }

    void startPostgres() {
        database = postgres.start(() -> {});
    }

    /** Kills the postmaster and everything it started, as a machine that loses its power would. */
    void killPostgres() {
        var programs = settings.folder() + "/postgresql-";
        // The postmaster first: it would clean up after a backend that is killed.
        children(programs).filter(process -> !isChildOf(process, programs)).forEach(ProcessHandle::destroyForcibly);
        await().atMost(GENEROUS).pollInterval(Duration.ofMillis(50)).until(() -> {
            var left = children(programs).toList();
            left.forEach(ProcessHandle::destroyForcibly);
            return left.isEmpty();
        });
    }

    private static Stream<ProcessHandle> children(String programs) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").startsWith(programs));
    }

    private static boolean isChildOf(ProcessHandle process, String programs) {
        return process.parent()
                .flatMap(parent -> parent.info().command())
                .filter(command -> command.startsWith(programs))
                .isPresent();
    }

    private static boolean runs(ProcessHandle process, String program) {
        return process.info().command().orElse("").endsWith(program);
    }

    /** Runs the documented command that makes the projection anew. */
    void rebuild() {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-jar",
                settings.queryJar().toString(),
                "rebuild");
        var log = settings.logs().resolve("rebuild.log");
        var rebuild = children.start(Children.Kind.SERVICE, command, environment(), log);
        try {
            assertThat(rebuild.waitFor()).as(log.toString()).isZero();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Asks the database as the query-service would. */
    <T> List<T> ask(String sql, RowReader<T> reader) {
        return ask(Passwords.QUERY, sql, reader);
    }

    <T> List<T> ask(String role, String sql, RowReader<T> reader) {
        try (var connection = DriverManager.getConnection(database.serviceUrl(), role, passwords.of(role));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var all = new ArrayList<T>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The whole register as it numbers and dates its entries itself. */
    List<NaiveEntry> entries() {
        var vault = new Vault(KeyEncryption.given(Map.of("uteuzi.vault.keyset-file", passwords.keyset())::get));
        return ask(
                "select n.number, e.event_type, e.payload, e.wrapped, e.instrument_id, n.recorded_at from register.entry n"
                        + " join vault.event e on e.position = n.position order by n.number",
                row -> new NaiveEntry(
                        row.getLong("number"),
                        vault.opened(
                                EventJson.read(row.getString("event_type"), row.getString("payload")),
                                row.getBytes("wrapped")),
                        row.getString("instrument_id"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant()));
    }

    private Map<String, String> environment() {
        var environment = new HashMap<>(login);
        environment.putAll(Map.of(
                "UTEUZI_DB_URL", database.serviceUrl(),
                "UTEUZI_OWNER_PASSWORD", passwords.of(Passwords.OWNER),
                "UTEUZI_COMMAND_PASSWORD", passwords.of(Passwords.COMMAND),
                "UTEUZI_QUERY_PASSWORD", passwords.of(Passwords.QUERY),
                "UTEUZI_ANSWERS_PASSWORD", passwords.of(Passwords.ANSWERS),
                "UTEUZI_VAULT_KEYSET_FILE", passwords.keyset(),
                "UTEUZI_DOOR_URL",
                        commands.isEmpty()
                                ? settings.commandAddress()
                                : commands.getFirst().url(),
                "UTEUZI_LIMIT_CALLER", "0",
                // Most of what these processes do is to start.
                "JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1"));
        return environment;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        return send(request, TestIssuer.shared().token());
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String token) throws IOException {
        try {
            return http.send(
                    request.header("Authorization", "Bearer " + token).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path jar(String service) {
        var name = "uteuzi." + service + "-jar";
        return Path.of(Objects.requireNonNull(System.getProperty(name), name))
                .toAbsolutePath()
                .normalize();
    }

    @Override
    public void close() {
        children.stop();
        lock.release();
        http.close();
    }
}
