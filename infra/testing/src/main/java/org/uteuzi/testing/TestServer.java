package org.uteuzi.testing;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server that all test databases of this JVM share, as its superuser sees it. */
final class TestServer {

    private static final Logger log = LoggerFactory.getLogger(TestServer.class);

    private static @Nullable TestServer shared;

    private final String superuserUrl;
    private final Set<String> databases = ConcurrentHashMap.newKeySet();

    private TestServer(String superuserUrl) {
        this.superuserUrl = superuserUrl;
    }

    static synchronized TestServer shared() {
        if (shared == null) {
            shared = start();
        }
        return shared;
    }

    /** Another one, of whoever started it. */
    static TestServer at(String superuserUrl) {
        return new TestServer(superuserUrl);
    }

    private static TestServer start() {
        var given = System.getProperty("uteuzi.test.jdbc-url");
        if (given != null && !given.isBlank()) {
            var server = new TestServer(given);
            // this server outlives the tests, so their databases must not
            Runtime.getRuntime().addShutdownHook(new Thread(server::dropAll, "drop-test-databases"));
            return server;
        }
        var container = ContainerServer.startIfDockerAnswers();
        if (container != null) {
            log.info("Tests use PostgreSQL in a container");
            return new TestServer(container);
        }
        log.info("Tests use embedded PostgreSQL");
        return new TestServer(EmbeddedServer.start());
    }

    /** Connections of the superuser to the database the given address names. */
    PGSimpleDataSource superuser() {
        var source = new PGSimpleDataSource();
        source.setUrl(superuserUrl);
        return source;
    }

    /** Connections of the superuser to one database. */
    PGSimpleDataSource superuser(String database) {
        var source = superuser();
        source.setDatabaseName(database);
        return source;
    }

    void create(String database, String template) throws SQLException {
        databases.add(database);
        execute("create database " + database + " template " + template);
    }

    void drop(String database) throws SQLException {
        execute("drop database if exists " + database + " with (force)");
        databases.remove(database);
    }

    private void dropAll() {
        for (var database : databases) {
            try {
                drop(database);
            } catch (SQLException e) {
                log.warn("Database {} is left behind", database, e);
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = superuser().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
