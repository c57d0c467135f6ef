package org.uteuzi.query.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uteuzi.query.structure.Installation;
import org.uteuzi.query.structure.QueryNode;
import org.uteuzi.testing.TestIssuer;

/** A filled table is sent, rehearsed, looked at and recorded; whatever the door says of it is said to whoever sent it. */
@ExtendWith(Installation.MadeOnce.class)
class ImportPagesTest {

    private static final String BOUNDARY = "mpaka";
    private static final String ENGLISH = "uteuzi-language=en";

    private static QueryNode node;

    @BeforeAll
    static void start(Installation installation) {
        node = installation.node;
    }

    @Test
    void the_table_to_fill_in_comes_from_the_door() {
        HttpResponse<String> template = node.get("/desk/imports/template.csv");
        assertThat(template.statusCode()).isEqualTo(200);
        assertThat(template.body()).startsWith("sheet,");
        assertThat(template.headers().firstValue("Content-Disposition").orElse(""))
                .contains("attachment", "uteuzi.csv");
        assertThat(page("/desk/imports")).contains("href=\"/desk/imports/template.xlsx\"");
    }

    @Test
    void a_table_is_rehearsed_first_and_recorded_only_when_it_is_asked_for() {
        String file = sent("teuzi.csv", "nzuri");
        assertThat(settled(file))
                .contains(
                        "Jaribio limekamilika. Bado hakuna kilichorekodiwa.",
                        "Hati zitakazorekodiwa",
                        "name=\"record\"")
                .contains("Wajumbe chini ya kima cha chini")
                .doesNotContain("Mistari na seli zilizokataliwa");

        go(file, "record");

        assertThat(settled(file))
                .contains("Faili lote limepitiwa.", "Hati zilizorekodiwa", "href=\"/instruments/act\"")
                .doesNotContain("name=\"record\"", "name=\"rehearse\"");
        go(file, "record");
        assertThat(settled(file)).as("what is recorded whole is not kept").contains("Faili lote limepitiwa.");
        assertThat(english(file)).contains("The whole file was gone through.");
        assertThat(page("/desk/imports")).contains("teuzi.csv", "Faili lote limepitiwa.");
        post(file + "/discard", new byte[0], "application/x-www-form-urlencoded");
        assertThat(node.get(file).statusCode()).isEqualTo(404);
    }

