package org.uteuzi.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL 18 in a container, where Docker answers within a few seconds. */
final class ContainerServer {

    private static final Logger log = LoggerFactory.getLogger(ContainerServer.class);

    private ContainerServer() {}

    /** The superuser's address, or null without Docker. */
    static @Nullable String startIfDockerAnswers() {
        if (!dockerIsConfigured() || !dockerAnswers()) {
            return null;
        }
        var postgres = new PostgreSQLContainer("postgres:18-alpine")
                .withUsername("postgres")
                .withPassword("postgres")
                .withDatabaseName("postgres")
                .withEnv("POSTGRES_INITDB_ARGS", "--locale=C --locale-provider=builtin --builtin-locale=C.UTF-8")
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300");
        try {
            postgres.start();
        } catch (RuntimeException e) {
            log.warn("Docker answers but gives no postgres:18-alpine", e);
            return null;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::stop, "stop-postgres"));
        var separator = postgres.getJdbcUrl().contains("?") ? "&" : "?";
        return postgres.getJdbcUrl() + separator + "user=postgres&password=postgres";
    }

    // asking Testcontainers costs seconds where there is no Docker at all
    private static boolean dockerIsConfigured() {
        return System.getenv("DOCKER_HOST") != null
                || Files.exists(Path.of("/var/run/docker.sock"))
                || Files.exists(Path.of(System.getProperty("user.home"), ".docker", "run", "docker.sock"));
    }

    private static boolean dockerAnswers() {
        try {
            return CompletableFuture.supplyAsync(
                            () -> DockerClientFactory.instance().isDockerAvailable())
                    .completeOnTimeout(false, 10, TimeUnit.SECONDS)
                    .join();
        } catch (RuntimeException e) {
            return false;
        }
    }
}
