package org.uteuzi.query.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.query.desk.ImportFiles.Kept;
import org.uteuzi.query.desk.ImportFiles.State;
import org.uteuzi.query.web.Words;
import tools.jackson.databind.JsonNode;

/**
 * How it stands with a spreadsheet: what the door said of it, and what can be done next. Nothing is told as recorded that the
 * door did not report as recorded.
 *
 * @param running whether it is on its way
 * @param said how it stands, in a sentence
 * @param figures counts of the report
 * @param findings of the report, by rule
 * @param refused the rows and cells that cannot be, each with why
 * @param record whether it can be recorded now
 * @param again whether the same can be asked again
 * @param instrument the last one recorded
 */
record ImportOutlook(
        boolean running,
        String said,
        List<Figure> figures,
        List<Figure> findings,
        List<Row> refused,
        boolean record,
        boolean again,
        @Nullable String instrument) {

    record Figure(String label, String count) {}

    /** @param place a cell or a row, in the way of spreadsheets */
    record Row(String place, String message) {}

    static ImportOutlook of(Kept file, @Nullable JsonNode progress, Words words) {
        if (progress != null) {
            return new ImportOutlook(
                    true,
                    words.say(file.recording() ? "imports.running.record" : "imports.running.rehearse"),
                    figures(progress, "line", words),
                    List.of(),
                    List.of(),
                    false,
                    false,
                    null);
        }
        JsonNode answer = file.answer();
        return file.state() == State.TAKEN && answer != null
                ? reported(file, answer, words)
                : unreported(file, answer, words);
    }

    private static ImportOutlook reported(Kept file, JsonNode report, Words words) {
        JsonNode error = report.path("error");
        boolean broke = error.isObject();
        boolean some = report.path("recorded").asLong() > 0;
        String instrument = report.path("lastInstrumentId").stringValue(null);
        String key = broke
                ? file.recording() ? "imports.broke.record" : "imports.broke.rehearse"
                : file.recording() ? "imports.recorded" : "imports.rehearsed";
        return new ImportOutlook(
                false,
                broke ? words.say(key, error.path("message").asString("")) : words.say(key),
                figures(report, file.recording() ? "recorded" : "wouldBe", words),
                report.path("findings").properties().stream()
                        .map(finding -> new Figure(
                                words.finding(finding.getKey()),
                                finding.getValue().asString()))
                        .toList(),
                refused(report, words),
                !file.recording() && !broke && some && file.whole(),
                broke && file.whole(),
                file.recording() ? instrument : null);
    }

    private static ImportOutlook unreported(Kept file, @Nullable JsonNode problem, Words words) {
        List<Row> rows = problem == null ? List.of() : problems(problem);
        String said = switch (file.state()) {
            case REFUSED ->
                words.say(
                        "imports.refused",
                        problem == null ? "" : problem.path("detail").asString(""));
            case SILENT -> words.say("desk.door.silent");
            default -> words.say(file.recording() ? "imports.unknown.record" : "imports.unknown.rehearse");
        };
        return new ImportOutlook(false, said, List.of(), List.of(), rows, false, file.whole() && rows.isEmpty(), null);
    }

    /** @param first what the figure of instruments is called, or that how far it is comes before it */
    private static List<Figure> figures(JsonNode told, String first, Words words) {
        List<Figure> figures = new ArrayList<>();
        if (first.equals("line")) {
            figures.add(figure("imports.line", told.path("line"), words));
        }
        figures.add(figure(
                first.equals("wouldBe") ? "imports.wouldBe" : "imports.figure.recorded", told.path("recorded"), words));
        figures.add(figure("imports.repeated", told.path("repeated"), words));
        figures.add(figure(
                "imports.figure.refused",
                told.has("refusedInAll") ? told.path("refusedInAll") : told.path("refused"),
                words));
        return figures;
    }

    private static Figure figure(String key, JsonNode count, Words words) {
        return new Figure(words.say(key), String.valueOf(count.asLong(0)));
    }

    private static List<Row> refused(JsonNode report, Words words) {
        return report.path("refused")
                .valueStream()
                .flatMap(line -> {
                    String place = words.say("imports.row", line.path("line").asString());
                    return line.path("problems").isEmpty()
                            ? Stream.of(new Row(place, line.path("message").asString()))
                            : line.path("problems").valueStream().map(problem -> row(problem, place));
                })
                .toList();
    }

    private static List<Row> problems(JsonNode problem) {
        return problem.path("problems").valueStream().map(it -> row(it, "")).toList();
    }

    private static Row row(JsonNode problem, String place) {
        return new Row(
                problem.path("path").stringValue(place),
                Stream.of("message", "detail", "code")
                        .flatMap(name -> Stream.ofNullable(problem.path(name).stringValue(null)))
                        .findFirst()
                        .orElse(""));
    }
}
