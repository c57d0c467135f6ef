package org.uteuzi.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** The processes of the stack. Once it stops, none starts any more, and the database goes last. */
final class Children {

    /** What a process is tells how it is asked to end: PostgreSQL takes SIGINT as its fast shutdown. */
    enum Kind {
        SERVICE("TERM", "KILL"),
        DATABASE("INT", "QUIT");

        private final String signal;
        private final String lastSignal;

        Kind(String signal, String lastSignal) {
            this.signal = signal;
            this.lastSignal = lastSignal;
        }
    }

    private record Child(Kind kind, GuardedProcess process) {}

    private final InstanceLock lock;
    private final List<Child> started = new ArrayList<>();
    private boolean stopping;

    Children(InstanceLock lock) {
        this.lock = lock;
    }

    synchronized GuardedProcess start(
            Kind kind, List<String> command, Map<String, String> environment, @Nullable Path log) {
        if (stopping) {
            throw new CancellationException();
        }
        var process = GuardedProcess.start(command, environment, log, kind.signal, kind.lastSignal);
        started.add(new Child(kind, process));
        lock.started(process);
        return process;
    }

    /** Calls back when the process ends although nobody asked it to. */
    void whenEnded(GuardedProcess process, Runnable callback) {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                process.waitFor();
                if (!isStopping()) {
                    callback.run();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    synchronized boolean isStopping() {
        return stopping;
    }

    void stop() {
        synchronized (this) {
            stopping = true;
        }
        for (var kind : Kind.values()) {
            var processes = started.stream()
                    .filter(child -> child.kind() == kind)
                    .map(Child::process)
                    .toList();
            processes.forEach(GuardedProcess::askToEnd);
            processes.forEach(GuardedProcess::end);
        }
    }
}
