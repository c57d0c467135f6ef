package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.uteuzi.command.instrument.Door.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The template is filled in by people who have no program: every cell that cannot be is named, all at once. */
@ExtendWith(SharedDoor.class)
class SpreadsheetTest {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Door door;
    private Papers papers;

    SpreadsheetTest(Door door) {
        this.door = door;
    }

    @BeforeEach
    void others() {
        papers = new Papers(door);
    }

    @Test
    void the_template_has_a_sheet_for_each_kind_of_effect_with_headers_in_both_languages() throws Exception {
        Map<String, List<List<String>>> template = template();

        assertThat(template.keySet())
                .contains("instrument", "establishInstitution", "appoint", "endAppointment", "correct", "withdraw");
        assertThat(template.get("appoint").get(0)).contains("Namna ya kushika nafasi", "Kuanzia tarehe");
        assertThat(template.get("appoint").get(1)).contains("Capacity", "Effective from");
        assertThat(template.values())
                .allSatisfy(rows -> assertThat(rows.getFirst()).doesNotHaveDuplicates());
    }

    @Test
    void a_filled_workbook_is_recorded() throws Exception {
        JsonNode report = report(post(XLSX, workbook(this::fill)));

        assertThat(report.get("recorded").asInt()).as(report.toString()).isEqualTo(2);
        assertThat(door.payload(papers.own("~f-a")).get("effectiveFrom").asString())
                .isEqualTo("2020-03-01");
        assertThat(door.payload(papers.own("~f-p")).get("seats").asInt()).isEqualTo(1);
        assertThat(door.payload(papers.own("~f-i")).get("effectiveFrom").asString())
                .isEqualTo("2019");
    }

    @Test
    void a_filled_csv_is_recorded_alike() throws Exception {
        JsonNode report = report(post(
                "text/csv",
                csv(
                        Map.of(
                                "sheet",
                                "instrument",
                                "instrumentId",
                                "~one",
                                "kind",
                                "OTHER",
                                "jurisdiction",
                                "TZ",
                                "title.sw",
                                "Mfano",
                                "sourceRecordedAt",
                                "2015-03-04T10:00:00Z"),
                        Map.of(
                                "sheet",
                                "registerPerson",
                                "instrumentId",
                                "~one",
                                "personId",
                                "~x",
                                "factId",
                                "~f-x",
                                "name",
                                "Mfano Asha"))));

        assertThat(report.get("recorded").asInt()).as(report.toString()).isEqualTo(1);
        assertThat(door.payload(papers.own("~f-x")).get("name").asString()).isEqualTo("Mfano Asha");
    }

    @Test
    void a_row_beyond_what_a_sheet_can_have_is_named_and_costs_nothing(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("far.xlsx");
        Files.write(file, workbook(book -> book.put("instrument", 3, "instrumentId", "~far")));
        try (FileSystem workbook = FileSystems.newFileSystem(file);
                Stream<Path> sheets = Files.list(workbook.getPath("xl", "worksheets"))) {
            for (Path sheet : sheets.filter(Files::isRegularFile).toList()) {
                Files.writeString(sheet, Files.readString(sheet).replace("<row r=\"3\"", "<row r=\"2147483647\""));
            }
        }

        Answer answer = post(XLSX, Files.readAllBytes(file));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("SPREADSHEET_MALFORMED");
        assertThat(answer.body()).contains("2147483647");
    }

    @Test
    void every_malformed_cell_is_named_in_one_pass_and_nothing_is_recorded() throws Exception {
        Map<String, String> before = door.state();

        Answer answer = post(XLSX, workbook(book -> {
            fill(book);
            book.put("appoint", 3, "effectiveFrom", "2020-02-30");
            book.put("establishPost", 3, "seats", "many");
            book.formula("registerPerson", 3, "name", "1+1");
            book.put("endAppointment", 3, "instrumentId", "~nowhere");
        }));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("SPREADSHEET_MALFORMED");
        assertThat(answer.json()
                        .get("problems")
                        .valueStream()
                        .map(problem -> problem.get("path").asString().replaceAll("![A-Z]+", "!") + " "
                                + problem.get("code").asString()))
                .contains(
                        "appoint!3 DATE_NOT_EXISTING",
                        "establishPost!3 MALFORMED_VALUE",
                        "registerPerson!3 FORMULA_NOT_ACCEPTED",
                        "endAppointment!3 INSTRUMENT_ROW_MISSING");
        assertThat(door.state()).isEqualTo(before);
    }

