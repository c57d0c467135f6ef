package org.uteuzi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.uteuzi.local.SourceLog.Held;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Files of the past, from the one service to the answers of the other. */
@Tag("thorough")
class ImportIT {

    private static final Duration GENEROUS = Duration.ofMinutes(4);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void every_day_as_the_source_knew_it_at_every_moment_is_answered_as_its_log_tells() throws IOException {
        assumeThat(List.of(ExecutiveLog.FILE, NoticesLog.FILE))
                .as("skipped: the data for tests is not beside this checkout, at ../shared/data")
                .allMatch(Files::exists);
        List<SourceLog> logs = List.of(ExecutiveLog.read(), NoticesLog.read());
        try (var services = KillableServices.start(folder.resolve("stack"), 1)) {
            for (SourceLog log : logs) {
                JsonNode report =
                        report(services.commands().getFirst().importLines(BodyPublishers.ofString(log.lines())));
                assertThat(report.get("refused")).as(report.toString()).isEmpty();
                compare(log, services, report.get("lastInstrumentId").asString());
            }
        }
    }

    private static void compare(SourceLog log, KillableServices services, String last) throws IOException {
        String structure = "/api/institutions/" + log.institution() + "/structure?on=";
        int held = 0;
        Instant first = log.moments().iterator().next();
        for (Instant moment : log.moments()) {
            for (Instant known : List.of(moment.minusMillis(1), moment)) {
                for (LocalDate day : log.days()) {
                    var answer = services.query()
                            .get(structure + day + "&sourceKnownAt=" + known + "&consistentWith=" + last);
                    if (known.isBefore(first)) {
                        assertThat(answer.statusCode()).isEqualTo(404);
                        assertThat(answer.body()).contains("NOT_YET_RECORDED");
                        continue;
                    }
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                    JsonNode told = JsonMapper.shared().readTree(answer.body());
                    assertThat(holders(told))
                            .as("%s as known at %s", day, known)
                            .containsExactlyInAnyOrderElementsOf(log.held(day, known));
                    held += log.held(day, known).size();
                    assertThat(told.get("units")
                                    .valueStream()
                                    .map(unit -> unit.at("/name/en").asString()))
                            .as("%s as known at %s", day, known)
                            .containsExactlyInAnyOrderElementsOf(log.units(day, known));
                }
            }
        }
        assertThat(held).isGreaterThan(500);
    }

