package org.uteuzi.query.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uteuzi.event.person.PersonsJoined;
import org.uteuzi.event.post.Absence;
import org.uteuzi.event.post.EndReason;
import org.uteuzi.event.post.HolderAbsent;
import org.uteuzi.query.register.TestRegister.Recorded;
import org.uteuzi.query.structure.Installation;
import org.uteuzi.query.structure.QueryNode;
import org.uteuzi.query.structure.Say;
import org.uteuzi.time.PartialDate;
import tools.jackson.databind.JsonNode;

/** Was the signatory in office? */
@ExtendWith(Installation.MadeOnce.class)
class CheckHttpTest {

    private static final String CHECK = "/api/checks/office-holding";
    private static final String JSON = "application/json";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static QueryNode node;
    private static Recorded before;

    @BeforeAll
    static void record(Installation installation) {
        node = installation.node;
        before = installation.record("before-checked", Say.institution("checked", "2020"));
        installation.record(
                "checked",
                Say.unit("checked-unit", "checked", "2020"),
                Say.unit("checked-other", "checked", "2020"),
                Say.post("checked-head", "checked-unit", "2020"),
                Say.post("checked-deputy", "checked-unit", "2020"),
                Say.person("p-checked", "Zawadi Mfano"),
                Say.person("p-twin-1", "Pacha Mfano"),
                Say.person("p-twin-2", "PACHA MFANO"),
                Say.person("p-term", "Muda Mfano"),
                Say.appointed("a-checked", "checked-head", "p-checked", "2020-03-01"),
                Say.ended("e-checked", "a-checked", "checked-head", "2021", EndReason.RESIGNED),
                Say.acting("a-check-acting", "checked-head", "p-checked", "2022-01-01"),
                Say.person("p-joined-1", "Mmoja Mfano"),
                Say.person("p-joined-2", "mmoja  MFANO"),
                new PersonsJoined("f-check-joined", "p-joined-2", "p-joined-1", null),
                Say.post("checked-joined", "checked-unit", "2020"),
                Say.appointed("a-check-joined", "checked-joined", "p-joined-2", "2020-03-01"),
                Say.term("a-check-term", "checked-deputy", "p-term", "2020-01-01", "2022-12-31"),
                new HolderAbsent(
                        "f-check-absent",
                        "a-check-term",
                        "checked-deputy",
                        Absence.LEAVE,
                        new PartialDate("2021-06-01"),
                        new PartialDate("2021-07-01"),
                        null,
                        null));
    }

