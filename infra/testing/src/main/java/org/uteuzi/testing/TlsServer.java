package org.uteuzi.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** An embedded PostgreSQL 18 of its own to which roles come by TLS, once it is told to let them in by nothing else. */
public final class TlsServer implements AutoCloseable {

    private static final String RULES = """
            host    all postgres 127.0.0.1/32 trust
            hostssl all all      127.0.0.1/32 %s
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path files;
    private final EmbeddedPostgres postgres;
    private final TestServer server;

    private TlsServer(Path files, TestCertificates own) {
        this.files = files;
        copy(own);
        postgres = EmbeddedServer.start(Map.of(
                "ssl", "on",
                "ssl_cert_file", files.resolve("server.crt").toString(),
                "ssl_key_file", files.resolve("server.key").toString(),
                "ssl_ca_file", files.resolve("ca.crt").toString()));
        server = TestServer.at(EmbeddedServer.superuserUrl(postgres));
    }

    /**
     * @param files an empty folder
     * @param own among which is that of a server; the roles' must be of the same authority
     */
    public static TlsServer start(Path files, TestCertificates own) {
        return new TlsServer(files, own);
    }

    /** A new database with roles and rights, without a table; whoever comes is let in as in any test, for now. */
    public TestDatabase database() {
        return TestDatabase.create(server);
    }

    /** From now on roles come by TLS and a password. */
    public void asksForPasswords() {
        letIn("scram-sha-256");
    }

    /** From now on roles come by TLS and a certificate that names them. */
    public void asksForCertificates() {
        letIn("cert");
    }

    /** From now on it shows another certificate, and believes in who gave it. */
    public void shows(TestCertificates other) {
        copy(other);
        readAnew();
    }

    private void copy(TestCertificates from) {
        try {
            for (String name : new String[] {"server.crt", "server.key", "ca.crt"}) {
                Files.copy(
                        from.file(name),
                        files.resolve(name),
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void letIn(String how) {
        try {
            Files.writeString(Path.of(ask("show hba_file")), RULES.formatted(how));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        readAnew();
    }

    /** What it is asked next it does as it is told now: who connects is told when it read what it was told. */
    private void readAnew() {
        String before = ask("select pg_conf_load_time()::text");
        ask("select pg_reload_conf()::text");
        Instant latest = Instant.now().plus(PATIENCE);
        while (ask("select pg_conf_load_time()::text").equals(before)) {
            if (Instant.now().isAfter(latest)) {
                throw new IllegalStateException("PostgreSQL does not read its settings anew");
            }
        }
    }

    /** By a connection of its own. */
    private String ask(String sql) {
        try (var connection = server.superuser().getConnection();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
