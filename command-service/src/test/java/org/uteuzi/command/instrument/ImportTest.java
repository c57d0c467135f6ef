package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uteuzi.command.instrument.Door.Answer;
import org.uteuzi.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file of the past is recorded through the one door, line by line as far as it goes. */
class ImportTest {

    private static final String SOURCE_TIME = "sourceRecordedAt: '2015-03-04T10:00:00Z'";

    /** Of its own: others read the whole register again and again, and this test makes it long. */
    private static final TestDatabase DATABASE = TestDatabase.create();

    private static Door door;

    private Papers papers;

    @BeforeAll
    static void open() {
        door = Door.open(DATABASE);
    }

    @AfterAll
    static void close() {
        door.close();
        DATABASE.close();
    }

    @BeforeEach
    void others() {
        papers = new Papers(door);
    }

    @Test
    void a_file_is_recorded_in_its_order_and_reported_with_its_last_entry() {
        Answer answer = send(
                line("one", Papers.SMALL_INSTITUTION),
                line("two", Papers.appoint("~a", "~p", "~x", "2020-03-01")),
                line("three", Papers.change("~b", "~p", "~y", "2021-03-01")));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/x-ndjson");
        JsonNode report = report(answer);
        assertThat(report.get("recorded").asInt()).isEqualTo(3);
        assertThat(report.get("repeated").asInt()).isZero();
        assertThat(report.get("refused")).isEmpty();
        assertThat(report.get("lastInstrumentId").asString()).isEqualTo(papers.own("~three"));
        assertThat(report.get("lastEntry").asLong()).isEqualTo(lastEntryOf("~three"));
        assertThat(report.has("error")).isFalse();
        assertThat(door.sql()
                        .sql("select instrument_id from register.event where instrument_id = any(?) group by 1"
                                + " order by min(position)")
                        .param(Stream.of("~one", "~two", "~three")
                                .map(papers::own)
                                .toArray(String[]::new))
                        .query(String.class)
                        .list())
                .containsExactly(papers.own("~one"), papers.own("~two"), papers.own("~three"));
    }

    @Test
    void what_is_imported_says_so_and_when_its_source_recorded_it() {
        send(line("one", Papers.SMALL_INSTITUTION));
        papers.record("{type: 'registerPerson', personId: '~w', name: 'Mfano ~w'}");

        assertThat(recorded("~one").get("imported").asBoolean()).isTrue();
        assertThat(recorded("~one").get("sourceRecordedAt").asString()).isEqualTo("2015-03-04T10:00:00Z");
        assertThat(recorded("~paper-1").get("imported").asBoolean()).isFalse();
        assertThat(recorded("~paper-1").get("sourceRecordedAt").isNull()).isTrue();
    }

    @Test
    void the_same_file_again_records_only_what_is_missing() {
        String[] lines = {
            line("one", Papers.SMALL_INSTITUTION),
            line("two", Papers.appoint("~a", "~p", "~x", "2020-03-01")),
            line("three", Papers.change("~b", "~p", "~y", "2021-03-01"))
        };
        send(lines[0], lines[1]);

        JsonNode again = report(send(lines));
        Map<String, String> register = door.state();
        JsonNode third = report(send(lines));

        assertThat(again.get("recorded").asInt()).isEqualTo(1);
        assertThat(again.get("repeated").asInt()).isEqualTo(2);
        assertThat(third.get("repeated").asInt()).isEqualTo(3);
        assertThat(third.get("lastEntry")).isEqualTo(again.get("lastEntry"));
        assertThat(door.state()).isEqualTo(register);
    }

    @Test
    void a_line_without_an_id_is_recognised_when_it_is_sent_again() {
        String line = line("one", "{type: 'registerPerson', personId: '~w', name: 'Mfano'}")
                .replace("\"instrumentId\":\"" + papers.own("~one") + "\",", "");

        assertThat(report(send(line)).get("recorded").asInt()).isEqualTo(1);
        assertThat(report(send(line)).get("repeated").asInt()).isEqualTo(1);
    }

