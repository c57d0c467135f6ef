package org.uteuzi.query.report;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uteuzi.event.Event;
import org.uteuzi.event.person.PersonErased;
import org.uteuzi.event.post.EndReason;
import org.uteuzi.query.register.TestRegister;
import org.uteuzi.query.register.TestRegister.Recorded;
import org.uteuzi.query.structure.Installation;
import org.uteuzi.query.structure.QueryNode;
import org.uteuzi.query.structure.Say;
import org.uteuzi.testing.TestDatabase;
import org.uteuzi.testing.TestDatabase.Role;
import tools.jackson.databind.JsonNode;

/** What reports take and the forms in which they are given. */
@ExtendWith(Installation.MadeOnce.class)
class ReportHttpTest {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String VACANCIES = "/api/reports/vacancies?institution=reported&on=2022-03-01";

    private static Installation installation;
    private static QueryNode node;
    private static Recorded recorded;

    @BeforeAll
    static void record(Installation used) {
        installation = used;
        node = used.node;
        recorded = installation.record(
                "reported",
                Say.office("waziri-r", "Waziri"),
                Say.institution("reported", "2020"),
                Say.unit("reported-unit", "reported", "2020"),
                Say.post("reported-head", "reported-unit", "2020", "office:waziri-r"),
                Say.post("reported-deputy", "reported-unit", "2020"),
                Say.person("p-formula", "=HYPERLINK(\"http://x\";\"Asha\")"),
                Say.appointed("a-formula", "reported-head", "p-formula", "2020-03-01"),
                Say.ended("e-formula", "a-formula", "reported-head", "2022-02-01", EndReason.RESIGNED));
    }

