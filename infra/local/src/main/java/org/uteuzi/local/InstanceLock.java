package org.uteuzi.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Only one stack runs from a folder. The lock is the kernel's and ends with its process. The list beside it names that
 * process and the guards it started, so that a start right after a kill waits until those have stopped what they guard.
 */
final class InstanceLock {

    private static final Duration PATIENCE = Duration.ofSeconds(35);
    private static final Duration DOUBT = Duration.ofSeconds(2);
    private static final Duration SAME_START = Duration.ofSeconds(5);
    private static final String STOPPING = "stopping";

    private final FileChannel lock;
    private final Path processes;

    private InstanceLock(FileChannel lock, Path processes) {
        this.lock = lock;
        this.processes = processes;
    }

    static InstanceLock acquire(Path folder) {
        try {
            if (Files.notExists(folder)) {
                Files.createDirectories(folder);
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            // Two files, because a process that closes any handle of a locked file loses its lock (POSIX).
            var processes = folder.resolve("processes");
            var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!lock(channel, processes)) {
                channel.close();
                throw new CannotRun(
                        "already-running",
                        lines(processes).findFirst().orElse("?").split(" ", -1)[0]);
            }
            awaitEndOfGuards(processes);
            var acquired = new InstanceLock(channel, processes);
            acquired.write(mark(ProcessHandle.current()), StandardOpenOption.TRUNCATE_EXISTING);
            return acquired;
        } catch (IOException | UncheckedIOException e) {
            throw new CannotRun(e, "folder.unusable", folder, e);
        }
    }

    void started(GuardedProcess process) {
        write(mark(process.handle()), StandardOpenOption.APPEND);
    }

    void stopping() {
        write(STOPPING, StandardOpenOption.APPEND);
    }

    void release() {
        try {
            Files.deleteIfExists(processes);
            // The lock's file stays: deleting it could take away a lock that the next start has just got.
            lock.close();
        } catch (IOException e) {
            // the lock ends with this process anyway
        }
    }

    private static boolean lock(FileChannel channel, Path processes) {
        // The one before may be dying without having noticed that its parent was killed.
        return Waiting.until(DOUBT, () -> isLocked(channel))
                || (isStopping(processes) && Waiting.until(PATIENCE, () -> isLocked(channel)));
    }

    private static boolean isLocked(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isStopping(Path processes) {
        var stopping = lines(processes).anyMatch(STOPPING::equals);
        if (stopping) {
            Messages.print("step.leftovers");
        }
        return stopping;
    }

    private static void awaitEndOfGuards(Path processes) {
        var guards = lines(processes).skip(1).flatMap(InstanceLock::marked).toList();
        if (!guards.isEmpty()) {
            Messages.print("step.leftovers");
            Waiting.until(PATIENCE, () -> guards.stream().noneMatch(InstanceLock::isRunning));
        }
    }

    private static String mark(ProcessHandle process) {
        var started = process.info().startInstant().orElse(Instant.EPOCH);
        return process.pid() + " " + started.toEpochMilli();
    }

    /** The marked process, if it runs and is not another one that got its number. */
    private static Stream<ProcessHandle> marked(String line) {
        var words = line.split(" ", -1);
        if (words.length != 2) {
            return Stream.empty();
        }
        var started = Instant.ofEpochMilli(Long.parseLong(words[1]));
        return ProcessHandle.of(Long.parseLong(words[0])).stream()
                .filter(InstanceLock::isRunning)
                .filter(process -> process.info()
                        .startInstant()
                        .filter(instant ->
                                Duration.between(started, instant).abs().compareTo(SAME_START) < 0)
                        .isPresent());
    }

    /** A dead process whose parent does not ask for its end still counts as alive for Java, but has no program. */
    private static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file).stream() : Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String line, StandardOpenOption how) {
        try {
            Files.write(processes, List.of(line), StandardOpenOption.CREATE, StandardOpenOption.WRITE, how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