    @Test
    void an_import_that_is_killed_and_sent_again_ends_with_every_line_recorded_once() throws IOException {
        String lines = IntStream.range(0, 4_000).mapToObj(i -> line(i, 5)).collect(Collectors.joining("\n"));
        try (var services = KillableServices.start(folder.resolve("stack"), 1)) {
            var commands = services.commands().getFirst();
            for (int kill = 1; kill <= 2; kill++) {
                long before = recorded(services);
                var broken = CompletableFuture.runAsync(() -> {
                    try {
                        commands.importLines(BodyPublishers.ofString(lines));
                    } catch (IOException e) {
                        // that is what is to happen
                    }
                });
                await().atMost(GENEROUS)
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> recorded(services) > before + 100 || broken.isDone());
                commands.kill();
                commands.start();
                commands.awaitReady();
            }
            JsonNode report = report(commands.importLines(BodyPublishers.ofString(lines)));

            assertThat(report.get("refused")).as(report.toString()).isEmpty();
            assertThat(report.get("recorded").asLong() + report.get("repeated").asLong())
                    .isEqualTo(4_000);
            assertThat(report.get("repeated").asLong()).isPositive();
            assertThat(recorded(services)).isEqualTo(4_000);
            assertThat(services.ask(
                                    "select count(*), count(distinct number), max(number) from register.entry",
                                    row -> List.of(row.getLong(1), row.getLong(2), row.getLong(3) + 1))
                            .getFirst())
                    .containsOnly(4_000L * 6);
        }
    }

    /** Memory is bounded by the largest line, not by the file; some lines are nearly as long as they may be. */
    @Test
    void a_file_of_two_hundred_megabytes_goes_through_half_a_gigabyte_of_memory() throws IOException {
        Path file = folder.resolve("large.ndjson");
        int lines = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(mandates(lines++, 0));
            while (lines < 6) {
                out.write(mandates(lines++, 475));
            }
            while (Files.size(file) < 200_000_000) {
                out.write(mandates(lines++, 25));
                for (int small = 0; small < 5; small++) {
                    out.write(line(lines++, 100) + "\n");
                }
            }
        }
        try (var services = KillableServices.start(folder.resolve("stack"), 1, "512m")) {
            JsonNode report = report(services.commands().getFirst().importLines(BodyPublishers.ofFile(file)));

            assertThat(report.has("error")).as(report.toString()).isFalse();
            assertThat(report.get("refused")).as(report.toString()).isEmpty();
            assertThat(report.get("recorded").asInt()).isEqualTo(lines);
            assertThat(recorded(services)).isEqualTo(lines);
        }
    }

    /** Units with as long a mandate as may be, each of 40 KB; the first line establishes the institution. */
    private static String mandates(int number, int units) {
        ObjectNode instrument = JsonMapper.shared().createObjectNode();
        instrument
                .put("instrumentId", "m-" + number)
                .put("kind", "OTHER")
                .put("jurisdiction", "TZ")
                .put("sourceRecordedAt", "2015-03-04T10:00:00Z")
                .putObject("title")
                .put("sw", "Mfano");
        ArrayNode effects = instrument.putArray("effects");
        if (number == 0) {
            effects.addObject()
                    .put("type", "establishInstitution")
                    .put("institutionId", "large")
                    .put("effectiveFrom", "2010")
                    .putObject("name")
                    .put("sw", "Taasisi ya mfano");
        }
        for (int unit = 0; unit < units; unit++) {
            String id = "u-%d-%d".formatted(number, unit);
            effects.addObject()
                    .put("type", "establishUnit")
                    .put("unitId", id)
                    .put("institutionId", "large")
                    .put("kind", "UNIT")
                    .put("effectiveFrom", "2010")
                    .putObject("name")
                    .put("sw", "Kitengo cha mfano");
            String text = (id + " ").repeat(20_000 / (id.length() + 1));
            effects.addObject()
                    .put("type", "setMandate")
                    .put("unitId", id)
                    .put("effectiveFrom", "2010")
                    .putObject("text")
                    .put("sw", text)
                    .put("en", text);
        }
        return JsonMapper.shared().writeValueAsString(instrument) + "\n";
    }

    private static String line(int number, int effects) {
        return "{\"instrumentId\": \"i-%d\", \"kind\": \"OTHER\", \"jurisdiction\": \"TZ\", \"title\": {\"sw\": \"Mfano\"}, \"sourceRecordedAt\": \"2015-03-04T10:00:00Z\", \"effects\": [%s]}"
                .formatted(
                        number,
                        IntStream.range(0, effects)
                                .mapToObj(i ->
                                        "{\"type\": \"registerPerson\", \"personId\": \"p-%d-%d\", \"name\": \"Mfano %d-%d\"}"
                                                .formatted(number, i, number, i))
                                .collect(Collectors.joining(", ")));
    }

    private static long recorded(KillableServices services) {
        return services.ask(
                        "select count(*) from register.event where event_type = 'instrument.instrument-recorded'",
                        row -> row.getLong(1))
                .getFirst();
    }

    private static JsonNode report(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body().lines().toList().getLast());
    }

    private static List<Held> holders(JsonNode structure) {
        List<Held> holders = new ArrayList<>();
        for (JsonNode post : structure.get("posts")) {
            for (JsonNode holder : post.get("holders")) {
                assertThat(holder.get("imported").asBoolean()).isTrue();
                holders.add(new Held(
                        post.at("/title/en").asString(),
                        holder.get("name").asString("not named"),
                        holder.get("from").asString(),
                        holder.get("until").asString("open"),
                        holder.get("state").asString(),
                        holder.get("certain").asBoolean()));
            }
        }
        return holders;
    }
}