    @ParameterizedTest
    @CsvSource({
        "p-checked, checked-head, 2020-03-01, NOT_CERTAIN",
        "p-checked, checked-head, 2020-02-29, NOT_IN_OFFICE",
        "p-checked, checked-head, 2021-01-01, NOT_IN_OFFICE",
        "p-checked, checked-head, 2022-01-01, ACTING",
        "Zawadi Mfano, Nafasi checked-head, 2022-01-01, ACTING",
        "zawadi  MFANO, nafasi CHECKED-head, 2022-01-01, ACTING",
        "p-term, checked-deputy, 2021-06-01, ABSENT",
        "p-term, checked-deputy, 2021-07-01, HELD",
        "p-term, checked-deputy, 2022-12-31, HELD",
        "p-term, checked-deputy, 2023-01-01, TERM_RUN_OUT",
        "p-term, checked-deputy, 2019-12-31, NOT_KNOWN_ON_THAT_DATE",
        "p-term, checked-head, 2022-01-01, NOT_IN_OFFICE",
        "Pacha Mfano, checked-head, 2022-01-01, PERSON_AMBIGUOUS",
        "p-joined-1, checked-joined, 2021-01-01, HELD",
        "p-joined-2, checked-joined, 2021-01-01, HELD",
        "Mmoja Mfano, checked-joined, 2021-01-01, HELD",
        "Hayupo, checked-head, 2022-01-01, PERSON_UNKNOWN",
        "p-checked, hakuna, 2022-01-01, POST_UNKNOWN",
        "p-checked, checked-head, 2022-02-29, DATE_NOT_EXISTING",
        "p-checked, checked-head, 1/2/2022, DATE_NOT_EXISTING",
    })
    void each_row_has_its_answer(String person, String post, String on, String answer) {
        JsonNode row = check("[{\"person\": \"%s\", \"post\": \"%s\", \"on\": \"%s\"}]".formatted(person, post, on))
                .get("rows")
                .get(0);

        assertThat(row.get("answer").asString()).isEqualTo(answer);
        assertThat(row.get("instrumentId").isNull())
                .isNotEqualTo(answer.matches("HELD|ABSENT|ACTING|TERM_RUN_OUT|NOT_CERTAIN"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800"})
    void a_row_with_what_no_text_can_hold_is_refused(String letter) {
        HttpResponse<byte[]> response = node.post(
                CHECK,
                "[{\"person\": \"a%sb\", \"post\": \"checked-head\", \"on\": \"2021-01-01\"}]"
                        .formatted(letter)
                        .getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                JSON);

        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void an_answer_names_the_paper_and_what_a_name_may_mean() {
        JsonNode rows = check("[{\"person\": \"p-term\", \"post\": \"checked-deputy\", \"on\": \"2021-01-01\"},"
                        + " {\"person\": \"Pacha Mfano\", \"post\": \"checked-deputy\", \"on\": \"2021-01-01\"}]")
                .get("rows");

        assertThat(rows.get(0).get("instrumentId").asString()).isEqualTo("checked");
        assertThat(rows.get(0).get("appointmentId").asString()).isEqualTo("a-check-term");
        assertThat(rows.get(0).get("name").asString()).isEqualTo("Muda Mfano");
        assertThat(rows.get(1).get("row").asInt()).isEqualTo(2);
        assertThat(rows.get(1).get("candidates"))
                .extracting(JsonNode::asString)
                .containsExactly("p-twin-1", "p-twin-2");
    }

    @Test
    void it_answers_with_what_was_known_then() {
        String row = "[{\"person\": \"p-term\", \"post\": \"checked-deputy\", \"on\": \"2021-01-01\"}]";
        HttpResponse<byte[]> then = node.post(CHECK + "?entry=" + before.lastEntry(), bytes(row), "Content-Type", JSON);

        assertThat(json(then).get("rows").get(0).get("answer").asString()).isEqualTo("PERSON_UNKNOWN");
        assertThat(json(then).get("notJudged").asInt()).isEqualTo(1);
        assertThat(json(then).get("inWords").asString()).contains("tarehe ya kila mstari", "hazimo");
    }

    @Test
    void rows_come_as_csv_and_go_as_csv() {
        HttpResponse<byte[]> response = node.post(
                CHECK,
                bytes(
                        "\uFEFFTarehe,Mtu,Nafasi\n2022-01-01,\"Zawadi Mfano\",checked-head\n\n2022-01-01,=Zawadi,checked-head\n"),
                "Content-Type",
                "text/csv",
                "Accept",
                "text/csv",
                "Accept-Language",
                "en");

        assertThat(new String(response.body(), StandardCharsets.UTF_8).lines())
                .hasSize(5)
                .anyMatch(line -> line.startsWith("1,Zawadi Mfano,checked-head,2022-01-01,Was acting,Zawadi Mfano,"))
                .anyMatch(line -> line.startsWith("2,'=Zawadi,checked-head,2022-01-01,The person is not known"));
    }

    @Test
    void rows_come_as_a_workbook_with_its_own_dates_and_go_as_one() throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(sent, "test", null)) {
            Worksheet sheet = workbook.newWorksheet("1");
            sheet.value(0, 0, "person");
            sheet.value(0, 1, "post");
            sheet.value(0, 2, "on");
            sheet.value(1, 0, "p-term");
            sheet.value(1, 1, "checked-deputy");
            sheet.value(1, 2, LocalDate.of(2022, 12, 31));
            sheet.style(1, 2).format("yyyy-mm-dd").set();
            sheet.value(2, 0, "p-term");
            sheet.value(2, 1, "checked-deputy");
            sheet.value(2, 2, "2023-01-01");
        }
        HttpResponse<byte[]> response =
                node.post(CHECK, sent.toByteArray(), "Content-Type", XLSX, "Accept", XLSX, "Accept-Language", "en");

        assertThat(response.statusCode()).isEqualTo(200);
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(response.body()))) {
            assertThat(workbook.getFirstSheet().read())
                    .extracting(row -> row.getCellCount() > 4 ? row.getCellText(4) : "")
                    .contains("Held the post", "The term had run out");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "[1]",
                "[{}]",
                "[{\"person\": \"a\", \"post\": \"b\"}]",
                "[{\"person\": 1, \"post\": \"b\", \"on\": \"2021-01-01\"}]",
                "[{\"person\": \"a\", \"post\": \"b\", \"on\": \"2021-01-01\", \"more\": \"c\"}]",
            })
    void what_are_no_rows_is_refused(String body) {
        refused(node.post(CHECK, bytes(body), "Content-Type", JSON), 400, "ROWS_MALFORMED");
    }

    @Test
    void tables_without_the_columns_and_broken_workbooks_are_refused() throws IOException {
        refused(node.post(CHECK, bytes("person,post\na,b\n"), "Content-Type", "text/csv"), 400, "ROWS_MALFORMED");
        refused(node.post(CHECK, bytes("\"person"), "Content-Type", "text/csv"), 400, "ROWS_MALFORMED");
        refused(node.post(CHECK, bytes("not a workbook"), "Content-Type", XLSX), 400, "ROWS_MALFORMED");
        refused(node.post(CHECK, packed(1000), "Content-Type", XLSX), 400, "ROWS_MALFORMED");
        refused(node.post(CHECK, bytes("[]"), "Content-Type", "application/xml"), 415, "UNSUPPORTED_MEDIA_TYPE");
        refused(node.post(CHECK + "?on=2021-01-01", bytes("[]"), "Content-Type", JSON), 400, "UNKNOWN_PARAMETER");
    }

    @Test
    void too_much_at_once_is_refused_also_if_it_is_packed_small() throws IOException {
        String row = "{\"person\": \"a\", \"post\": \"b\", \"on\": \"2021-01-01\"}";
        String rows = "[" + (row + ",").repeat(SignatoryRows.MOST_ROWS - 1) + row + "]";
        assertThat(node.post(CHECK, bytes(rows), "Content-Type", JSON).statusCode())
                .isEqualTo(200);
        refused(
                node.post(CHECK, bytes("[" + row + "," + rows.substring(1)), "Content-Type", JSON),
                413,
                "TOO_MUCH_AT_ONCE");
        refused(node.post(CHECK, new byte[1_000_001], "Content-Type", "text/csv"), 413, "TOO_MUCH_AT_ONCE");
        refused(node.post(CHECK, packed(30_000_000), "Content-Type", XLSX), 413, "TOO_MUCH_AT_ONCE");
    }

    private static byte[] packed(int size) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            zip.write(new byte[size]);
        }
        return out.toByteArray();
    }

    private static JsonNode check(String body) {
        return json(node.post(CHECK, bytes(body), "Content-Type", JSON));
    }

    private static void refused(HttpResponse<byte[]> response, int status, String code) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(json(response).get("code").asString()).isEqualTo(code);
    }

    private static JsonNode json(HttpResponse<byte[]> response) {
        return QueryNode.tree(new String(response.body(), StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
