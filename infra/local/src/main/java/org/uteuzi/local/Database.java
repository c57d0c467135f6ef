package org.uteuzi.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** The database the stack works on, seen by the one who may set it up: its roles, their passwords and its emptiness. */
final class Database {

    private static final String NAME = "uteuzi";
    /** The first with the temporal constraints that the register's guard is made of. */
    private static final int MAJOR_VERSION = 18;

    private final String adminUrl;
    private final Properties credentials;
    private final String serviceUrl;

    private Database(String adminUrl, Properties credentials, String serviceUrl) {
        this.adminUrl = adminUrl;
        this.credentials = credentials;
        this.serviceUrl = serviceUrl;
    }

    static Database embedded(int port, String password) {
        var url = "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
        return new Database(url, credentials(Passwords.SUPERUSER, password), url);
    }

    /** A database somewhere else, by an address that carries the user and password of its administrator. */
    static Database given(String url) {
        var parts = url.split("\\?", 2);
        var forServices = parts.length == 1
                ? ""
                : Arrays.stream(parts[1].split("&"))
                        .filter(parameter -> !parameter.startsWith("user=") && !parameter.startsWith("password="))
                        .collect(Collectors.joining("&"));
        return new Database(url, new Properties(), forServices.isEmpty() ? parts[0] : parts[0] + "?" + forServices);
    }

    /** The address without user and password. */
    String serviceUrl() {
        return serviceUrl;
    }

    /** Creates the database on the embedded server, if it is not there yet. */
    void create() throws SQLException {
        var server = adminUrl.substring(0, adminUrl.length() - NAME.length()) + "postgres";
        try (var connection = DriverManager.getConnection(server, credentials);
                var statement = connection.createStatement()) {
            try (var row = statement.executeQuery("select from pg_database where datname = '" + NAME + "'")) {
                if (row.next()) {
                    return;
                }
            }
            statement.execute("create database " + NAME);
        }
    }

    /** Sets up what the services expect: the roles, what each owns, and their passwords. Harmless to repeat. */
    void prepare(Passwords passwords) {
        try (var connection = DriverManager.getConnection(adminUrl, credentials);
                var statement = connection.createStatement()) {
            var version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < MAJOR_VERSION) {
                throw new CannotRun("database.too-old", serviceUrl, version, MAJOR_VERSION);
            }
            statement.execute(bootstrap());
            for (var role : List.of(Passwords.OWNER, Passwords.COMMAND, Passwords.QUERY, Passwords.ANSWERS)) {
                // Hashed here, so that no log of the server can show the password.
                connection
                        .unwrap(PGConnection.class)
                        .alterUserPassword(role, passwords.of(role).toCharArray(), "scram-sha-256");
            }
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    /** Reads the register as the query-service does. */
    Connection read(Passwords passwords) throws SQLException {
        return DriverManager.getConnection(serviceUrl, credentials(Passwords.QUERY, passwords.of(Passwords.QUERY)));
    }

    CannotRun unusable(SQLException e) {
        return new CannotRun(e, "database.unusable", serviceUrl, firstLine(e));
    }

    private static Properties credentials(String user, String password) {
        var credentials = new Properties();
        credentials.setProperty("user", user);
        credentials.setProperty("password", password);
        return credentials;
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static String bootstrap() {
        try (var stream =
                Objects.requireNonNull(Database.class.getResourceAsStream("bootstrap.sql"), "bootstrap.sql")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CannotRun(e, "folder.unusable", "bootstrap.sql", e);
        }
    }
}
