package org.uteuzi.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.uteuzi.local.login.Demonstration;
import org.uteuzi.local.login.LoginServer;
import tools.jackson.databind.json.JsonMapper;

/** Runs the stack until Ctrl-C, SIGTERM, or the end of the process that started it. */
public final class LocalStack {

    private final Settings settings;
    private final InstanceLock lock;
    private final Children children;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Tokens tokens;

    /** Of the pages at the login server; known to these two processes and kept nowhere. */
    private final String loginSecret = UUID.randomUUID().toString();

    private LocalStack(Settings settings, InstanceLock lock) {
        this.settings = settings;
        this.lock = lock;
        this.children = new Children(lock);
        this.tokens = new Tokens(settings.loginAddress(), http);
    }

    public static void main(String[] arguments) throws InterruptedException {
        try {
            var settings = Settings.from(System.getProperties());
            refuseMissing(settings.commandJar());
            refuseMissing(settings.queryJar());
            var lock = InstanceLock.acquire(settings.folder());
            refuseTakenPorts(settings);
            var stack = new LocalStack(settings, lock);
            Runtime.getRuntime().addShutdownHook(new Thread(stack::stop, "stop"));
            Parent.whenGone(System.getProperty("uteuzi.parent", ""), () -> System.exit(0));
            stack.start();
        } catch (CannotRun e) {
            fail(e);
        }
        new CountDownLatch(1).await();
    }

    private void start() {
        try {
            var passwords = Passwords.keptIn(settings.folder());
            var database = database(passwords);
            database.prepare(passwords);
            var login = startLoginServer();
            var command = startCommandService(database, passwords);
            var query = startQueryService(database, passwords);
            new SampleRegister(settings, http, tokens).recordInto(database, passwords);
            children.whenEnded(login.process(), () -> fail(login.ended()));
            children.whenEnded(command.process(), () -> fail(command.ended()));
            children.whenEnded(query.process(), () -> fail(query.ended()));
            tellAddresses();
        } catch (RuntimeException e) {
            // What was being waited for ends when the stack stops; that is no failure.
            if (!children.isStopping()) {
                throw e;
            }
        }
    }

    private Database database(Passwords passwords) {
        if (settings.jdbcUrl() != null) {
            var given = Database.given(settings.jdbcUrl());
            Messages.print("step.given", given.serviceUrl());
            return given;
        }
        var server = new EmbeddedPostgres(settings, children, passwords);
        return server.start(() -> fail(new CannotRun("postgres.gone", server.log())));
    }

    private ServiceProcess startLoginServer() {
        var environment = Map.of(
                "UTEUZI_LOGIN_ISSUER",
                settings.loginAddress(),
                "UTEUZI_LOGIN_KEYS",
                settings.folder().resolve("login-keys").toString(),
                "UTEUZI_LOGIN_SECRET",
                loginSecret,
                "UTEUZI_PAGES_URLS",
                settings.queryAddress() + "," + settings.queryAddress().replace("127.0.0.1", "localhost"));
        var service = ServiceProcess.start(
                settings, children, "login-server", LoginServer.class, settings.loginPort(), environment);
        service.awaitReady(http);
        return service;
    }

    private ServiceProcess startCommandService(Database database, Passwords passwords) {
        var environment = Map.of(
                "UTEUZI_DB_URL", database.serviceUrl(),
                "UTEUZI_LOGIN_ISSUER", settings.loginAddress(),
                "UTEUZI_OWNER_PASSWORD", passwords.of(Passwords.OWNER),
                "UTEUZI_COMMAND_PASSWORD", passwords.of(Passwords.COMMAND),
                "UTEUZI_VAULT_KEYSET_FILE", passwords.keyset());
        return ready("command-service", settings.commandJar(), settings.commandPort(), environment);
    }

    private ServiceProcess startQueryService(Database database, Passwords passwords) {
        var environment = Map.of(
                "UTEUZI_DB_URL", database.serviceUrl(),
                "UTEUZI_LOGIN_ISSUER", settings.loginAddress(),
                "UTEUZI_LOGIN_SECRET", loginSecret,
                "UTEUZI_QUERY_PASSWORD", passwords.of(Passwords.QUERY),
                "UTEUZI_ANSWERS_PASSWORD", passwords.of(Passwords.ANSWERS),
                "UTEUZI_VAULT_KEYSET_FILE", passwords.keyset(),
                "UTEUZI_DOOR_URL", settings.commandAddress());
        if (settings.rebuild()) {
            ServiceProcess.run(settings, children, "query-service", settings.queryJar(), "rebuild", environment);
        }
        return ready("query-service", settings.queryJar(), settings.queryPort(), environment);
    }

    private ServiceProcess ready(String name, Path jar, int port, Map<String, String> environment) {
        var service = ServiceProcess.start(settings, children, name, jar, port, environment);
        service.awaitReady(http);
        return service;
    }

    private void tellAddresses() {
        System.out.println();
        Messages.print("running.title");
        tell("running.page", settings.queryAddress() + "/");
        tell("running.query", settings.queryAddress() + "/api");
        tell("running.command", settings.commandAddress() + "/api");
        Messages.print("running.people");
        Demonstration.PEOPLE.forEach(
                person -> System.out.println("    " + person.name() + "  " + String.join(" ", person.grants())));
        tell(
                "running.token",
                "curl -sS -u demo-manager:demo-manager -d grant_type=client_credentials " + settings.loginAddress()
                        + "/oauth2/token");
        tell("running.first", "curl -H 'Authorization: Bearer …' " + settings.queryAddress() + firstQuestion());
        tell("running.logs", settings.logs().toString());
        Messages.print("running.stop");
    }

    private static void tell(String key, String value) {
        System.out.println("  " + Messages.line(key) + ": " + value);
    }

    private String firstQuestion() {
        var address = URI.create(settings.queryAddress() + "/api/institutions");
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(address)
                            .header("Authorization", tokens.bearer("demo-manager"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            var first = new JsonMapper()
                    .readTree(answer.body())
                    .path("institutions")
                    .path(0)
                    .path("id");
            return first.isString() ? "/api/institutions/" + first.asString() + "/structure" : "/api/institutions";
        } catch (IOException e) {
            throw new CannotRun(e, "sample.unanswered", address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void stop() {
        lock.stopping();
        System.out.println();
        Messages.print("step.stopping");
        children.stop();
        lock.release();
        Messages.print("step.stopped", settings.folder());
    }

    private static void refuseMissing(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new CannotRun("jar.missing", jar);
        }
    }

    private static void refuseTakenPorts(Settings settings) {
        refuseTaken(settings.queryPort(), "uteuzi.query-port");
        refuseTaken(settings.commandPort(), "uteuzi.command-port");
        refuseTaken(settings.loginPort(), "uteuzi.login-port");
        if (settings.jdbcUrl() == null) {
            refuseTaken(settings.postgresPort(), "uteuzi.postgres-port");
        }
    }

    private static void refuseTaken(int port, String setting) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new CannotRun(e, "port.taken", port, setting);
        }
    }

    private static void fail(CannotRun why) {
        System.err.println(why.told());
        System.exit(1);
    }
}
