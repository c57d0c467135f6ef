package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.uteuzi.command.instrument.Door.Answer;
import org.uteuzi.testing.TestIssuer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is sent as a file of the past, the answer says what is wrong with it and where, and nothing of it is recorded. */
@ExtendWith(SharedDoor.class)
class BadImportTest {

    private static final String LINE = "{\"kind\":\"OTHER\",\"jurisdiction\":\"TZ\",\"title\":{\"sw\":\"Mfano\"},"
            + "\"sourceRecordedAt\":\"2015-03-04T10:00:00Z\","
            + "\"effects\":[{\"type\":\"registerPerson\",\"personId\":\"bad-import\",\"name\":\"Mfano é\"}]}";
    private static final String FILE = "/api/imports?mode=historic";

    private final Door door;
    private final Papers papers;

    BadImportTest(Door door) {
        this.door = door;
        this.papers = new Papers(door);
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                request("no mode", "/api/imports", 400, "IMPORT_MODE_NOT_STATED", r -> r),
                request("another mode", "/api/imports?mode=live", 400, "IMPORT_MODE_NOT_STATED", r -> r),
                request("two modes", FILE + "&mode=historic", 400, "PARAMETER_MALFORMED", r -> r),
                request("an unknown parameter", FILE + "&dry=true", 400, "UNKNOWN_PARAMETER", r -> r),
                request("a preview that may be", FILE + "&preview=maybe", 400, "PARAMETER_MALFORMED", r -> r),
                request("a preview twice", FILE + "&preview=true&preview=true", 400, "PARAMETER_MALFORMED", r -> r),
                request("a letter that is none", FILE + "&preview=%C3", 400, "PARAMETER_MALFORMED", r -> r),
                request(
                        "a template cut off",
                        FILE,
                        400,
                        "STREAM_BROKEN",
                        r -> r.setHeader("Content-Type", "text/csv")
                                .setHeader("Content-Encoding", "gzip")
                                .POST(BodyPublishers.ofByteArray(halfOfAGzip()))),
                request(
                        "JSON",
                        FILE,
                        415,
                        "UNSUPPORTED_MEDIA_TYPE",
                        r -> r.setHeader("Content-Type", "application/json")),
                request("text", FILE, 415, "UNSUPPORTED_MEDIA_TYPE", r -> r.setHeader("Content-Type", "text/plain")),
                request(
                        "a type that is none",
                        FILE,
                        415,
                        "UNSUPPORTED_MEDIA_TYPE",
                        r -> r.setHeader("Content-Type", "ndjson")),
                request("HTML wanted", FILE, 406, "NOT_ACCEPTABLE", r -> r.setHeader("Accept", "text/html")),
                request(
                        "an unknown coding",
                        FILE,
                        415,
                        "CODING_NOT_SUPPORTED",
                        r -> r.setHeader("Content-Encoding", "br")),
                request("gzip that is none", FILE, 400, "STREAM_BROKEN", r -> r.setHeader("Content-Encoding", "gzip")),
                request(
                        "gzip of nothing",
                        FILE,
                        400,
                        "STREAM_BROKEN",
                        r -> r.setHeader("Content-Encoding", "gzip").POST(BodyPublishers.noBody())),
                request(
                        "gzip cut off",
                        FILE,
                        400,
                        "STREAM_BROKEN",
                        r -> r.setHeader("Content-Encoding", "gzip").POST(BodyPublishers.ofByteArray(halfOfAGzip()))));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void a_request_that_is_not_right_is_told_why(
            String path, int status, String code, UnaryOperator<HttpRequest.Builder> change) {
        Map<String, String> state = door.state();

        Answer swahili = door.send(change.apply(lines(path, LINE)).build());
        Answer english = door.send(change.apply(lines(path, LINE))
                .setHeader("Accept-Language", "en")
                .build());

        BadInputTest.assertProblem(swahili, english, status, code);
        assertThat(door.state()).isEqualTo(state);
    }