    @Test
    void an_id_that_is_made_of_a_line_does_not_tell_who_is_named_in_it() {
        String[] lines = Stream.of("Asha", "Bakari")
                .map(name -> line("one", "{type: 'registerPerson', factId: '~f', personId: '~w', name: '" + name + "'}")
                        .replace("\"instrumentId\":\"" + papers.own("~one") + "\",", ""))
                .toArray(String[]::new);

        JsonNode report = report(send(lines));

        assertThat(report.get("recorded").asInt()).isEqualTo(1);
        assertThat(report.at("/refused/0/code").asString()).isEqualTo("INSTRUMENT_ALREADY_RECORDED");
        assertThat(report.get("lastInstrumentId").asString()).matches("[0-9a-f]{64}");
    }

    @Test
    void lines_that_give_a_unit_other_names_are_other_instruments() {
        send(line("one", Papers.SMALL_INSTITUTION));
        String[] lines = Stream.of("Idara ya Kwanza", "Idara ya Pili")
                .map(name -> line("two", Papers.correct("~f-u", "{name: {sw: '" + name + "'}}"))
                        .replace("\"instrumentId\":\"" + papers.own("~two") + "\",", ""))
                .toArray(String[]::new);

        assertThat(report(send(lines)).get("recorded").asInt()).isEqualTo(2);
    }

    @Test
    void a_refused_line_is_named_and_the_rest_goes_on() {
        JsonNode report = report(send(
                line("one", Papers.SMALL_INSTITUTION),
                "{\"kind\": ",
                line("two", Papers.appoint("~a", "~nowhere", "~x", "2020-03-01")),
                "",
                line("three", Papers.unit("v", "parentUnitId: '~w'"), Papers.unit("w", "parentUnitId: '~v'")),
                line("one", Papers.appoint("~a", "~p", "~x", "2020-03-01")),
                line("four", Papers.appoint("~a", "~p", "~x", "2020-03-01"))));

        assertThat(report.get("recorded").asInt()).isEqualTo(2);
        assertThat(report.get("refused")
                        .valueStream()
                        .map(refused ->
                                refused.get("line") + " " + refused.get("code").asString()))
                .containsExactly("2 MALFORMED", "3 RULES_REFUSED", "5 RULES_REFUSED", "6 INSTRUMENT_ALREADY_RECORDED");
        assertThat(report.get("refused")
                        .get(1)
                        .get("problems")
                        .get(0)
                        .get("code")
                        .asString())
                .isEqualTo("IDENTIFIER_NOT_KNOWN");
        assertThat(report.get("lastInstrumentId").asString()).isEqualTo(papers.own("~four"));
        assertThat(door.sql()
                        .sql("select count(*) from guard.unit where id = any(?)")
                        .param(Stream.of("~v", "~w").map(papers::own).toArray(String[]::new))
                        .query(Long.class)
                        .single())
                .as("what a refused line had written")
                .isZero();
    }

    @Test
    void a_line_is_judged_by_what_earlier_ones_of_its_file_say_and_not_by_later_ones() {
        JsonNode report = report(send(
                line("one", Papers.SMALL_INSTITUTION),
                line("two", "{type: 'registerPerson', personId: '~w', name: 'Mfano'}"),
                line("three", Papers.appoint("~a", "~p", "~w", "2018-03-01")),
                line("four", Papers.appoint("~b", "~q", "~w", "2020-03-01")),
                line("five", Papers.post("q", "")),
                line("six", Papers.appoint("~c", "~q", "~w", "2020-03-01"))));

        assertThat(report.get("recorded").asInt()).isEqualTo(4);
        assertThat(report.get("refused")
                        .valueStream()
                        .map(refused -> refused.get("line") + " "
                                + refused.at("/problems/0/code").asString()))
                .containsExactly("3 POST_DOES_NOT_EXIST_ON_THAT_DAY", "4 IDENTIFIER_NOT_KNOWN");
    }

