package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

/** Who records and who migrates come to the database, and the service to the login server, by TLS where it is told so. */
@Tag("thorough")
class TlsInsideTest {

    private static TestCertificates ours;
    private static TlsServer server;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        ours = TestCertificates.in(Files.createDirectory(folder.resolve("ours")))
                .server()
                .roles(Role.OWNER, Role.COMMAND);
        server = TlsServer.start(Files.createDirectory(folder.resolve("server")), ours);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void both_roles_come_to_the_database_by_tls_with_a_password() {
        TestDatabase database = server.database();
        server.asksForPasswords();
        String address = database.jdbcUrl() + (database.jdbcUrl().contains("?") ? "&" : "?");

        try (Door door = Door.open(
                database,
                Map.of("UTEUZI_DB_URL", address + "sslmode=verify-full&sslrootcert=" + ours.file("ca.crt")))) {
            assertThat(door.sql()).satisfies(TlsInsideTest::hasItsTables);
            await().untilAsserted(() ->
                    assertThat(subjects(database)).isNotEmpty().containsOnly("uteuzi_command by TLSv1.3 "));
        }
    }

    @Test
    void both_roles_come_by_certificates_to_the_database_for_which_somebody_vouches(@TempDir Path folder) {
        TestDatabase database = server.database();
        server.asksForCertificates();
        Map<String, String> settings = Map.of(
                "UTEUZI_DB_CERTIFICATES", ours.folder().toString(),
                "UTEUZI_OWNER_PASSWORD", "",
                "UTEUZI_COMMAND_PASSWORD", "");

        try (Door door = Door.open(database, settings)) {
            assertThat(door.sql()).satisfies(TlsInsideTest::hasItsTables);
            await().untilAsserted(() -> assertThat(subjects(database))
                    .isNotEmpty()
                    .containsOnly("uteuzi_command by TLSv1.3 /CN=uteuzi_command"));
        }

        server.shows(TestCertificates.in(folder).server());
        try {
            assertThatThrownBy(() -> Door.open(database, settings)).hasStackTraceContaining("PKIX path");
        } finally {
            server.shows(ours);
        }
    }

    @Test
    void tokens_are_those_of_a_login_server_that_a_bundle_trusts(@TempDir Path folder) {
        TestIssuer issuer = TestIssuer.byTls(ours);
        TestCertificates theirs = TestCertificates.in(folder);
        try (TestDatabase database = TestDatabase.create()) {
            assertThat(status(database, issuer, ours)).isEqualTo(200);
            assertThat(status(database, issuer, theirs)).isGreaterThanOrEqualTo(400);
        }
    }

    @Test
    void a_login_server_that_leads_elsewhere_is_not_followed_there() {
        TestIssuer issuer = TestIssuer.another();
        for (String path : List.of("/.well-known/openid-configuration", "/keys")) {
            issuer.leadElsewhere(path, 302);
            try (TestDatabase database = TestDatabase.create();
                    Door door = Door.open(database, Map.of("UTEUZI_LOGIN_ISSUER", issuer.address()))) {
                assertThat(status(door, issuer)).as(path).isGreaterThanOrEqualTo(400);
                issuer.leadNowhere();
                assertThat(status(door, issuer)).isEqualTo(200);
            }
        }
        assertThat(issuer.askedElsewhere()).isZero();
    }

    private static int status(TestDatabase database, TestIssuer issuer, TestCertificates trusted) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "UTEUZI_LOGIN_ISSUER",
                issuer.address(),
                "UTEUZI_LOGIN_BUNDLE",
                "inside",
                "spring.ssl.bundle.pem.inside.truststore.certificate",
                "file:" + trusted.file("ca.crt")));
        try (Door door = Door.open(database, settings)) {
            return status(door, issuer);
        }
    }

    private static int status(Door door, TestIssuer issuer) {
        return door.send(door.request("/actuator/prometheus", issuer.token())
                        .GET()
                        .build())
                .status();
    }

    /** Its owner has made them. */
    private static void hasItsTables(JdbcClient sql) {
        assertThat(sql.sql("select tableowner from pg_tables where schemaname = 'register'")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .containsOnly("uteuzi_owner");
    }

    /** Who is connected, but who looks. */
    private static List<String> subjects(TestDatabase database) {
        return JdbcClient.create(database.superuser())
                .sql("select a.usename || ' by ' || coalesce(s.version, 'nothing') || ' ' || coalesce(s.client_dn, '')"
                        + " from pg_stat_activity a join pg_stat_ssl s on s.pid = a.pid"
                        + " where a.datname = current_database() and a.usename <> 'postgres'")
                .query(String.class)
                .list();
    }
}
