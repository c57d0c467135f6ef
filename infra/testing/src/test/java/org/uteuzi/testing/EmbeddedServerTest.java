package org.uteuzi.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class EmbeddedServerTest {

    @Test
    void nothing_is_left_when_the_jvm_ends() throws IOException {
        var started = Started.inAnotherJvm();

        started.jvm().outputWriter().close();

        nothingIsLeftOf(started);
        assertThat(started.jvm().exitValue()).isZero();
    }

    @Test
    void nothing_is_left_when_the_jvm_is_killed() throws IOException {
        var started = Started.inAnotherJvm();

        started.jvm().destroyForcibly();

        nothingIsLeftOf(started);
    }

    private static void nothingIsLeftOf(Started started) {
        await().atMost(Duration.ofSeconds(30)).until(() -> !started.jvm().isAlive());
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(started.server().isAlive()).isFalse();
            assertThat(started.data()).doesNotExist();
        });
    }

    private record Started(Process jvm, ProcessHandle server, Path data) {

        static Started inAnotherJvm() throws IOException {
            var jvm = new ProcessBuilder(List.of(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Holder.class.getName()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var output = new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8));
            var data = Path.of(output.readLine());
            var pid = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
            return new Started(jvm, ProcessHandle.of(pid).orElseThrow(), data);
        }
    }

    /** Holds a server until its input ends. */
    static final class Holder {
        public static void main(String[] arguments) throws Exception {
            var source = new PGSimpleDataSource();
            source.setUrl(EmbeddedServer.start());
            try (var connection = source.getConnection();
                    var rows = connection.createStatement().executeQuery("show data_directory")) {
                rows.next();
                System.out.println(rows.getString(1));
            }
            while (System.in.read() >= 0) {}
        }
    }
}
