package org.uteuzi.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.uteuzi.vault.KeyEncryption;

/**
 * A fresh database for whoever asks, with the roles and rights of {@code infra/postgres/bootstrap.sql}, on one server
 * per JVM: the one named by {@code -Duteuzi.test.jdbc-url} (a superuser's address), else PostgreSQL 18 in a container
 * where Docker answers, else an embedded PostgreSQL 18. The server starts with the first database and ends with the
 * JVM.
 */
public final class TestDatabase implements AutoCloseable {

    /** The roles of {@code infra/postgres/bootstrap.sql}. */
    public enum Role {
        OWNER,
        COMMAND,
        QUERY,
        ANSWERS;

        /** The name of the role in the database; in tests also its password. */
        public String roleName() {
            return switch (this) {
                case OWNER -> "uteuzi_owner";
                case COMMAND -> "uteuzi_command";
                case QUERY -> "uteuzi_query";
                case ANSWERS -> "uteuzi_answers";
            };
        }
    }

    private static final String KEYSET = KeyEncryption.generate().keyset();

    // roles belong to the server, not to the database: JVMs that share a server must not create them at the same time
    private static final long BOOTSTRAP_LOCK = 0x7574_6575_7a69L;

    private final TestServer server;
    private final String name;

    private TestDatabase(TestServer server, String name) {
        this.server = server;
        this.name = name;
    }

    /** A new database with roles and rights, without a table. */
    public static TestDatabase create() {
        return create(TestServer.shared());
    }

    static TestDatabase create(TestServer server) {
        return create(server, "template0");
    }

    /** Another database that holds all that this one holds, to which nobody may be connected meanwhile. */
    public TestDatabase copy() {
        return create(server, name);
    }

    private static TestDatabase create(TestServer server, String template) {
        var database = new TestDatabase(
                server, "uteuzi_" + UUID.randomUUID().toString().replace("-", ""));
        try (var connection = server.superuser().getConnection();
                var statement = connection.createStatement()) {
            server.create(database.name, template);
            statement.execute("select pg_advisory_lock(" + BOOTSTRAP_LOCK + ")");
            database.bootstrap();
        } catch (SQLException e) {
            throw new IllegalStateException("The test database could not be made ready", e);
        }
        return database;
    }

    /** The address without user and password. */
    public String jdbcUrl() {
        var source = server.superuser(name);
        source.setUser(null);
        source.setPassword(null);
        return source.getUrl();
    }

    public String password(Role role) {
        return role.roleName();
    }

    /** What a service's process reads from its environment to use this database and to let in whom tests send. */
    public Map<String, String> environment() {
        return Map.ofEntries(
                Map.entry("UTEUZI_LOGIN_ISSUER", TestIssuer.shared().address()),
                Map.entry("UTEUZI_LOGIN_SECRET", "siri-ya-majaribio"),
                Map.entry("UTEUZI_DB_URL", jdbcUrl()),
                Map.entry("UTEUZI_OWNER_PASSWORD", password(Role.OWNER)),
                Map.entry("UTEUZI_COMMAND_PASSWORD", password(Role.COMMAND)),
                Map.entry("UTEUZI_QUERY_PASSWORD", password(Role.QUERY)),
                Map.entry("UTEUZI_ANSWERS_PASSWORD", password(Role.ANSWERS)),
                Map.entry("UTEUZI_VAULT_KEYSET", keyset()),
                Map.entry("UTEUZI_LIMIT_CALLER", "0"), // one caller sends all that tests and benchmarks send
                Map.entry("UTEUZI_LIMIT_STRANGER", "0"));
    }

    /** The keys outside the database, of all tests of a JVM. */
    public static String keyset() {
        return KEYSET;
    }

    /** Connections of one role; each call to {@code getConnection} opens a new one. */
    public DataSource dataSource(Role role) {
        var source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl());
        source.setUser(role.roleName());
        source.setPassword(password(role));
        return source;
    }

    /** Connections of the superuser, to look at or to break what no role may. */
    public DataSource superuser() {
        return server.superuser(name);
    }

    /** Brings the schemas of command-service to their newest version, as their owner. */
    public TestDatabase migrateRegister() {
        migrate("command-service", Role.OWNER, "command", "register", "guard", "vault", "command");
        return this;
    }

    /** Brings the schema of query-service to its newest version, as its owner. */
    public TestDatabase migrateStructure() {
        migrate("query-service", Role.QUERY, "structure", "structure");
        return this;
    }

    /** Drops the database, also while somebody is connected. */
    @Override
    public void close() {
        try {
            server.drop(name);
        } catch (SQLException e) {
            throw new IllegalStateException("The test database could not be dropped", e);
        }
    }

    /** The folder that holds {@code mvnw}. */
    static Path root() {
        var start = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        for (var folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("mvnw"))) {
                return folder;
            }
        }
        throw new IllegalStateException("No folder above " + start + " holds mvnw");
    }

    private void bootstrap() throws SQLException {
        try (Connection connection = superuser().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(root().resolve("infra/postgres/bootstrap.sql")));
            for (var role : Role.values()) {
                statement.execute("alter role %s password '%s'".formatted(role.roleName(), password(role)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void migrate(String module, Role owner, String historySchema, String... schemas) {
        Flyway.configure()
                .dataSource(dataSource(owner))
                .locations("filesystem:" + root().resolve(module + "/src/main/resources/db/migration"))
                .schemas(schemas)
                .defaultSchema(historySchema)
                .failOnMissingLocations(true)
                .load()
                .migrate();
    }
}
