package org.uteuzi.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** PostgreSQL 18 from the class path: needs no installation, no Docker and no particular user. */
final class EmbeddedServer {

    // a JVM that is killed runs no shutdown hook; the end of its pipe is seen nevertheless
    private static final String GUARD = """
            trap '' INT TERM
            cat >/dev/null
            tries=0
            while [ -f "$0/postmaster.pid" ] && [ $tries -lt 100 ]; do
              kill -QUIT "$(head -n 1 "$0/postmaster.pid")"
              tries=$((tries + 1)); sleep 0.1
            done
            rm -rf "$0"
            """;

    private EmbeddedServer() {}

    /** Starts a server that ends with this JVM, and gives its superuser's address. */
    static String start() {
        return superuserUrl(start(Map.of()));
    }

    static String superuserUrl(EmbeddedPostgres postgres) {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres?user=postgres";
    }

    /** @param settings beside what all have in common */
    static EmbeddedPostgres start(Map<String, String> settings) {
        try {
            var folder = Files.createDirectories(TestDatabase.root().resolve("infra/testing/target/postgres"));
            // also where zonky looks for what a killed JVM left behind
            System.setProperty("ot.epg.working-dir", folder.toString());
            var data = Files.createTempDirectory(folder, "data-");
            guard(data);
            var server = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(folder.toFile())
                    .setDataDirectory(data)
                    .setPGStartupWait(Duration.ofMinutes(2))
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    // a commit must be seen to be written also by a test that kills the server
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("listen_addresses", "127.0.0.1");
            settings.forEach(server::setServerConfig);
            return server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Embedded PostgreSQL did not start; name another server by -Duteuzi.test.jdbc-url", e);
        }
    }

    private static void guard(Path data) throws IOException {
        new ProcessBuilder("sh", "-c", GUARD, data.toString())
                .redirectInput(Redirect.PIPE)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
    }
}