    @Test
    void what_the_rules_refuse_is_named_by_its_row() throws Exception {
        JsonNode report = report(post(XLSX, workbook(book -> {
            fill(book);
            book.put("appoint", 3, "postId", "~nowhere");
        })));

        JsonNode refused = report.get("refused").get(0);
        assertThat(refused.get("line").asInt()).isEqualTo(4);
        assertThat(refused.get("problems").get(0).get("path").asString()).isEqualTo("appoint!3");
    }

    static Stream<Arguments> notATemplate() {
        return Stream.of(
                arguments(XLSX, "no workbook", 400, "SPREADSHEET_UNREADABLE"),
                arguments(XLSX, "", 400, "SPREADSHEET_UNREADABLE"),
                arguments("text/csv", "a,b\n", 400, "SPREADSHEET_MALFORMED"),
                arguments("text/csv", "a,b\n\"", 400, "SPREADSHEET_UNREADABLE"),
                arguments("text/csv", "Laha\nSheet\n=1+1\n", 400, "SPREADSHEET_MALFORMED"),
                arguments("text/csv", "Laha\nSheet\nnosuch\n", 400, "SPREADSHEET_MALFORMED"),
                arguments("application/vnd.ms-excel.sheet.macroEnabled.12", "x", 415, "UNSUPPORTED_MEDIA_TYPE"));
    }