    /** The lines that are refused, each with its code and that of the first problem. */
    static Stream<Arguments> streams() {
        return Stream.of(
                stream("nothing", ""),
                stream("nothing but blanks", " \n\t\r\n\n"),
                stream("a line cut off", LINE.substring(0, 90), "1 MALFORMED NOT_JSON"),
                stream("a line cut off in a letter", utf8(LINE, LINE.indexOf('é') + 1), "1 MALFORMED NOT_JSON"),
                stream("Latin-1", LINE.getBytes(StandardCharsets.ISO_8859_1), "1 MALFORMED NOT_JSON"),
                stream("UTF-16", LINE.getBytes(StandardCharsets.UTF_16), "1 MALFORMED NOT_JSON"),
                stream("a mark before the first letter", "\uFEFF" + LINE, "1 MALFORMED NOT_JSON"),
                stream("old line ends", LINE + "\r" + LINE, "1 MALFORMED NOT_JSON"),
                stream("two instruments on one line", LINE + LINE, "1 MALFORMED NOT_JSON"),
                stream("an array of instruments", "[" + LINE + "]", "1 MALFORMED MALFORMED_VALUE"),
                stream(
                        "an instrument over two lines",
                        LINE.replaceFirst(",", ",\n"),
                        "1 MALFORMED NOT_JSON",
                        "2 MALFORMED NOT_JSON"),
                stream(
                        "no time of the source",
                        LINE.replaceFirst("\"sourceRecordedAt\":\"[^\"]*\",", ""),
                        "1 MALFORMED FIELD_REQUIRED"),
                stream("a day for a time", LINE.replace("T10:00:00Z", ""), "1 MALFORMED MALFORMED_VALUE"),
                stream(
                        "an unknown member",
                        LINE.replaceFirst("\\{", "{\"colour\":1,"),
                        "1 UNKNOWN_FIELD UNKNOWN_FIELD"),
                stream(
                        "a day that is not",
                        LINE.replace("}]", ",\"effectiveFrom\":\"2021-02-29\"}]"),
                        "1 DATE_NOT_EXISTING DATE_NOT_EXISTING"),
                stream("a text that cannot be kept", LINE.replace("é", "\\u0000"), "1 MALFORMED TEXT_NOT_STORABLE"),
                stream("half a letter", LINE.replace("é", "\\ud800"), "1 MALFORMED TEXT_NOT_STORABLE"),
                stream(
                        "no effects",
                        LINE.replaceFirst("\"effects\":\\[.*]", "\"effects\":[]"),
                        "1 MALFORMED FIELD_REQUIRED"),
                stream(
                        "a mention of nobody",
                        LINE.replace("registerPerson", "amendPerson")
                                .replace("\"name\"", "\"effectiveFrom\":\"2020\",\"name\""),
                        "1 RULES_REFUSED IDENTIFIER_NOT_KNOWN"));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void a_line_that_is_not_right_is_named_in_both_languages(byte[] body, List<String> refused) {
        Map<String, String> state = door.state();

        JsonNode swahili = report(door.send(lines(FILE, body).build()));
        JsonNode english = report(
                door.send(lines(FILE, body).setHeader("Accept-Language", "en").build()));

        assertThat(refused(swahili)).isEqualTo(refused).isEqualTo(refused(english));
        for (int i = 0; i < refused.size(); i++) {
            String told = swahili.at("/refused/" + i + "/message").asString();
            assertThat(told)
                    .isNotBlank()
                    .isNotEqualTo(english.at("/refused/" + i + "/message").asString());
        }
        assertThat(swahili.get("recorded").asInt()).isZero();
        assertThat(swahili.has("error")).isFalse();
        assertThat(door.state()).isEqualTo(state);
    }

    /** What came before is recorded and found again. */
    @Test
    void a_connection_cut_in_the_middle_of_a_line_records_nothing_of_that_line() throws IOException {
        String first = line("~one", "~x");
        String second = line("~two", "~y");
        byte[] whole = (first + "\n" + second).getBytes(StandardCharsets.UTF_8);
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
            client.getOutputStream()
                    .write(("POST " + FILE
                                    + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                                    + TestIssuer.shared().token()
                                    + "\r\nContent-Type: application/x-ndjson\r\nContent-Length: "
                                    + whole.length + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().write(whole, 0, whole.length - second.length() / 2);
            client.getOutputStream().flush();
        }
        await().atMost(Duration.ofMinutes(4)).until(() -> isRecorded("~one"));
        assertThat(isRecorded("~two")).isFalse();

        JsonNode again = report(door.send(lines(FILE, whole).build()));

        assertThat(again.get("repeated").asInt()).isEqualTo(1);
        assertThat(again.get("recorded").asInt()).isEqualTo(1);
    }

    @Test
    void what_breaks_the_database_is_told_as_what_it_is() {
        door.sql().sql(papers.own("""
                create function guard.no_room() returns trigger language plpgsql as
                    $$begin raise exception 'no room is left' using errcode = 'disk_full'; end$$;
                create trigger no_room before insert on guard.person
                    for each row when (new.id = '~full') execute function guard.no_room()""")).update();
        try {
            Answer answer =
                    door.send(lines(FILE + "&preview=true", line("~first", "~fine") + "\n" + line("~second", "~full"))
                            .build());

            assertThat(answer.status()).as(answer.body()).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("UNAVAILABLE");
        } finally {
            door.sql().sql("drop function guard.no_room cascade").update();
        }
    }

    private String line(String instrument, String person) {
        return papers.with(
                "sourceRecordedAt: '2015-03-04T10:00:00Z'",
                instrument,
                "{type: 'registerPerson', personId: '" + person + "', name: 'Mfano " + person + "'}");
    }

    private boolean isRecorded(String instrument) {
        return door.sql()
                .sql("select exists (select 1 from register.event where instrument_id = ?)")
                .param(papers.own(instrument))
                .query(Boolean.class)
                .single();
    }

    private static JsonNode report(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body().lines().toList().getLast());
    }

    private static List<String> refused(JsonNode report) {
        return report.get("refused")
                .valueStream()
                .map(line -> line.get("line") + " " + line.get("code").asString() + " "
                        + line.at("/problems/0/code").asString())
                .toList();
    }

    private HttpRequest.Builder lines(String path, String body) {
        return lines(path, body.getBytes(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder lines(String path, byte[] body) {
        return door.request(path)
                .setHeader("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofByteArray(body));
    }

    private static Arguments request(
            String name, String path, int status, String code, UnaryOperator<HttpRequest.Builder> change) {
        return argumentSet(name, path, status, code, change);
    }

    private static Arguments stream(String name, String body, String... refused) {
        return stream(name, body.getBytes(StandardCharsets.UTF_8), refused);
    }

    private static Arguments stream(String name, byte[] body, String... refused) {
        return argumentSet(name, body, List.of(refused));
    }

    private static byte[] utf8(String text, int length) {
        return Arrays.copyOf(text.getBytes(StandardCharsets.UTF_8), length);
    }

    private static byte[] halfOfAGzip() {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(LINE.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return Arrays.copyOf(compressed.toByteArray(), compressed.size() / 2);
    }
}
