package org.uteuzi.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A child process that cannot outlive this one, not even after {@code kill -9}: a small shell guard runs it and stops it
 * when the pipe between the two ends, and the kernel ends that pipe whatever this process dies of.
 */
final class GuardedProcess {

    private static final int GRACE_SECONDS = 11;
    private static final Duration GONE = Duration.ofSeconds(GRACE_SECONDS + 4);
    private static final String GUARD = guard();

    private final Process guard;

    private GuardedProcess(Process guard) {
        this.guard = guard;
    }

    /**
     * Starts the command, its output going to the log; null shows it.
     *
     * @param signal what asks the process to end; it has 11 seconds for that
     * @param lastSignal what ends it if it did not
     */
    static GuardedProcess start(
            List<String> command,
            Map<String, String> environment,
            @Nullable Path log,
            String signal,
            String lastSignal) {
        var guarded = new ArrayList<String>();
        // A session of its own: Ctrl-C at the terminal shall reach the launcher only, which stops things in order.
        if (onPath("setsid")) {
            guarded.add("setsid");
        }
        guarded.addAll(List.of("sh", "-c", GUARD, "guard", signal, Integer.toString(GRACE_SECONDS), lastSignal));
        guarded.addAll(command);
        var builder = new ProcessBuilder(guarded)
                .redirectErrorStream(true)
                .redirectOutput(
                        log == null ? ProcessBuilder.Redirect.INHERIT : ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            if (log != null) {
                Files.createDirectories(Objects.requireNonNull(log.getParent()));
            }
            return new GuardedProcess(builder.start());
        } catch (IOException e) {
            throw new CannotRun(e, "folder.unusable", String.valueOf(log), e);
        }
    }

    static boolean onPath(String program) {
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    ProcessHandle handle() {
        return guard.toHandle();
    }

    boolean isAlive() {
        return guard.isAlive();
    }

    int waitFor() throws InterruptedException {
        return guard.waitFor();
    }

    /** Asks the process to end without waiting for it. */
    void askToEnd() {
        try {
            guard.getOutputStream().close();
        } catch (IOException e) {
            // the guard is gone already, and so is what it guarded
        }
    }

    void end() {
        askToEnd();
        try {
            guard.waitFor(GONE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String guard() {
        try (var stream = Objects.requireNonNull(GuardedProcess.class.getResourceAsStream("guard.sh"), "guard.sh")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
