package org.uteuzi.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The folder of one run, and what sees to it that no process of the run outlives it, even if the bench is killed. */
public final class RunFolder implements AutoCloseable {

    private final Path path;
    private final Process guard;
    private final BufferedWriter told;

    private RunFolder(Path path, Process guard) {
        this.path = path;
        this.guard = guard;
        this.told = guard.outputWriter();
    }

    public static RunFolder in(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path path = Files.createTempDirectory(folder, "run-");
        String script;
        try (var stream = Objects.requireNonNull(RunFolder.class.getResourceAsStream("guard.sh"), "guard.sh")) {
            script = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        return new RunFolder(
                path,
                new ProcessBuilder("sh", "-c", script, "guard", path.toString())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start());
    }

    public Path path() {
        return path;
    }

    /** The guard ends this process if we are gone before we say that it has ended. */
    public void started(Process process) {
        tell(String.valueOf(process.pid()));
    }

    public void ended(Process process) {
        tell("-" + process.pid());
    }

    /** Ends what still runs and deletes the folder. */
    @Override
    public void close() throws IOException {
        told.close();
        guard.onExit().join();
    }

    private synchronized void tell(String line) {
        try {
            told.write(line);
            told.newLine();
            told.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the guard is gone", e);
        }
    }
}
