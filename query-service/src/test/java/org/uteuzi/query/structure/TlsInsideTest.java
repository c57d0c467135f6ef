package org.uteuzi.query.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.uteuzi.testing.TestCertificates;
import org.uteuzi.testing.TestDatabase;
import org.uteuzi.testing.TestDatabase.Role;
import org.uteuzi.testing.TestIssuer;
import org.uteuzi.testing.TlsServer;

/** The service comes to the database, the door and the login server by TLS where it is told so, and then to nobody else. */
@Tag("thorough")
class TlsInsideTest {

    private static final byte[] ASKS_FOR_TLS = {0, 0, 0, 8, 4, (byte) 210, 22, 47};

    private static TestCertificates ours;
    private static TestCertificates theirs;
    private static TlsServer server;
    private static TestDatabase database;

    /** A connection as the database sees it. */
    private record Connection(String role, boolean encrypted, String version, String subject, String serial) {}

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        ours = TestCertificates.in(Files.createDirectory(folder.resolve("ours")))
                .server()
                .roles(Role.QUERY, Role.ANSWERS);
        theirs = TestCertificates.in(Files.createDirectory(folder.resolve("theirs")))
                .server();
        server = TlsServer.start(Files.createDirectory(folder.resolve("server")), ours);
        database = server.database().migrateRegister();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void both_roles_come_to_the_database_by_tls_with_a_password() {
        server.asksForPasswords();
        assertThatThrownBy(() -> QueryNode.on(database, "UTEUZI_DB_URL=" + address() + "sslmode=disable"))
                .as("it lets in nobody who comes otherwise")
                .rootCause()
                .hasMessageContaining("no encryption");

        try (QueryNode node = QueryNode.on(database, "UTEUZI_DB_URL=" + verified(address()))) {
            asksAsWhoAnswers(node);

            assertThat(connections())
                    .allMatch(Connection::encrypted)
                    .allMatch(connection -> connection.version().equals("TLSv1.3"))
                    .extracting(Connection::role)
                    .contains("uteuzi_query", "uteuzi_answers");
        }
    }

    @Test
    void a_database_for_which_nobody_vouches_or_that_is_another_one_is_not_used() {
        server.asksForPasswords();
        String address = "UTEUZI_DB_URL=" + verified(address());
        server.shows(theirs);
        try {
            assertThatThrownBy(() -> QueryNode.on(database, address)).hasStackTraceContaining("PKIX path");
            ours.serverElsewhere();
            server.shows(ours);
            assertThatThrownBy(() -> QueryNode.on(database, address))
                    .rootCause()
                    .hasMessageContaining("127.0.0.1 could not be verified");
        } finally {
            ours.server();
            server.shows(ours);
        }
    }

    @Test
    void a_database_that_speaks_no_tls_hears_neither_a_password_nor_a_name() throws IOException {
        List<byte[]> heard = new CopyOnWriteArrayList<>();
        try (ServerSocket plain = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                while (!plain.isClosed()) {
                    try (Socket caller = plain.accept()) {
                        byte[] first = caller.getInputStream().readNBytes(ASKS_FOR_TLS.length);
                        heard.add(first);
                        caller.getOutputStream().write('N');
                        heard.add(caller.getInputStream().readAllBytes());
                    } catch (IOException over) {
                        // whoever called has hung up, or the test is over
                    }
                }
            });

