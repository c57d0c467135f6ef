package org.uteuzi.command.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What became of a file, over all of its parts. */
final class ImportResult {

    private static final int SHOWN = 20;

    private record Refused(long line, String code, String message) {}

    private final long began = System.nanoTime();
    private final List<Refused> refused = new ArrayList<>();
    private final Map<String, Long> findings = new TreeMap<>();
    private long recorded;
    private long repeated;
    private @Nullable String lastInstrument;
    private @Nullable Long lastEntry;
    private @Nullable String error;

    /** @param linesBefore how many lines of the file come before the part that this answer is about */
    void add(JsonNode answer, long linesBefore) {
        if (!answer.has("recorded")) {
            error = answer.path("detail").asString("");
            return;
        }
        recorded += answer.get("recorded").asLong();
        repeated += answer.get("repeated").asLong();
        for (JsonNode line : answer.get("refused")) {
            refused.add(refused(line, linesBefore));
        }
        answer.get("findings").forEachEntry((code, count) -> findings.merge(code, count.asLong(), Long::sum));
        if (answer.get("lastEntry").isNumber()) {
            lastInstrument = answer.get("lastInstrumentId").asString();
            lastEntry = answer.get("lastEntry").asLong();
        }
        error = answer.has("error") ? answer.get("error").get("message").asString() : null;
    }

    void brokeOff(String why) {
        error = why;
    }

    private static Refused refused(JsonNode line, long linesBefore) {
        List<String> problems = line.path("problems")
                .valueStream()
                .map(problem -> problem.get("message").asString())
                .toList();
        return new Refused(
                linesBefore + line.get("line").asLong(),
                line.get("code").asString(),
                problems.isEmpty() ? line.get("message").asString() : String.join(" ", problems));
    }

    @Nullable
    String error() {
        return error;
    }

    boolean isAnythingRefused() {
        return !refused.isEmpty();
    }

    String summary() {
        return SubCommands.text(
                "import.summary", Map.of("recorded", recorded, "repeated", repeated, "refused", refused.size()));
    }

    void printTo(PrintWriter out) {
        rows().forEach((key, value) -> out.printf("%-36s %s%n", SubCommands.text("import." + key, Map.of()), value));
        findings.forEach((code, count) -> out.printf("  %-34s %d%n", code, count));
        refused.stream()
                .limit(SHOWN)
                .forEach(line -> out.printf("%8d  %-30s %s%n", line.line(), line.code(), line.message()));
        if (refused.size() > SHOWN) {
            out.println(SubCommands.text("import.more", Map.of("count", refused.size() - SHOWN)));
        }
        out.flush();
    }

    /** One row for each figure, each kind of finding and each refused line. */
    void writeTo(Path file) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord("what", "line", "code", "count", "message");
            rows().forEach((key, value) -> csv.writeRecord(key, "", "", value, ""));
            findings.forEach((code, count) -> csv.writeRecord("finding", "", code, String.valueOf(count), ""));
            refused.forEach(line ->
                    csv.writeRecord("refusedLine", String.valueOf(line.line()), line.code(), "", line.message()));
        }
    }

    private Map<String, String> rows() {
        Map<String, String> rows = new java.util.LinkedHashMap<>();
        rows.put("recorded", String.valueOf(recorded));
        rows.put("repeated", String.valueOf(repeated));
        rows.put("refused", String.valueOf(refused.size()));
        rows.put("seconds", String.valueOf((System.nanoTime() - began) / 1_000_000_000));
        rows.put("lastInstrument", lastInstrument == null ? "" : lastInstrument);
        rows.put("lastEntry", lastEntry == null ? "" : String.valueOf(lastEntry));
        return rows;
    }
}
