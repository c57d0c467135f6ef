package org.uteuzi.local;

import java.nio.file.Path;
import java.time.Duration;

/** The process that started this one, usually Maven: when it is gone, however it went, the stack stops. */
final class Parent {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private Parent() {}

    /**
     * Calls back once the parent is gone.
     *
     * @param program the parent's program, such as {@code java}; empty = any. It tells a parent that was killed before
     *     this process could look from whoever adopted this process since.
     */
    static void whenGone(String program, Runnable callback) {
        var parent = pid();
        var gone = !program.isEmpty() && !program.equals(programOfParent());
        Thread.ofPlatform().daemon().name("parent").start(() -> {
            try {
                // Not ProcessHandle.onExit: a killed parent that nobody waits for counts as alive there, but its
                // children are handed on at once.
                while (!gone && pid() == parent) {
                    Thread.sleep(PAUSE);
                }
                callback.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static long pid() {
        return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L);
    }

    private static String programOfParent() {
        return ProcessHandle.current()
                .parent()
                .flatMap(parent -> parent.info().command())
                .map(command -> String.valueOf(Path.of(command).getFileName()))
                .orElse("");
    }
}