            assertThatThrownBy(() -> QueryNode.on(
                            database,
                            "UTEUZI_DB_URL="
                                    + verified("jdbc:postgresql://127.0.0.1:" + plain.getLocalPort() + "/uteuzi?")))
                    .rootCause()
                    .hasMessageContaining("SSL");
        }
        assertThat(heard.getFirst()).isEqualTo(ASKS_FOR_TLS);
        assertThat(heard)
                .filteredOn(bytes -> bytes.length > 0)
                .allSatisfy(bytes -> assertThat(bytes).isEqualTo(ASKS_FOR_TLS));
    }

    @Test
    void roles_come_by_certificates_that_are_renewed_without_a_restart() throws Exception {
        server.asksForCertificates();

        try (QueryNode node = byCertificates(ours)) {
            asksAsWhoAnswers(node);
            assertThat(connections())
                    .allMatch(connection -> connection.subject().equals("/CN=" + connection.role()))
                    .extracting(Connection::role)
                    .contains("uteuzi_query", "uteuzi_answers");
            List<String> before = serials();

            ours.roles(Role.ANSWERS);
            node.bean(DataSource.class)
                    .unwrap(HikariDataSource.class)
                    .getHikariPoolMXBean()
                    .softEvictConnections(); // as each is when it has become old

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                asksAsWhoAnswers(node);
                assertThat(serials()).isNotEmpty().doesNotContainAnyElementsOf(before);
            });
        }
    }

    @Test
    void a_role_without_a_certificate_does_not_come_by_a_password_instead(@TempDir Path empty) throws IOException {
        for (String name : List.of("ca.crt", "uteuzi_query.crt", "uteuzi_query.key", "uteuzi_answers.crt")) {
            Files.copy(ours.file(name), empty.resolve(name));
        }
        assertThatThrownBy(() -> QueryNode.on(database, "UTEUZI_DB_CERTIFICATES=" + empty))
                .rootCause()
                .hasMessageStartingWith(empty.resolve("uteuzi_answers.key") + " cannot be read");
    }

    @Test
    void the_desk_and_the_login_come_by_https_to_whom_a_bundle_trusts_and_to_nobody_else() throws Exception {
        server.asksForPasswords();
        TestIssuer issuer = TestIssuer.byTls(ours);
        AtomicInteger asked = new AtomicInteger();
        HttpsServer door = door(0, ours.context(), asked);
        int port = door.getAddress().getPort();
        try (QueryNode node = QueryNode.on(
                database,
                "UTEUZI_DB_URL=" + verified(address()),
                "UTEUZI_LOGIN_ISSUER=" + issuer.address(),
                "UTEUZI_LOGIN_BUNDLE=inside",
                "uteuzi.door.url=https://127.0.0.1:" + port,
                "uteuzi.door.bundle=inside",
                "spring.ssl.bundle.pem.inside.truststore.certificate=file:" + ours.file("ca.crt"),
                "server.ssl.bundle=own",
                "spring.ssl.bundle.pem.own.keystore.certificate=file:" + ours.file("server.crt"),
                "spring.ssl.bundle.pem.own.keystore.private-key=file:" + ours.file("server.key"))) {
            String home = node.address().replace("http:", "https:");
            HttpClient browser = HttpClient.newBuilder()
                    .sslContext(ours.context())
                    .cookieHandler(new CookieManager())
                    .build();
            String login = location(browser, home + "/oauth2/authorization/uteuzi");
            assertThat(login).startsWith("https:");
            String back = location(browser, login + "&who=asha%7CIMPORTER:*");
            assertThat(location(browser, back)).startsWith(home);

            String template = home + "/desk/imports/template.csv";
            assertThat(get(browser, template).statusCode()).isEqualTo(200);
            assertThat(asked).hasValue(1);

            door.stop(0);
            door = door(port, theirs.context(), asked);
            assertThat(get(browser, template).statusCode()).isNotEqualTo(200);
            assertThat(asked).as("it heard nothing, no token either").hasValue(1);
        } finally {
            door.stop(0);
        }
    }

    private static QueryNode byCertificates(TestCertificates certificates) {
        return QueryNode.on(
                database,
                "UTEUZI_DB_CERTIFICATES=" + certificates.folder(),
                "UTEUZI_QUERY_PASSWORD=",
                "UTEUZI_ANSWERS_PASSWORD=");
    }

    private static void asksAsWhoAnswers(QueryNode node) {
        assertThat(JdbcClient.create(node.bean(DataSource.class))
                        .sql("select current_user")
                        .query(String.class)
                        .single())
                .isEqualTo("uteuzi_answers");
    }

    private static HttpsServer door(int port, SSLContext tls, AtomicInteger asked) throws IOException {
        HttpsServer door = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        door.setHttpsConfigurator(new HttpsConfigurator(tls));
        door.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        door.start();
        return door;
    }

    private static String location(HttpClient browser, String address) throws Exception {
        return get(browser, address).headers().firstValue("Location").orElseThrow();
    }

    private static HttpResponse<String> get(HttpClient browser, String address) throws Exception {
        return browser.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String address() {
        String address = database.jdbcUrl();
        return address + (address.contains("?") ? "&" : "?");
    }

    private static String verified(String address) {
        return address + "sslmode=verify-full&sslrootcert=" + ours.file("ca.crt");
    }

    private static List<String> serials() {
        return connections().stream()
                .filter(connection -> connection.role().equals("uteuzi_answers"))
                .map(Connection::serial)
                .toList();
    }

    /** All but those of who looks. */
    private static List<Connection> connections() {
        return JdbcClient.create(database.superuser())
                .sql("select a.usename as role, s.ssl as encrypted, coalesce(s.version, '') as version,"
                        + " coalesce(s.client_dn, '') as subject, coalesce(s.client_serial::text, '') as serial"
                        + " from pg_stat_activity a join pg_stat_ssl s on s.pid = a.pid"
                        + " where a.datname = current_database() and a.usename <> 'postgres'")
                .query(Connection.class)
                .list();
    }
}