    @Test
    void of_who_was_erased_the_appointments_are_reported_without_a_name() {
        installation.record(
                "reported-erasure",
                Say.institution("reported-too", "2020"),
                Say.unit("reported-too-unit", "reported-too", "2020"),
                Say.post("reported-too-head", "reported-too-unit", "2020"),
                Say.person("p-reported-gone", "Mfano Asiyekumbukwa"),
                Say.appointed("a-reported-gone", "reported-too-head", "p-reported-gone", "2021-03-01"));
        installation.record("reported-erased", new PersonErased("f-reported-erased", "p-reported-gone", null));

        JsonNode rows = node.ask("/api/reports/appointments?institution=reported-too&from=2021-01-01&to=2021-12-31")
                .get("rows");

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).get("personId").asString()).isEqualTo("p-reported-gone");
        assertThat(rows.toString()).doesNotContain("Asiyekumbukwa");
    }

    private static long newest() {
        return node.ask("/api/institutions").get("basis").get("entry").asLong();
    }

    @Test
    void what_is_recorded_of_another_institution_can_change_the_report_of_one() {
        HttpResponse<String> before = node.get(VACANCIES);
        String tag = before.headers().firstValue("ETag").orElseThrow();
        long entry = installation
                .record("reported-elsewhere", Say.institution("reported-elsewhere", "2020"))
                .lastEntry();

        HttpResponse<String> after = node.get(VACANCIES, "If-None-Match", tag);

        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(QueryNode.json(after).get("basis").get("entry").asLong()).isEqualTo(entry);
    }

    @Test
    void a_report_begins_with_what_it_rests_on() {
        HttpResponse<String> response = node.get(VACANCIES, "Accept-Language", "en");
        JsonNode report = QueryNode.json(response);

        assertThat(response.body()).startsWith("{\"basis\":{\"on\":\"2022-03-01\",\"entry\":");
        assertThat(report.get("basis").get("entry").asLong()).isEqualTo(newest());
        assertThat(report.get("title").asString()).isEqualTo("Vacancies");
        assertThat(report.get("inWords").asString())
                .startsWith("Vacancies, on 1 March 2022, institution: Taasisi reported, according to what had been"
                        + " recorded up to ")
                .endsWith(" (EAT), entry " + newest() + ".");
        assertThat(node.ask(VACANCIES).get("inWords").asString())
                .startsWith("Nafasi zilizo wazi, tarehe 1 Machi 2022, taasisi: Taasisi reported, kwa mujibu wa taarifa"
                        + " zilizorekodiwa hadi tarehe ");
    }

    private static String etag(String accept, String language, String path) {
        HttpResponse<byte[]> report = node.download(path, "Accept", accept, "Accept-Language", language);
        assertThat(report.statusCode()).isEqualTo(200);
        return report.headers().firstValue("ETag").orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/csv", XLSX})
    void a_report_that_is_held_already_is_not_sent_again(String form) {
        String held = etag(form, "en", VACANCIES);

        HttpResponse<byte[]> again =
                node.download(VACANCIES, "Accept", form, "Accept-Language", "en", "If-None-Match", held);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).hasValue(held);
        assertThat(again.headers().firstValue("Cache-Control")).hasValue("no-cache, private");
        assertThat(again.headers().allValues("Vary").toString()).contains("Accept", "Accept-Language");
        assertThat(List.of(
                        etag(form, "sw", VACANCIES),
                        etag(form, "en", VACANCIES.replace("03-01", "03-02")),
                        etag(form, "en", VACANCIES + "&entry=" + recorded.lastEntry()),
                        etag("application/json".equals(form) ? "text/csv" : "application/json", "en", VACANCIES)))
                .as("what would be answered otherwise")
                .doesNotHaveDuplicates()
                .allMatch(other -> !other.equals(held));
    }

    @Test
    void only_figures_of_a_past_period_may_be_kept_for_ever() {
        installation.record("after-the-figures", Say.unit("after-the-figures", "zaca", "2021"));
        String past = "&entry=" + recorded.lastEntry();
        String period = "?from=2023-01-01&to=2023-12-31";

        assertThat(node.get("/api/reports/lateness" + period + past).headers().firstValue("Cache-Control"))
                .hasValue("max-age=31536000, private, immutable");
        assertThat(node.get("/api/reports/lateness" + period).headers().firstValue("Cache-Control"))
                .hasValue("no-cache, private");
        assertThat(node.get("/api/reports/appointments" + period + past)
                        .headers()
                        .firstValue("Cache-Control"))
                .hasValue("no-cache, private");
    }

    @Test
    void a_past_report_says_that_it_is_one() {
        installation.record("after-the-report", Say.unit("after-the-report", "zaca", "2021"));

        assertThat(node.ask("/api/reports/vacancies?on=2022-03-01&entry=" + recorded.lastEntry())
                        .get("inWords")
                        .asString())
                .contains("taasisi zote", "hazimo");
    }

    @Test
    void a_vacancy_says_since_when_and_why() {
        JsonNode rows = node.ask(VACANCIES).get("rows");

        assertThat(rows).hasSize(2);
        JsonNode never = rows.get(0);
        assertThat(never.get("post").get("id").asString()).isEqualTo("reported-deputy");
        assertThat(never.get("since").asString()).isEqualTo("2020-01-01");
        assertThat(never.get("leftBy")).isEmpty();
        assertThat(never.get("appointingAuthority").isNull()).isTrue();
        JsonNode left = rows.get(1);
        assertThat(left.get("since").asString()).isEqualTo("2022-02-01");
        assertThat(left.get("appointingAuthority").get("name").get("sw").asString())
                .isEqualTo("Waziri");
        assertThat(left.get("leftBy").get(0).get("reason").asString()).isEqualTo("RESIGNED");
        assertThat(left.get("leftBy").get(0).get("lastDay").asString()).isEqualTo("2022-01-31");
        assertThat(left.get("leftBy").get(0).get("instrumentId").asString()).isEqualTo("reported");
    }

    @Test
    void as_csv_it_has_headers_in_the_language_and_no_cell_is_a_formula() {
        HttpResponse<String> response = node.get(VACANCIES, "Accept", "text/csv", "Accept-Language", "en");

        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(response.headers().firstValue("Content-Language")).hasValue("en");
        assertThat(response.body()).startsWith("#Vacancies, on 1 March 2022, institution");
        List<NamedCsvRecord> rows =
                CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(response.body()).stream()
                        .toList();
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).getField("Reason")).isEqualTo("Never filled");
        assertThat(rows.get(1).getField("Reason")).isEqualTo("Resigned");
        assertThat(rows.get(1).getField("Vacant since")).isEqualTo("2022-02-01");
        assertThat(rows.get(1).getField("Left vacant by")).isEqualTo("'=HYPERLINK(\"http://x\";\"Asha\")");
        assertThat(node.get(VACANCIES, "Accept", "text/csv").body()).contains("Amejiuzulu", "Wazi tangu");
    }

    @Test
    void as_xlsx_its_dates_are_dates_and_its_texts_are_texts() throws IOException {
        HttpResponse<byte[]> response = node.download(VACANCIES, "Accept", XLSX);

        assertThat(response.headers().firstValue("Content-Type")).hasValue(XLSX);
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(response.body()))) {
            List<Row> rows = workbook.getFirstSheet().read();
            assertThat(rows.getFirst().getCellText(0)).startsWith("Nafasi zilizo wazi, tarehe 1 Machi 2022");
            Row header = rows.stream()
                    .filter(row -> row.getCellText(0).equals("Taasisi"))
                    .findFirst()
                    .orElseThrow();
            Row last = rows.stream()
                    .filter(row -> row.getCellCount() > 3 && row.getCellText(2).equals("Nafasi reported-head"))
                    .findFirst()
                    .orElseThrow();
            assertThat(header.getCellText(3)).isEqualTo("Wazi tangu");
            assertThat(last.getCellAsDate(3))
                    .hasValueSatisfying(day -> assertThat(day.toLocalDate()).hasToString("2022-02-01"));
            assertThat(last.stream().map(cell -> cell.getType())).doesNotContain(CellType.FORMULA);
            assertThat(last.getCellText(5)).startsWith("'=HYPERLINK");
        }
    }

    @Test
    void ending_terms_are_a_calendar_too() throws IOException, ParserException {
        installation.record(
                "calendar",
                Say.institution("calendar", "2020"),
                Say.unit("calendar-unit", "calendar", "2020"),
                Say.post("calendar-head", "calendar-unit", "2020"),
                Say.person("p-calendar", "Zuhura, Mfano; Mrefu".repeat(5)),
                Say.term("a-calendar", "calendar-head", "p-calendar", "2020-03-01", "2024-08-31"));
        String query = "?institution=calendar&from=2024-06-15&to=2024-12-31";

        HttpResponse<String> response = node.get("/api/reports/ending-terms.ics" + query, "Accept-Language", "en");

        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/calendar;charset=UTF-8");
        assertThat(response.body().lines()).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
        Calendar calendar = new CalendarBuilder().build(new StringReader(response.body()));
        calendar.validate();
        List<VEvent> events = calendar.getComponents("VEVENT");
        assertThat(events).hasSize(1);
        assertThat(events.getFirst().getDateTimeStart().getDate()).isEqualTo(LocalDate.of(2024, 8, 31));
        assertThat(events.getFirst().getSummary().getValue())
                .startsWith("End of term: Zuhura, Mfano; Mrefu")
                .endsWith("Nafasi calendar-head, Idara calendar-unit");
        assertThat(node.get("/api/reports/ending-terms.ics" + query, "Accept-Language", "en")
                        .body())
                .isEqualTo(response.body());
    }

    @Test
    void a_calendar_of_no_ending_terms_is_a_valid_one() throws IOException, ParserException {
        installation.record("calm", Say.institution("calm", "2020"));

        Calendar calendar = new CalendarBuilder()
                .build(new StringReader(node.get("/api/reports/ending-terms.ics?institution=calm")
                        .body()));

        calendar.validate();
        assertThat(calendar.getComponents("VTIMEZONE")).hasSize(1);
        assertThat(calendar.getComponents("VEVENT")).isEmpty();
    }

    /** What is broken off must not look whole: the client notices. */
    @Test
    void a_report_that_fails_half_way_breaks_off() throws SQLException {
        try (TestDatabase database = TestDatabase.create().migrateRegister()) {
            TestRegister register = new TestRegister(database);
            List<Event> effects =
                    new ArrayList<>(List.of(Say.institution("wide", "2020"), Say.unit("wide-unit", "wide", "2020")));
            for (int i = 100; i < 800; i++) {
                effects.add(Say.post("wide-" + i, "wide-unit", "2020"));
            }
            register.record("wide", effects.toArray(Event[]::new));
            try (QueryNode broken = QueryNode.on(database)) {
                broken.follow(register);
                try (Connection connection = database.dataSource(Role.QUERY).getConnection()) {
                    connection
                            .createStatement()
                            .execute(
                                    "update structure.vacancy_version set vacancies = 'broken' where post_id = 'wide-799'");
                }
                for (String form : List.of("application/json", "text/csv", XLSX)) {
                    assertThat(isWhole(broken, form)).as(form).isFalse();
                }
            }
        }
    }

    private static boolean isWhole(QueryNode node, String form) {
        try {
            return node.download("/api/reports/vacancies?on=2021-01-01", "Accept", form)
                            .statusCode()
                    == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    @Test
    void without_a_form_asked_for_it_is_json() {
        assertThat(node.get(VACANCIES).headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(node.get(VACANCIES, "Accept", "image/png").statusCode()).isEqualTo(406);
    }

    @ParameterizedTest
    @CsvSource({
        "vacancies?on=2021-02-29, DATE_NOT_EXISTING",
        "vacancies?on=, MALFORMED",
        "vacancies?from=2021-01-01&to=2021-02-01, DAY_OR_PERIOD",
        "vacancies?on=2021-01-01&to=2021-02-01, DAY_OR_PERIOD",
        "vacancies?institution=, MALFORMED",
        "vacancies?institution=egaz&institution=zaca, MALFORMED",
        "vacancies?entry=4711, ENTRY_BEYOND_NEWEST",
        "vacancies?entry=1&knownAt=2024-02-01T00:00:00Z, TWO_KNOWN_TIMES",
        "vacancies?beliefs=all, UNKNOWN_PARAMETER",
        "appointments, PERIOD_REQUIRED",
        "appointments?from=2021-01-01, PERIOD_REQUIRED",
        "appointments?to=2021-01-01, PERIOD_REQUIRED",
        "appointments?on=2021-01-01&to=2021-01-01, DAY_OR_PERIOD",
        "appointments?from=2021-01-02&to=2021-01-01, PERIOD_ENDS_BEFORE_IT_BEGINS",
        "ending-terms?from=2021-01-00, DATE_NOT_EXISTING",
    })
    void a_question_that_makes_no_sense_is_refused_in_whatever_form(String query, String code) {
        for (String form : List.of("application/json", "text/csv", XLSX)) {
            HttpResponse<String> response = node.get("/api/reports/" + query, "Accept", form);
            assertThat(response.statusCode()).as(query + " " + form).isEqualTo(400);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(QueryNode.json(response).get("code").asString()).isEqualTo(code);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "vacancies?institution=nobody", "vacancies/more"})
    void what_does_not_exist_is_not_found(String path) {
        assertThat(node.get("/api/reports/" + path).statusCode()).isEqualTo(404);
    }
}
