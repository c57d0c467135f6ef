package org.uteuzi.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One service as a process of its own, run from its executable jar as an operator runs it. */
public final class Service implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final RunFolder run;
    private final Process process;
    private final Path log;
    private final String address;
    private final long began = System.nanoTime();

    private Service(RunFolder run, Process process, Path log, String address) {
        this.run = run;
        this.process = process;
        this.log = log;
        this.address = address;
    }

    public static Service start(RunFolder run, String heap, Path jar, Map<String, String> environment)
            throws IOException {
        return start(run, java(heap, "-jar", jar.toString()), environment);
    }

    /** @param command a service of which the environment says on which port it is to be */
    static Service start(RunFolder run, List<String> command, Map<String, String> environment) throws IOException {
        int port = freePort();
        Path log = Files.createTempFile(run.path(), "service-", ".log");
        Process process = launch(
                run,
                log,
                command,
                environment,
                Map.of("SERVER_PORT", String.valueOf(port), "SERVER_ADDRESS", "127.0.0.1"));
        return new Service(run, process, log, "http://127.0.0.1:" + port);
    }

    /** Runs a program of ours to its end and gives what it printed. */
    public static String runToEnd(RunFolder run, List<String> command, Map<String, String> environment)
            throws IOException {
        Path log = Files.createTempFile(run.path(), "program-", ".log");
        Process process = launch(run, log, command, environment, Map.of());
        int status = process.onExit().join().exitValue();
        run.ended(process);
        if (status != 0) {
            throw new IllegalStateException("ended with " + status + ": " + tail(log));
        }
        return Files.readString(log);
    }

    /**
     * The JDK that runs the bench, with the heap and the collector that every process of the run has, and with what the README
     * recommends; a JDK before 25 goes without compact headers.
     */
    public static List<String> java(String heap, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+UseCompactObjectHeaders",
                "-XX:+UseTransparentHugePages"));
        command.addAll(List.of(arguments));
        return command;
    }

    /** How long it took from the start of the process until it said that it is ready. */
    public Duration awaitReady() throws IOException {
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IllegalStateException("did not become ready: " + tail(log));
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    public String url(String path) {
        return address + path;
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** What it holds of real memory, in MiB; 0 where the system does not tell. */
    public long memory() throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.exists(status)) {
            return 0;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        }
    }

    Metrics metrics() throws IOException {
        return Metrics.parse(Http.get(url("/actuator/prometheus")).body());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        run.ended(process);
    }

    private boolean isReady() {
        try {
            return Http.get(url("/actuator/health/readiness")).status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static Process launch(
            RunFolder run,
            Path log,
            List<String> command,
            Map<String, String> environment,
            Map<String, String> moreEnvironment)
            throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        builder.environment().putAll(moreEnvironment);
        Process process = builder.start();
        run.started(process);
        process.getOutputStream().close();
        return process;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
