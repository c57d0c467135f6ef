package org.uteuzi.local;

import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What can be chosen about the stack, from system properties named {@code uteuzi.…}.
 *
 * @param folder where the data, the passwords and the logs are kept between runs
 * @param jdbcUrl another PostgreSQL server to use, with user and password; null = the embedded one
 * @param heap the largest heap of each service, as the JVM writes it
 * @param rebuild whether the projection is made anew before the query-service starts
 */
record Settings(
        Path folder,
        int queryPort,
        int commandPort,
        int loginPort,
        int postgresPort,
        @Nullable String jdbcUrl,
        String heap,
        boolean rebuild,
        Path commandJar,
        Path queryJar) {

    static Settings from(Properties properties) {
        return new Settings(
                path(properties, "uteuzi.folder"),
                port(properties, "uteuzi.query-port", "8080"),
                port(properties, "uteuzi.command-port", "8081"),
                port(properties, "uteuzi.login-port", "9000"),
                port(properties, "uteuzi.postgres-port", "5433"),
                stated(properties, "uteuzi.jdbc-url"),
                orElse(stated(properties, "uteuzi.heap"), "256m"),
                Boolean.parseBoolean(properties.getProperty("uteuzi.rebuild")),
                path(properties, "uteuzi.command-jar"),
                path(properties, "uteuzi.query-jar"));
    }

    Path logs() {
        return folder.resolve("logs");
    }

    String queryAddress() {
        return "http://127.0.0.1:" + queryPort;
    }

    String commandAddress() {
        return "http://127.0.0.1:" + commandPort;
    }

    String loginAddress() {
        return "http://127.0.0.1:" + loginPort;
    }

    private static Path path(Properties properties, String name) {
        var value = stated(properties, name);
        if (value == null) {
            throw new CannotRun("setting.missing", name);
        }
        return Path.of(value).toAbsolutePath().normalize();
    }

    private static int port(Properties properties, String name, String fallback) {
        var value = orElse(stated(properties, name), fallback);
        try {
            var port = Integer.parseInt(value);
            if (port > 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException e) {
            // told below, together with numbers out of range
        }
        throw new CannotRun("setting.not-a-port", name, value);
    }

    /** Maven hands on a property that nobody set as an empty text. */
    private static @Nullable String stated(Properties properties, String name) {
        var value = properties.getProperty(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static String orElse(@Nullable String value, String fallback) {
        return value == null ? fallback : value;
    }
}