    @ParameterizedTest
    @MethodSource("notATemplate")
    void what_is_no_filled_template_is_refused(String mediaType, String body, int status, String code) {
        Answer answer = post(mediaType, body.getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    private void fill(Book book) {
        for (int row = 3; row <= 4; row++) {
            book.put("instrument", row, "instrumentId", row == 3 ? "~one" : "~two");
            book.put("instrument", row, "kind", "OTHER");
            book.put("instrument", row, "jurisdiction", "TZ");
            book.put("instrument", row, "title.sw", "Mfano");
            book.put("instrument", row, "sourceRecordedAt", "2015-03-04T10:00:00Z");
        }
        Map.of("factId", "~f-i", "institutionId", "~i", "name.sw", "Wakala", "effectiveFrom", 2019)
                .forEach((field, value) -> book.put("establishInstitution", 3, field, value));
        Map.of(
                        "factId",
                        "~f-u",
                        "institutionId",
                        "~i",
                        "unitId",
                        "~u",
                        "kind",
                        "UNIT",
                        "name.sw",
                        "Kitengo",
                        "effectiveFrom",
                        "2019")
                .forEach((field, value) -> book.put("establishUnit", 3, field, value));
        Map.of(
                        "factId",
                        "~f-p",
                        "unitId",
                        "~u",
                        "postId",
                        "~p",
                        "title.sw",
                        "Afisa",
                        "seats",
                        1,
                        "effectiveFrom",
                        "2019")
                .forEach((field, value) -> book.put("establishPost", 3, field, value));
        Map.of("factId", "~f-x", "personId", "~x", "name", "Mfano Asha")
                .forEach((field, value) -> book.put("registerPerson", 3, field, value));
        Map.of(
                        "factId",
                        "~f-a",
                        "appointmentId",
                        "~a",
                        "postId",
                        "~p",
                        "personId",
                        "~x",
                        "capacity",
                        "SUBSTANTIVE",
                        "effectiveFrom",
                        LocalDate.of(2020, 3, 1))
                .forEach((field, value) -> book.put("appoint", 3, field, value));
        List.of("establishInstitution", "establishUnit", "establishPost", "registerPerson")
                .forEach(sheet -> book.put(sheet, 3, "instrumentId", "~one"));
        book.put("appoint", 3, "instrumentId", "~two");
    }

    /** The template as it is handed out, filled in. */
    private byte[] workbook(Consumer<Book> filling) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Workbook workbook = new Workbook(out, "Mfano", "1.0");
        Book book = new Book();
        template().forEach((name, headers) -> {
            Worksheet sheet = workbook.newWorksheet(name);
            Map<String, Integer> columns = new HashMap<>();
            List<String> english = headers.get(1);
            for (int column = 0; column < english.size(); column++) {
                sheet.value(0, column, headers.get(0).get(column));
                sheet.value(1, column, english.get(column));
                columns.put(english.get(column), column);
            }
            book.sheets.put(name, sheet);
            book.columns.put(name, columns);
        });
        filling.accept(book);
        workbook.finish();
        return out.toByteArray();
    }

    private final class Book {

        private final Map<String, Worksheet> sheets = new HashMap<>();
        private final Map<String, Map<String, Integer>> columns = new HashMap<>();

        void put(String sheet, int row, String field, Object value) {
            int column = columns.get(sheet).get(english(field));
            switch (value) {
                case Number number -> sheets.get(sheet).value(row - 1, column, number);
                case LocalDate day -> {
                    sheets.get(sheet).value(row - 1, column, day);
                    sheets.get(sheet)
                            .style(row - 1, column)
                            .format("yyyy-mm-dd")
                            .set();
                }
                default -> sheets.get(sheet).value(row - 1, column, papers.own(value.toString()));
            }
        }

        void formula(String sheet, int row, String field, String formula) {
            sheets.get(sheet).formula(row - 1, columns.get(sheet).get(english(field)), formula);
        }
    }

    private static final Map<String, String> ENGLISH = texts();

    private static String english(String field) {
        return Stream.of(field.split("\\.")).map(ENGLISH::get).collect(Collectors.joining(" – "));
    }

    private static Map<String, String> texts() {
        var bundle = java.util.ResourceBundle.getBundle("template", java.util.Locale.ENGLISH);
        return bundle.keySet().stream().collect(Collectors.toMap(key -> key, bundle::getString));
    }

    @SafeVarargs
    private byte[] csv(Map<String, String>... rows) {
        List<String> headers =
                List.of(door.send(door.request("/api/imports/template.csv").build())
                        .body()
                        .lines()
                        .toList()
                        .get(1)
                        .split(","));
        StringBuilder csv = new StringBuilder();
        csv.append(String.join(",", headers))
                .append('\n')
                .append(String.join(",", headers))
                .append('\n');
        for (Map<String, String> row : rows) {
            Map<String, String> byHeader = row.entrySet().stream()
                    .collect(Collectors.toMap(cell -> english(cell.getKey()), cell -> papers.own(cell.getValue())));
            csv.append(headers.stream()
                            .map(header -> byHeader.getOrDefault(header, ""))
                            .collect(Collectors.joining(",")))
                    .append('\n');
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, List<List<String>>> template() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            byte[] body = http.send(door.request("/api/imports/template.xlsx").build(), BodyHandlers.ofByteArray())
                    .body();
            Map<String, List<List<String>>> sheets = new java.util.LinkedHashMap<>();
            try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(body))) {
                for (Sheet sheet : workbook.getSheets().toList()) {
                    try (Stream<Row> rows = sheet.openStream()) {
                        sheets.put(
                                sheet.getName(),
                                rows.map(row -> row.stream()
                                                .map(cell -> cell.getText())
                                                .toList())
                                        .toList());
                    }
                }
            }
            return sheets;
        }
    }

    private Answer post(String mediaType, byte[] body) {
        return door.send(door.request("/api/imports?mode=historic")
                .POST(BodyPublishers.ofByteArray(body))
                .setHeader("Content-Type", mediaType)
                .build());
    }

    private static JsonNode report(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body().lines().toList().getLast());
    }
}