    @Test
    void every_cell_that_is_wrong_is_told_at_once_and_nothing_can_be_recorded() {
        String file = sent("makosa.xlsx", FakeDoor.MALFORMED);
        assertThat(settled(file))
                .contains(
                        "Faili halikupokelewa. Kuna makosa.",
                        "appoint!C5",
                        "Tarehe haipo: 31/2/2024.",
                        "Jaza seli hii.")
                .doesNotContain("name=\"record\"");
        HttpResponse<String> report = node.get(file + "/report.csv");
        assertThat(report.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(report.body())
                .startsWith("Mahali,Kwa nini")
                .contains("appoint!C5,Tarehe haipo: 31/2/2024.")
                .as("no spreadsheet takes it for a formula")
                .contains("'=instrument!A4,");
    }

    @Test
    void what_the_rules_refuse_is_told_by_row_and_the_rest_can_be_recorded() {
        String file = sent("sehemu.csv", FakeDoor.REFUSED);
        assertThat(settled(file)).contains("appoint!A9", "Hakuna nafasi hiyo.", "name=\"record\"");
        go(file, "record");
        assertThat(settled(file)).contains("isipokuwa kilichokataliwa", "appoint!A9");
    }

    @Test
    void while_it_goes_on_the_page_says_how_far_it_is() {
        String file = sent("ndefu.csv", FakeDoor.SLOW);
        await().atMost(Duration.ofSeconds(20)).until(() -> page(file).contains("<dd>40</dd>"));
        assertThat(page(file))
                .contains("Tafadhali subiri.", "hx-trigger=\"every 2s\"", "Tazama hali ya sasa")
                .doesNotContain("name=\"record\"", "Jaribio limekamilika");
        FakeDoor.GO_ON.release();
        assertThat(settled(file)).contains("Jaribio limekamilika.");
    }

    @Test
    void when_the_answer_is_lost_nothing_is_told_as_done_and_it_can_be_asked_again() {
        String file = sent("potea.csv", FakeDoor.LOST + UUID.randomUUID());
        assertThat(settled(file)).contains("Jaribio limekamilika.");
        go(file, "record");
        assertThat(settled(file))
                .contains("Hatujui kama faili lote limerekodiwa", "name=\"record\"", "Jaribu tena")
                .doesNotContain("Faili lote limepitiwa");
        go(file, "record");
        assertThat(settled(file)).contains("Faili lote limepitiwa.");
    }

    @ParameterizedTest
    @CsvSource({
        "kubwa.csv, 21, Faili ni kubwa mno: lisizidi MB 20.",
        "picha.png, 1, Faili liwe la XLSX au CSV.",
        "'', 0, Chagua faili la kupakia."
    })
    void a_file_that_cannot_be_taken_is_refused_in_words(String name, int megabytes, String said) {
        HttpResponse<byte[]> answer = post("/desk/imports", form(name, new byte[megabytes * 1024 * 1024]), multipart());
        String back = location(answer);
        assertThat(back).startsWith("/desk/imports?wrong=");
        assertThat(page(back)).contains("govuk-error-summary", "href=\"#file\"", said);
    }

    @Test
    void a_file_that_is_not_even_read_is_refused_in_words() {
        byte[] huge = form("kubwa.csv", new byte[65 * 1024 * 1024]);
        HttpResponse<byte[]> answer = post("/desk/imports", huge, multipart());
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .contains("govuk-error-summary", "href=\"#file\"", "Faili ni kubwa mno: lisizidi MB 20.");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(new String(
                        node.post("/desk/imports", huge, "Content-Type", multipart(), "Cookie", ENGLISH)
                                .body(),
                        StandardCharsets.UTF_8))
                .contains("govuk-error-summary", "The file is too large: 20 MB at most.");
    }

    @Test
    void a_file_is_seen_by_who_sent_it_alone_and_taken_from_nobody_who_may_not_import() {
        String file = sent("yangu.csv", "yangu");
        assertThat(node.get(file, "Authorization", bearer("IMPORTER:*")).statusCode())
                .isEqualTo(404);
        assertThat(node.get(file + "/report.csv", "Authorization", bearer("IMPORTER:*"))
                        .statusCode())
                .isEqualTo(404);
        for (String what : List.of("", "/discard")) {
            node.post(
                    file + what,
                    "record=yes".getBytes(StandardCharsets.UTF_8),
                    "Content-Type",
                    "application/x-www-form-urlencoded",
                    "Authorization",
                    bearer("IMPORTER:*"),
                    "Sec-Fetch-Site",
                    "same-origin");
        }
        assertThat(settled(file))
                .as("neither recorded nor removed by another")
                .contains("yangu.csv")
                .doesNotContain("imerekodiwa");
        assertThat(node.get("/desk/imports", "Authorization", bearer("IMPORTER:*"))
                        .body())
                .doesNotContain("yangu.csv");
        assertThat(node.get("/desk/imports", "Authorization", bearer("HR_OFFICER:*"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(node.post(
                                "/desk/imports",
                                form("yao.csv", new byte[1]),
                                "Content-Type",
                                multipart(),
                                "Sec-Fetch-Site",
                                "cross-site")
                        .statusCode())
                .isEqualTo(403);
    }

    private static String bearer(String role) {
        return "Bearer " + TestIssuer.shared().token("mwingine", role);
    }

    /** @return its page */
    private static String sent(String name, String content) {
        String page =
                location(post("/desk/imports", form(name, content.getBytes(StandardCharsets.UTF_8)), multipart()));
        assertThat(page).startsWith("/desk/imports/");
        return page;
    }

    private static void go(String file, String what) {
        assertThat(location(post(
                        file, (what + "=yes").getBytes(StandardCharsets.UTF_8), "application/x-www-form-urlencoded")))
                .isEqualTo(file);
    }

    private static String settled(String file) {
        await().atMost(Duration.ofSeconds(20)).until(() -> !page(file).contains("Tafadhali subiri."));
        return page(file);
    }

    private static String page(String path) {
        HttpResponse<String> answer = node.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static String english(String path) {
        return node.get(path, "Cookie", ENGLISH).body();
    }

    private static HttpResponse<byte[]> post(String path, byte[] body, String type) {
        return node.post(path, body, "Content-Type", type);
    }

    private static String location(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^http://[^/]+", "");
    }

    private static String multipart() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    private static byte[] form(String name, byte[] content) {
        byte[] head = ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] end = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] whole = new byte[head.length + content.length + end.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(content, 0, whole, head.length, content.length);
        System.arraycopy(end, 0, whole, head.length + content.length, end.length);
        return whole;
    }
}
