package org.uteuzi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** The stack as started from a terminal: an outermost process, the launcher under it, and what they start. */
final class RunningStack implements AutoCloseable {

    private static final Duration GENEROUS = Duration.ofMinutes(4);

    /** Where a stack keeps its data, on ports nothing else uses. */
    record Place(Path folder, int queryPort, int commandPort, int loginPort, int postgresPort) {

        static Place in(Path folder) {
            return new Place(folder, freePort(), freePort(), freePort(), freePort());
        }

        List<Integer> ports() {
            return List.of(queryPort, commandPort, loginPort, postgresPort);
        }

        private static int freePort() {
            try (var socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final Place place;
    private final Process outermost;
    private final Path output;

    private RunningStack(Place place, Process outermost, Path output) {
        this.place = place;
        this.outermost = outermost;
        this.output = output;
    }

    static RunningStack start(Place place, Map<String, String> settings, Map<String, String> environment) {
        return start(place, settings, environment, List.of());
    }

    static RunningStack start(
            Place place, Map<String, String> settings, Map<String, String> environment, List<String> prefix) {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of(java(), "-cp", System.getProperty("java.class.path"), Outermost.class.getName()));
        command.addAll(List.of(java(), "-Xmx96m", "-Duteuzi.parent=java"));
        command.add("-Duteuzi.folder=" + place.folder());
        command.add("-Duteuzi.query-port=" + place.queryPort());
        command.add("-Duteuzi.command-port=" + place.commandPort());
        command.add("-Duteuzi.login-port=" + place.loginPort());
        command.add("-Duteuzi.postgres-port=" + place.postgresPort());
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), LocalStack.class.getName()));
        try {
            var output =
                    Files.createTempFile(Files.createDirectories(place.folder().resolveSibling("output")), "", ".log");
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("UTEUZI_LIMIT_CALLER", "0");
            builder.environment().putAll(environment);
            var outermost = builder.start();
            // A test that fails half-way shall leave nothing either.
            Runtime.getRuntime().addShutdownHook(new Thread(outermost::destroy));
            return new RunningStack(place, outermost, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    RunningStack awaitRunning() {
        return awaitLine("Ctrl-C to stop");
    }

    RunningStack awaitLine(String text) {
        await().atMost(GENEROUS)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> output().contains(text) || !outermost.isAlive());
        assertThat(output()).contains(text);
        return this;
    }

    int awaitEnd() {
        try {
            assertThat(outermost.waitFor(GENEROUS.toSeconds(), TimeUnit.SECONDS))
                    .as(output())
                    .isTrue();
            return outermost.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProcessHandle outermost() {
        return outermost.toHandle();
    }

    ProcessHandle launcher() {
        return outermost.children().findFirst().orElseThrow();
    }

    /** The Java process of a service, or the first process of the database. */
    ProcessHandle process(String argument) {
        return outermost
                .descendants()
                .filter(process -> process.info().command().orElse("").matches(".*/(java|postgres)"))
                .filter(process -> process.info().commandLine().orElse("").contains(argument))
                .min(Comparator.comparingLong(ProcessHandle::pid))
                .orElseThrow();
    }

    List<ProcessHandle> descendants() {
        return outermost.descendants().toList();
    }

    /** Waits until, 30 seconds at most, none of the processes runs, no port listens and nothing is locked. */
    void assertNothingIsLeft(List<ProcessHandle> processes) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> {
                    assertThat(processes)
                            .as(output())
                            .filteredOn(RunningStack::runs)
                            .extracting(process -> process.info().commandLine().orElse(""))
                            .isEmpty();
                    assertThat(place.ports()).allMatch(RunningStack::isFree);
                    assertThat(canBeLocked(place.folder().resolve("lock"))).isTrue();
                });
    }

    /** A killed process that nobody waits for is alive for Java, but runs no program any more. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean canBeLocked(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            return lock != null;
        }
    }

    /** The address of a database on the embedded server, with the user and password of its superuser. */
    String adminUrl(String database) {
        try (var reader = Files.newBufferedReader(place.folder().resolve("passwords"))) {
            var passwords = new Properties();
            passwords.load(reader);
            return "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres&password=%s"
                    .formatted(place.postgresPort(), database, passwords.getProperty("postgres"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One column of a question to the database, asked as its superuser. */
    List<String> ask(String sql) {
        return ask("uteuzi", sql);
    }

    List<String> ask(String database, String sql) {
        try (var connection = DriverManager.getConnection(adminUrl(database));
                var rows = connection.createStatement().executeQuery(sql)) {
            var column = new ArrayList<String>();
            while (rows.next()) {
                column.add(rows.getString(1));
            }
            return column;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void createDatabase(String name) {
        try (var connection = DriverManager.getConnection(adminUrl("postgres"))) {
            connection.createStatement().execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        var processes = descendants();
        outermost.destroy();
        awaitEnd();
        assertNothingIsLeft(processes);
    }
}