    @Test
    void a_line_that_is_sent_again_in_the_same_file_is_recorded_once() {
        String line = line("one", "{type: 'registerPerson', factId: '~f', personId: '~w', name: 'Mfano'}");

        JsonNode report =
                report(send(line, line("two", people("v", 1)), line, line.replace("Mfano", "Mwingine"), line));

        assertThat(report.get("recorded").asInt()).isEqualTo(2);
        assertThat(report.get("repeated").asInt()).isEqualTo(2);
        assertThat(report.at("/refused/0/line").asInt()).isEqualTo(4);
        assertThat(report.at("/refused/0/code").asString()).isEqualTo("INSTRUMENT_ALREADY_RECORDED");
    }

    @Test
    void a_line_that_only_the_database_refuses_leaves_the_others_recorded() {
        send(line("one", Papers.SMALL_INSTITUTION));
        String paper = SOURCE_TIME + ", issuer: 'Waziri', number: '~1', year: 2020";

        JsonNode report = report(send(
                line("two", people("v", 1)),
                papers.with(paper, "~three", Papers.appoint("~a", "~p", "~x", "2020-03-01")),
                papers.with(paper, "~four", Papers.post("q", "")),
                line("five", Papers.post("r", ""))));

        assertThat(report.get("recorded").asInt()).isEqualTo(3);
        assertThat(report.get("refused")
                        .valueStream()
                        .map(refused ->
                                refused.get("line") + " " + refused.get("code").asString()))
                .containsExactly("3 INSTRUMENT_ALREADY_RECORDED");
    }

    @Test
    void a_refused_line_is_told_in_the_language_asked_for() {
        String line = line("two", Papers.appoint("~a", "~nowhere", "~x", "2020-03-01"));

        assertThat(report(send(List.of(line), "Accept-Language", "en")).toString())
                .contains("The instrument cannot be recorded");
        assertThat(report(send(List.of(line), "Accept-Language", "sw")).toString())
                .contains("Hati haiwezi kurekodiwa");
    }

    @Test
    void a_preview_tells_what_would_be_and_records_nothing() {
        Map<String, String> before = door.state();

        JsonNode report = report(door.send(post(
                        "preview=true&mode=historic",
                        String.join(
                                "\n",
                                line("one", Papers.SMALL_INSTITUTION),
                                line("two", Papers.appoint("~a", "~p", "~x", "2020-03-01")),
                                line("three", Papers.appoint("~b", "~q", "~x", "2020-03-01"))))
                .build()));

        assertThat(report.get("recorded").asInt()).isEqualTo(2);
        assertThat(report.get("refused").get(0).get("line").asInt()).isEqualTo(3);
        assertThat(report.get("preview").asBoolean()).isTrue();
        assertThat(report.get("lastEntry").isNull()).isTrue();
        assertThat(door.state()).isEqualTo(before);
    }

