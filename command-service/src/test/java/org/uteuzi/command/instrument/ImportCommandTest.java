package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uteuzi.command.cli.SubCommands;
import org.uteuzi.testing.TestIssuer;

/** An operator sends a file from the command line and keeps the report. */
@ExtendWith(SharedDoor.class)
class ImportCommandTest {

    private final Door door;
    private Papers papers;

    @TempDir
    Path folder;

    ImportCommandTest(Door door) {
        this.door = door;
    }

    @BeforeEach
    void others() {
        papers = new Papers(door);
    }

    @Test
    void a_file_is_sent_in_parts_and_its_lines_keep_their_numbers() throws IOException {
        String blanks = " ".repeat(7000);
        List<String> lines = Stream.concat(
                        IntStream.range(0, 800).mapToObj(i -> i % 200 == 199 ? "{}" + blanks : line(i) + blanks),
                        Stream.of("{"))
                .toList();
        Path file = Files.write(folder.resolve("history.ndjson"), lines);
        Path csv = folder.resolve("report.csv");

        int status = run(file, "--report", csv.toString());

        assertThat(status).isEqualTo(1);
        assertThat(Files.size(file)).as("more than one part").isGreaterThan(5 << 20);
        assertThat(Files.readAllLines(csv))
                .contains("recorded,,,796,", "repeated,,,0,", "refused,,,5,")
                .anyMatch(row -> row.startsWith("refusedLine,200,"))
                .anyMatch(row -> row.startsWith("refusedLine,801,"));
        assertThat(run(file, "--report", csv.toString())).isEqualTo(1);
        assertThat(Files.readAllLines(csv)).contains("recorded,,,0,", "repeated,,,796,");
    }

    @Test
    void a_file_without_a_mistake_ends_with_zero_and_a_preview_records_nothing() throws IOException {
        Path file = Files.write(folder.resolve("history.ndjson"), List.of(line(1)));
        var before = door.state();

        assertThat(run(file, "--preview")).isZero();
        assertThat(door.state()).isEqualTo(before);
        assertThat(run(file)).isZero();
        assertThat(door.state()).isNotEqualTo(before);
    }

    @Test
    void a_service_that_cannot_be_reached_is_told_apart_from_a_mistake() throws IOException {
        Path file = Files.write(folder.resolve("history.ndjson"), List.of(line(1)));
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }

        assertThat(SubCommands.run("import", file.toString(), "--to", "http://127.0.0.1:" + nobody))
                .isEqualTo(3);
        assertThat(run(folder.resolve("nothing.ndjson"))).isEqualTo(3);
        assertThat(SubCommands.run("import")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "IMPORT_RUNNING,   2, 0",
        "ENTRIES_LATE,     2, 0",
        "IMPORT_BROKE_OFF, 2, 0",
        "STREAM_BROKEN,    2, 0",
        "OUTCOME_UNKNOWN,  2, 0",
        "PREVIEW_TOO_LONG, 1, 3"
    })
    void what_ended_early_is_sent_again_where_that_can_help(String code, int sent, int status) throws IOException {
        Path file = Files.write(folder.resolve("history.ndjson"), List.of(line(1)));
        AtomicInteger requests = new AtomicInteger();
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/api/imports", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                byte[] report = report(requests.incrementAndGet() == 1 ? code : null);
                exchange.sendResponseHeaders(200, report.length);
                exchange.getResponseBody().write(report);
            }
        });
        service.start();
        try {
            assertThat(runAt(service.getAddress().getPort(), file)).isEqualTo(status);
            assertThat(requests).hasValue(sent);
        } finally {
            service.stop(0);
        }
    }

    private static byte[] report(@Nullable String error) {
        return ("{\"recorded\":1,\"repeated\":0,\"refused\":[],\"refusedInAll\":0,\"findings\":{},\"lastInstrumentId\":null,"
                        + "\"lastEntry\":null"
                        + (error == null
                                ? ""
                                : ",\"error\":{\"line\":1,\"code\":\"" + error + "\",\"message\":\"Mfano\"}")
                        + "}\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private int run(Path file, String... options) throws IOException {
        return runAt(door.port(), file, options);
    }

    private int runAt(int port, Path file, String... options) throws IOException {
        Path token =
                Files.writeString(folder.resolve("token"), TestIssuer.shared().token() + "\n");
        return SubCommands.run(Stream.concat(
                        Stream.of(
                                "import",
                                file.toString(),
                                "--token-file",
                                token.toString(),
                                "--to",
                                "http://127.0.0.1:" + port),
                        Stream.of(options))
                .toArray(String[]::new));
    }

    private String line(int i) {
        return papers.with(
                "sourceRecordedAt: '2015-03-04T10:00:00Z'",
                "~n-" + i,
                "{type: 'registerPerson', personId: '~n" + i + "', name: 'Mfano'}");
    }
}
