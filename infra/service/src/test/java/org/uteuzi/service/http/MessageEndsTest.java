package org.uteuzi.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uteuzi.service.SampleService;

/** Where a message ends is not for its sender to say in two ways: else a proxy and we would see different requests. */
class MessageEndsTest {

    private static final String SMUGGLED = "GET /actuator/health HTTP/1.1\r\nHost: uteuzi\r\n\r\n";

    private static final SampleService SERVICE = SampleService.shared();

    /** All that is answered until the connection is closed by the service. */
    private static String answers(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", SERVICE.port())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String post(String headers, String body) {
        return "POST /api/greetings/asha HTTP/1.1\r\nHost: uteuzi\r\n" + headers + "\r\n\r\n" + body;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: 5, 6",
                "Content-Length: +5",
                "Content-Length: 0x5",
                "Content-Length: -1",
                "Content-Length : 5",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: habari",
                "Transfer-Encoding: habari, chunked",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding : chunked",
                "X-Mstari: moja\r\n Transfer-Encoding: chunked\r\nContent-Length: habari"
            })
    void a_message_whose_end_is_in_doubt_is_refused_and_nothing_after_it_is_heard(String headers) throws IOException {
        assertThat(answers(post(headers, "habar") + SMUGGLED))
                .startsWith("HTTP/1.1 ")
                .containsPattern("^HTTP/1.1 (400|501) ")
                .doesNotContain("UP");
    }

    /** As RFC 9112 has it (6.1): chunks are what counts, and nobody goes on talking. */
    @ParameterizedTest
    @ValueSource(ints = {0, 5, 4096})
    void chunks_win_over_a_length_and_end_the_connection(int length) throws IOException {
        String both = "Content-Length: " + length + "\r\nTransfer-Encoding: chunked";

        assertThat(answers(post(both, "0\r\n\r\n") + SMUGGLED))
                .containsPattern("^HTTP/1.1 4\\d\\d ")
                .doesNotContain("UP");
    }

    @Test
    void a_whole_message_is_heard_and_so_is_the_one_after_it() throws IOException {
        assertThat(answers(post("Content-Length: 5", "habar")
                        + SMUGGLED.replace("Host: uteuzi", "Host: uteuzi\r\nConnection: close")))
                .containsPattern("^HTTP/1.1 4\\d\\d ")
                .contains("HTTP/1.1 200", "UP");
    }
}