    @Test
    void a_compressed_file_is_read() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(line("one", Papers.SMALL_INSTITUTION).getBytes(StandardCharsets.UTF_8));
        }

        JsonNode report = report(door.send(post("mode=historic", "")
                .POST(BodyPublishers.ofByteArray(compressed.toByteArray()))
                .header("Content-Encoding", "gzip")
                .build()));

        assertThat(report.get("recorded").asInt()).isEqualTo(1);
    }

    @Test
    void an_institution_is_imported_by_one_at_a_time() throws IOException {
        String institution = line("one", Papers.SMALL_INSTITUTION);
        String person = line("p", "{type: 'registerPerson', personId: '~w', name: 'Mfano'}");
        try (PipedOutputStream client = new PipedOutputStream()) {
            PipedInputStream body = new PipedInputStream(client, 1 << 20);
            CompletableFuture<Answer> first = CompletableFuture.supplyAsync(() -> door.send(post("mode=historic", "")
                    .POST(BodyPublishers.ofInputStream(() -> body))
                    .build()));
            write(client, institution);
            // more than a client holds back before it sends
            for (int i = 0; i < 80; i++) {
                write(client, line("fill-" + i, people("w" + i, 1)) + " ".repeat(8_000));
            }
            client.flush();
            await().atMost(Duration.ofMinutes(4)).until(() -> isRecorded("~one"));

            Answer second = send(institution);
            Answer ofAnother = send(person);
            client.close();

            assertThat(second.status()).isEqualTo(409);
            assertThat(second.code()).isEqualTo("IMPORT_RUNNING");
            assertThat(ofAnother.status()).isEqualTo(200);
            assertThat(report(first.join()).get("recorded").asInt()).isEqualTo(81);
            assertThat(report(send(institution)).get("repeated").asInt()).isEqualTo(1);
        }
    }

    @Test
    void twenty_thousand_effects_go_into_one_line_and_one_more_does_not() {
        JsonNode report = report(send(line("one", people("many", 20_000)), line("two", people("more", 20_001))));

        assertThat(report.get("recorded").asInt()).isEqualTo(1);
        assertThat(report.get("refused")
                        .get(0)
                        .get("problems")
                        .get(0)
                        .get("code")
                        .asString())
                .isEqualTo("TOO_MANY_EFFECTS");
    }

    @Test
    void a_line_that_is_too_long_is_passed_over_and_the_next_is_read() {
        JsonNode report = report(send(
                "x".repeat(21 * 1024 * 1024), line("one", "{type: 'registerPerson', personId: '~w', name: 'Mfano'}")));

        assertThat(report.get("refused").get(0).get("code").asString()).isEqualTo("CONTENT_TOO_LARGE");
        assertThat(report.get("recorded").asInt()).isEqualTo(1);
    }

    @Test
    void many_lines_are_recorded_with_progress_in_between() {
        JsonNode report = report(send(IntStream.range(0, 500)
                .mapToObj(i -> line("n-" + i, "{type: 'registerPerson', personId: '~n" + i + "', name: 'Mfano'}"))
                .toArray(String[]::new)));

        assertThat(report.get("recorded").asInt()).isEqualTo(500);
    }

    private static String people(String id, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{type: 'registerPerson', personId: '~" + id + "-" + i + "', name: 'Mfano'}")
                .collect(Collectors.joining(", "));
    }

    private String line(String id, String... effects) {
        return papers.with(SOURCE_TIME, "~" + id, effects);
    }

    private Answer send(String... lines) {
        return send(List.of(lines));
    }

    private Answer send(List<String> lines, String... headers) {
        HttpRequest.Builder request = post("mode=historic", String.join("\n", lines));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return door.send(request.build());
    }

    private HttpRequest.Builder post(String parameters, String body) {
        return door.request("/api/imports?" + parameters)
                .POST(BodyPublishers.ofString(body))
                .setHeader("Content-Type", "application/x-ndjson");
    }

    private static void write(PipedOutputStream client, String line) throws IOException {
        client.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode report(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body().lines().toList().getLast());
    }

    private JsonNode recorded(String instrument) {
        return JsonMapper.shared()
                .readTree(door.sql()
                        .sql("select payload from register.event where aggregate_id = ?")
                        .param("instrument:" + papers.own(instrument))
                        .query(String.class)
                        .single());
    }

    private boolean isRecorded(String instrument) {
        return door.sql()
                .sql("select exists (select 1 from register.event where instrument_id = ?)")
                .param(papers.own(instrument))
                .query(Boolean.class)
                .single();
    }

    private long lastEntryOf(String instrument) {
        return door.sql()
                .sql(
                        "select max(number) from register.entry join register.event using (position) where instrument_id = ?")
                .param(papers.own(instrument))
                .query(Long.class)
                .single();
    }
}
