package org.uteuzi.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One service of the stack as a process of its own, run from its executable jar on 127.0.0.1. */
final class ServiceProcess {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final String name;
    private final int port;
    private final Path log;
    private final GuardedProcess process;
    private final long began = System.nanoTime();

    private ServiceProcess(String name, int port, Path log, GuardedProcess process) {
        this.name = name;
        this.port = port;
        this.log = log;
        this.process = process;
    }

    static ServiceProcess start(
            Settings settings, Children children, String name, Path jar, int port, Map<String, String> environment) {
        return start(settings, children, name, command(settings, name, jar), port, environment);
    }

    /** A program of this launcher's own, with its class path. */
    static ServiceProcess start(
            Settings settings,
            Children children,
            String name,
            Class<?> program,
            int port,
            Map<String, String> environment) {
        var command = new ArrayList<>(java("96m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        return start(settings, children, name, command, port, environment);
    }

    private static ServiceProcess start(
            Settings settings,
            Children children,
            String name,
            List<String> command,
            int port,
            Map<String, String> environment) {
        Messages.print("step.service", name, port);
        var log = settings.logs().resolve(name + ".log");
        var all = new HashMap<>(environment);
        all.put("SERVER_PORT", Integer.toString(port));
        all.put("SERVER_ADDRESS", "127.0.0.1");
        // For machines, one JSON object a line; what the service prints goes to the other file.
        all.put("LOGGING_FILE_NAME", settings.logs().resolve(name + ".json").toString());
        return new ServiceProcess(name, port, log, children.start(Children.Kind.SERVICE, command, all, log));
    }

    /** Runs the jar with an argument to its end; what it prints is seen. */
    static void run(
            Settings settings,
            Children children,
            String name,
            Path jar,
            String argument,
            Map<String, String> environment) {
        var command = new ArrayList<>(command(settings, name + "-" + argument, jar));
        command.add(argument);
        try {
            if (children.start(Children.Kind.SERVICE, command, environment, null)
                            .waitFor()
                    != 0) {
                throw new CannotRun("service.ended", name + " " + argument, settings.logs());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> command(Settings settings, String name, Path jar) {
        var command = new ArrayList<>(java(settings.heap()));
        command.addAll(List.of(
                "-jar",
                ownCopy(jar, settings.folder().resolve("run").resolve(name + ".jar"))
                        .toString()));
        return command;
    }

    private static List<String> java(String heap) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError");
    }

    void awaitReady(HttpClient http) {
        var readiness = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(10))
                .build();
        if (!Waiting.until(PATIENCE, () -> isReady(http, readiness))) {
            throw new CannotRun("service.late", name, PATIENCE.toSeconds(), log);
        }
        Messages.print(
                "step.ready", name, Duration.ofNanos(System.nanoTime() - began).toSeconds());
    }

    GuardedProcess process() {
        return process;
    }

    CannotRun ended() {
        return new CannotRun("service.ended", name, log);
    }

    private boolean isReady(HttpClient http, HttpRequest readiness) {
        if (!process.isAlive()) {
            throw ended();
        }
        try {
            return http.send(readiness, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A build replaces the jar in place, which would break a service that runs from it. */
    private static Path ownCopy(Path jar, Path copy) {
        try {
            Files.createDirectories(Objects.requireNonNull(copy.getParent()));
            return Files.copy(jar, copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CannotRun(e, "folder.unusable", copy, e);
        }
    }
}
