package org.uteuzi.query.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uteuzi.event.unit.MandateSet;
import org.uteuzi.query.structure.Installation;
import org.uteuzi.query.structure.Say;
import org.uteuzi.testing.TestIssuer;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

/** The pages of a whole query-service on a real register. */
@ExtendWith(Installation.MadeOnce.class)
class PagesOverHttpTest {

    private static final String ENGLISH = "uteuzi-language=en";

    private static Installation installation;
    private static long uncorrected;

    @BeforeAll
    static void record(Installation used) {
        installation = used;
        uncorrected = RecordedPages.uncorrected(used);
    }

    private static Stream<String> pages() {
        return RecordedPages.PAGES.values().stream().map(RecordedPages::address);
    }

    private static String page(String path) {
        HttpResponse<String> response = installation.node.get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    private static String english(String path) {
        HttpResponse<String> response = installation.node.get(path, "Cookie", ENGLISH);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_page_is_there_in_both_languages_with_its_policy_and_small(String path) {
        HttpResponse<String> swahili = installation.node.get(path);
        assertThat(swahili.statusCode()).isEqualTo(200);
        assertThat(swahili.body()).contains("lang=\"sw\"").doesNotContain("??").doesNotContain(" style=");
        assertThat(swahili.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(swahili.headers().firstValue("Cache-Control")).contains("private, no-store");
        assertThat(english(path)).contains("lang=\"en\"").doesNotContain("??");
        assertThat(installation.node.download(path, "Accept-Encoding", "gzip").body())
                .hasSizeLessThan(30_000);
    }

    @Test
    void every_page_leads_to_the_others_with_the_point_that_was_asked() {
        assertThat(page("/posts/kurasa-mkurugenzi?on=2022-01-01"))
                .contains(
                        "href=\"/people/kurasa-juma?on=2022-01-01\"",
                        "href=\"/units/kurasa-idara?on=2022-01-01\"",
                        "href=\"/posts/kurasa-mkuu?on=2022-01-01\"",
                        "href=\"/instruments/kurasa-masahihisho\"",
                        "href=\"/dashboard?institution=kurasa&amp;on=2022-01-01\"");
    }

    @Test
    void a_post_shows_who_held_it_who_acted_and_when_nobody_did() {
        assertThat(page("/posts/kurasa-mkurugenzi"))
                .contains(
                        "<h1>Mkurugenzi wa Idara ya Rasilimali Watu, Utawala na Mipango</h1>",
                        "1 Septemba 2020 – 31 Desemba 2022",
                        "Amejiuzulu",
                        "tangu tarehe 1 Februari 2023",
                        "tangu tarehe 1 Januari 2023")
                .containsPattern("data-state=\"is-vacant\"[^>]*data-from=\"2023-01-01\"")
                .containsPattern("data-state=\"is-acting\"[^>]*data-from=\"2023-02-01\"");
        assertThat(page("/posts/kurasa-mkurugenzi?entry=" + uncorrected))
                .contains("1 Julai 2020 – 31 Desemba 2022", "Unatazama jibu la zamani.");
    }

    @Test
    void a_unit_shows_each_version_of_its_mandate_with_the_words_that_changed_and_what_it_came_from() {
        assertThat(page("/units/kurasa-idara"))
                .contains("<h1>Idara ya Rasilimali Watu, Utawala na Mipango</h1>", "Toleo namba 2", "Toleo namba 1")
                .containsPattern("<ins>na wageni\\.\\s*</ins>|<ins>[^<]*wageni[^<]*</ins>")
                .contains("Idara ya Nyaraka", "href=\"/units/kurasa-zamani\"", "href=\"/units/kurasa-divisheni\"");
        assertThat(english("/units/kurasa-idara")).containsPattern("<ins>[^<]*guests[^<]*</ins>");
    }

    @Test
    void a_person_has_a_record_of_service() {
        assertThat(page("/people/kurasa-juma"))
                .contains(
                        "<h1>Mfano Juma Haji Makame</h1>",
                        "href=\"/posts/kurasa-mkurugenzi\"",
                        "1 Septemba 2020 – 31 Desemba 2022",
                        "Amejiuzulu",
                        "href=\"/downloads/people/kurasa-juma/service.pdf\"");
    }

    @Test
    void an_instrument_tells_its_items_as_sentences_with_the_reason_of_a_correction() {
        assertThat(page("/instruments/kurasa-masahihisho"))
                .contains(
                        "Mfano Juma Haji Makame ameteuliwa kuwa Mkurugenzi wa Idara ya Rasilimali Watu, Utawala na Mipango kuanzia"
                                + " tarehe 1 Septemba 2020")
                .contains("Sahihisho", "Sababu: Kosa la kunakili");
        assertThat(english("/instruments/kurasa-masahihisho"))
                .contains("Mfano Juma Haji Makame is appointed", "Reason: Kosa la kunakili");
    }

    @Test
    void what_is_found_by_name_is_told_apart_by_its_unit_and_institution() {
        assertThat(page("/search?q=mkurugenzi"))
                .contains(
                        "Mkurugenzi wa Idara ya Rasilimali Watu, Utawala na Mipango", "Wakala wa Mfano wa Kumbukumbu");
        assertThat(page("/search?q=nyaraka"))
                .as("only the year was stated")
                .contains("tangu mwaka 2019 hadi")
                .doesNotContain("1 Januari 2019");
        assertThat(english("/search?q=director"))
                .contains("Director of the Department of Human Resources, Administration and Planning");
    }

    @Test
    void the_dashboard_counts_what_needs_attention() {
        assertThat(page("/dashboard" + RecordedPages.OF))
                .contains("Nafasi zilizo wazi", "Mfano Juma Haji Makame: Amejiuzulu", "31 Agosti 2024", ">77<")
                .contains("Siku zilizozidi: ", "href=\"/instruments/kurasa-masahihisho\"")
                .contains("/downloads/reports/vacancies.xlsx?institution=kurasa&amp;on=2024-06-15");
    }

    @Test
    void the_register_is_told_entry_by_entry_and_can_be_narrowed() {
        assertThat(page("/register?institution=kurasa"))
                .contains(
                        "Mfano Juma Haji Makame ameteuliwa kuwa Mkurugenzi wa Idara ya Rasilimali Watu, Utawala na Mipango kuanzia"
                                + " tarehe 1 Septemba 2020",
                        "Sababu: Kosa la kunakili",
                        "Kumeanzishwa Divisheni ya Mipango",
                        "&quot;appointmentId&quot;:&quot;kurasa-3&quot;")
                .containsPattern("<code>[0-9a-f]{64}</code>");
        assertThat(english("/register?thing=person:kurasa-neema"))
                .contains("Mfano Neema Khamis is")
                .doesNotContain("Mfano Asha Juma");
        assertThat(page("/register?person=kurasa-neema&event=post.holder-appointed"))
                .contains("Mfano Neema Khamis ameteuliwa kukaimu")
                .doesNotContain("Mfano Juma");
        assertThat(page("/register?institution=kurasa&only=RIGHTING"))
                .contains("Sababu: Kosa la kunakili")
                .doesNotContain("Kumeanzishwa Divisheni ya Mipango");
        assertThat(english("/register?institution=kurasa&only=LATE"))
                .contains("Recorded late", "days after the effective date")
                .doesNotContain("31 August 2024");
        assertThat(page("/register?institution=kurasa&only=hakuna")).contains("Kumeanzishwa Divisheni ya Mipango");
        assertThat(page("/register?institution=kurasa&recorder=hakuna&from=1/1/2020&to=31/12/2029"))
                .contains("Hakuna.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/register?institution=kurasa", "/reads?institution=kurasa"})
    void a_day_that_is_none_is_told_where_it_was_typed_and_no_list_is_taken_for_the_answer(String path) {
        HttpResponse<String> wrong = installation.node.get(path + "&from=31/2/2026&to=jana");

        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body())
                .contains(
                        "<a href=\"#filter-from\">Tarehe 31/2/2026 haipo kwenye kalenda.</a>",
                        "href=\"#filter-to\"",
                        "id=\"filter-from-error\"",
                        "aria-describedby=\"filter-from-error\"",
                        "value=\"31/2/2026\"")
                .doesNotContain("Hakuna.", "id=\"entries-title\"", "id=\"reads-title\"");
    }

    @Test
    void recorded_time_is_gone_through_step_by_step_with_what_each_step_changed() {
        assertThat(page("/register/replay?institution=kurasa&on=2022-06-01"))
                .contains("Hatua ya 6 kati ya 6", "Mfano Juma Haji Makame ameteuliwa kuwa Mkurugenzi")
                .containsPattern("class=\"is-touched\"[^>]*>\\s*<a href=\"/posts/kurasa-mkurugenzi")
                .doesNotContain("id=\"replay-after\"")
                .contains("entry=" + uncorrected);
        assertThat(english("/register/replay?institution=kurasa&on=2022-06-01&entry=" + uncorrected))
                .contains("Step 5 of 6", "Mfano Juma Haji Makame, since 1 July 2020", "id=\"replay-after\"");
    }

    @Test
    void two_days_are_compared_by_what_changed_in_the_world() {
        assertThat(page("/compare" + RecordedPages.OF + "&on=2022-06-01&againstOn=2024-06-15"))
                .contains("Mabadiliko yaliyotokea kati ya tarehe hizo mbili", "id=\"world\"")
                .doesNotContain("id=\"corrected\"")
                .contains("Mfano Juma Haji Makame, tangu tarehe 1 Septemba 2020")
                .contains("Mfano Neema Khamis, tangu tarehe 1 Februari 2023")
                .containsPattern("<ins>[^<]*wageni[^<]*</ins>")
                .contains("href=\"/instruments/kurasa-barua\"");
    }

    @Test
    void a_function_that_was_added_is_told_also_where_the_words_of_the_mandate_stayed() {
        installation.record(
                "majukumu-mfano",
                Say.institution("majukumu-mfano", "2019"),
                Say.unit("majukumu-idara", "majukumu-mfano", "2019"),
                mandate("f-majukumu-1", "2019", List.of(new LocalizedText("Kutunza orodha", "Keeping a list"))),
                mandate(
                        "f-majukumu-2",
                        "2025-10-01",
                        List.of(
                                new LocalizedText("Kutunza orodha", "Keeping a list"),
                                new LocalizedText("Kusimamia mitandao", "Managing networks"))));

        assertThat(page("/compare?institution=majukumu-mfano&on=2025-01-01&againstOn=2026-01-01"))
                .contains("Orodha ya majukumu: ")
                .containsPattern("<ins>[^<]*Kusimamia mitandao</ins>");
    }

    private static MandateSet mandate(String factId, String from, List<LocalizedText> functions) {
        return new MandateSet(
                factId,
                "majukumu-idara",
                new LocalizedText("Kusimamia mifumo", "Managing systems"),
                functions,
                null,
                List.of(),
                new PartialDate(from),
                null,
                null);
    }

    @Test
    void two_times_of_the_register_are_compared_by_what_was_put_right() {
        assertThat(english("/compare" + RecordedPages.OF + "&on=2022-06-01&againstOn=2022-06-01&entry=" + uncorrected))
                .contains("id=\"corrected\"")
                .doesNotContain("id=\"world\"")
                .contains("since 1 July 2020", "since 1 September 2020", "Reason: Kosa la kunakili");
    }

    @Test
    void an_auditor_is_told_why_the_answer_of_today_is_another_one() {
        String then = RecordedPages.OF + "&on=2020-08-01&entry=" + uncorrected;
        assertThat(page("/explain" + then))
                .contains("Jibu la leo kuhusu tarehe 1 Agosti 2020 ni tofauti", "Sababu: Kosa la kunakili.")
                .contains("/compare" + then.replace("&", "&amp;") + "&amp;againstOn=2020-08-01");
        assertThat(english("/explain" + RecordedPages.OF + "&on=2020-08-01"))
                .contains("is the same as that of")
                .doesNotContain("Because of entry");
        for (String path : List.of(
                "/" + then, "/dashboard" + then, "/posts/kurasa-mkurugenzi?on=2020-08-01&entry=" + uncorrected)) {
            String explain = "href=\"/explain" + then.replace("&", "&amp;");
            assertThat(page(path)).contains(explain);
            assertThat(by("MANAGER:kurasa", path)).doesNotContain("/explain");
        }
        assertThat(page("/" + RecordedPages.OF)).doesNotContain("/explain");
    }

    @Test
    void an_auditor_sees_findings_with_who_acknowledged_them_when_and_why() {
        assertThat(page("/findings" + RecordedPages.OF))
                .contains(
                        "Washika nafasi wengi kuliko viti",
                        "Sababu: Makabidhiano ya mwezi mmoja",
                        "href=\"/posts/kurasa-mkuu\"",
                        "href=\"/instruments/kurasa-wawili\"",
                        "Kukaimu zaidi ya muda unaoruhusiwa",
                        "Haijatambuliwa",
                        "/downloads/reports/findings.xlsx?institution=kurasa&amp;on=2024-06-15")
                .containsPattern("mfano, tarehe \\d+ [A-Z][a-z]+ \\d{4}, \\d\\d:\\d\\d");
        assertThat(english("/findings" + RecordedPages.OF + "&rule=MORE_HOLDERS_THAN_SEATS"))
                .contains("Reason: Makabidhiano ya mwezi mmoja")
                .doesNotContain("Not acknowledged</span>");
        assertThat(page("/findings" + RecordedPages.OF + "&shown=OPEN"))
                .contains("Haijatambuliwa")
                .doesNotContain("Makabidhiano ya mwezi mmoja");
        assertThat(page("/findings" + RecordedPages.OF + "&shown=ACKNOWLEDGED"))
                .contains("Makabidhiano ya mwezi mmoja")
                .doesNotContain("Haijatambuliwa</span>");
        assertThat(page("/findings" + RecordedPages.OF + "&on=2020-05-01&shown=ACKNOWLEDGED"))
                .contains("Hakuna dosari"); // with a namesake of another test there is one that is not acknowledged
    }

    @Test
    void all_reports_are_on_one_page_for_the_day_and_the_period_that_were_chosen() {
        assertThat(page("/reports" + RecordedPages.OF + "&on=2024-06-15"))
                .contains(
                        "Taarifa zilizorekodiwa kwa kuchelewa",
                        "/downloads/reports/lateness.xlsx?institution=kurasa&amp;from=2023-06-15&amp;to=2024-06-15",
                        "/downloads/reports/vacancies.csv?institution=kurasa&amp;on=2024-06-15",
                        "/downloads/reports/ending-terms.ics?institution=kurasa&amp;from=2024-06-15&amp;to=2024-09-13");
        String chosen = english("/reports" + RecordedPages.OF + "&scope=everywhere&from=1/2/2022&to=2022-12-31&entry="
                + RecordedPages.address("UNCORRECTED"));
        assertThat(chosen)
                .contains(
                        "Reports on all institutions",
                        "/downloads/reports/decisions.xlsx?",
                        "/downloads/reports/appointments.xlsx?from=2022-02-01&amp;to=2022-12-31&amp;entry=")
                .doesNotContain("/downloads/reports/appointments.xlsx?institution");
        Matcher links = Pattern.compile("href=\"(/downloads/reports/[^\"]+)\"").matcher(chosen);
        assertThat(links.results().map(link -> link.group(1).replace("&amp;", "&")))
                .hasSizeGreaterThan(12)
                .allSatisfy(link -> assertThat(installation.node.get(link).statusCode())
                        .as(link)
                        .isEqualTo(200));
    }

    @Test
    void a_period_that_is_none_is_told_where_it_was_typed() {
        for (String period : List.of("&from=31/2/2022", "&from=2022-05-02&to=2022-05-01")) {
            HttpResponse<String> answer = installation.node.get("/reports" + RecordedPages.OF + period);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("govuk-error-message").doesNotContain("/downloads/reports/");
        }
    }

    private static String check(String name, String post, String on) {
        return "/checks" + RecordedPages.OF + "&name=" + Address.encode(name) + "&post=" + Address.encode(post)
                + "&day="
                + Address.encode(on);
    }

    @Test
    void whether_a_signatory_was_in_office_is_answered_with_the_papers_and_certified() {
        String held = page(check(" kurasa-asha", " Mkurugenzi  Mtendaji", "15/6/2021"));
        assertThat(held)
                .contains(
                        "Alikuwa katika nafasi",
                        "/people/kurasa-asha?on=2021-06-15\"",
                        "/posts/kurasa-mkuu?on=2021-06-15\"",
                        "/units/kurasa-ofisi?on=2021-06-15\"",
                        "Hati ya uteuzi",
                        "15 Juni 2021",
                        "/instruments/kurasa-",
                        "1 Machi 2020",
                        "value=\"15/6/2021\"");
        Matcher certificate =
                Pattern.compile("href=\"(/downloads/checks/[^\"]+)\"").matcher(held);
        assertThat(certificate.find()).isTrue();
        HttpResponse<String> pdf = installation.node.get(
                certificate.group(1).replace("&amp;", "&"), "Sec-Fetch-Site", "cross-site"); // as by a link in a letter
        assertThat(pdf.statusCode()).as(pdf.body()).isEqualTo(200);
        assertThat(pdf.body()).startsWith("%PDF");
        assertThat(pdf.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"office-holding.pdf\"");
        assertThat(page(check("kurasa-juma", "Mkurugenzi Mtendaji", "2021-06-15")))
                .contains("Hakuwa katika nafasi");
        assertThat(english("/checks" + RecordedPages.OF + "&name=kurasa-asha&post=Waziri"))
                .contains("The post is not known in the register");
    }

    @Test
    void of_several_that_a_name_fits_the_one_that_is_meant_is_chosen() {
        installation.record(
                "kurasa-majina",
                Say.person("kurasa-pacha-1", "Mfano Pacha Mmoja"),
                Say.person("kurasa-pacha-2", "Mfano Pacha Mmoja"));
        installation.node.follow(installation.register);
        assertThat(page(check("Mfano Pacha Mmoja", "kurasa-mkuu", "2021-06-15")))
                .contains(
                        "Jina ni la watu zaidi ya mmoja",
                        "name=kurasa-pacha-1&amp;post=kurasa-mkuu",
                        "Mfano Pacha Mmoja (kurasa-pacha-2)");
    }

    @Test
    void who_is_checked_without_a_name_a_post_or_a_day_that_exists_is_told_so() {
        for (String asked :
                List.of(check("", "kurasa-mkuu", ""), check("kurasa-asha", " ", ""), check("a", "b", "31/2/2021"))) {
            HttpResponse<String> answer = installation.node.get(asked);
            assertThat(answer.statusCode()).as(asked).isEqualTo(400);
            assertThat(answer.body()).contains("govuk-error-message").doesNotContain("/downloads/checks/");
        }
        assertThat(installation.node.get(check("a", "b", "31/2/2021")).body())
                .contains("value=\"a\"", "value=\"b\"", "value=\"31/2/2021\"");
    }

    @Test
    void findings_stand_on_the_pages_of_what_they_are_about_for_auditors_alone_and_never_on_the_chart() {
        String post = "/posts/kurasa-mkuu";
        assertThat(page(post)).contains("Makabidhiano ya mwezi mmoja", "Dosari za siku hii");
        assertThat(page("/units/kurasa-idara")).contains("Dosari za siku hii", "Hakuna dosari.");
        assertThat(page("/people/kurasa-neema")).contains("Kukaimu zaidi ya muda unaoruhusiwa");
        assertThat(page("/" + RecordedPages.OF)).doesNotContain("Makabidhiano", "wengi kuliko viti");
        assertThat(page("/downloads/institutions/kurasa/structure.svg")).doesNotContain("Dosari", "Makabidhiano");
        for (String role : List.of("MANAGER:kurasa", "HR_OFFICER:kurasa")) {
            for (String path : List.of(post, "/units/kurasa-idara", "/people/kurasa-neema")) {
                assertThat(by(role, path)).doesNotContain("Dosari", "Makabidhiano", "/beliefs");
            }
        }
    }

    @Test
    void an_auditor_sees_what_was_known_when_on_both_axes() {
        assertThat(page("/posts/kurasa-mkurugenzi/beliefs"))
                .contains("tangu tarehe 1 Julai 2020", "1 Septemba 2020 – 31 Desemba 2022")
                .contains("Imepitwa", "Inahesabiwa", "Sababu: Kosa la kunakili", "<s class=\"ut-soft\">");
        assertThat(english("/people/kurasa-juma/beliefs"))
                .contains("Mfano Juma Haji Makame: what was known when", "Superseded", "Reason: Kosa la kunakili");
        assertThat(page("/people/kurasa-juma/beliefs?entry=" + uncorrected)).doesNotContain("Imepitwa</span>");
        assertThat(page("/posts/kurasa-mkuu")).contains("href=\"/posts/kurasa-mkuu/beliefs\"");
    }

    private static String by(String role, String path) {
        HttpResponse<String> response = installation.node.get(
                path, "Authorization", "Bearer " + TestIssuer.shared().token("mtu", role));
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    @Test
    void the_fields_of_the_comparison_become_an_address_that_can_be_passed_on() {
        HttpResponse<String> response = installation.node.get("/compare" + RecordedPages.OF
                + "&on-day=1&on-month=6&on-year=2022&against-day=15&against-month=6&against-year=2024");
        assertThat(response.headers().firstValue("Location"))
                .hasValueSatisfying(address ->
                        assertThat(address).endsWith("/compare?institution=kurasa&on=2022-06-01&againstOn=2024-06-15"));
        HttpResponse<String> wrong = installation.node.get(
                "/compare" + RecordedPages.OF + "&against-day=31&against-month=2&against-year=2024");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("Tarehe 31/2/2024 haipo kwenye kalenda.", "href=\"#against-day\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/posts/hakuna | Hakuna nafasi yenye kitambulisho “hakuna” katika daftari.",
                "/units/hakuna | Hakuna sehemu ya muundo yenye kitambulisho “hakuna” katika daftari.",
                "/people/hakuna | Hakuna mtu mwenye kitambulisho “hakuna” katika daftari.",
                "/instruments/hakuna | Hakuna hati yenye kitambulisho “hakuna” katika daftari.",
                "/dashboard?institution=hakuna | Hakuna taasisi yenye kitambulisho “hakuna” katika daftari.",
                "/compare?institution=hakuna | Hakuna taasisi yenye kitambulisho “hakuna” katika daftari."
            })
    void what_is_not_in_the_register_is_said_so(String path, String said) {
        HttpResponse<String> response = installation.node.get(path);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains(said).doesNotContain("??");
    }

    @ParameterizedTest
    @CsvSource({
        "/downloads/institutions/kurasa/structure.pdf, application/pdf",
        "/downloads/institutions/kurasa/structure.svg, image/svg+xml",
        "/downloads/people/kurasa-juma/service.pdf, application/pdf",
        "/downloads/reports/posts.csv?institution=kurasa&on=2024-06-15, text/csv",
        "/downloads/reports/vacancies.csv?institution=kurasa, text/csv",
        "/downloads/reports/vacancies.xlsx?institution=kurasa, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "/downloads/reports/ending-terms.ics?institution=kurasa&from=2024-06-15&to=2024-12-01, text/calendar"
    })
    void files_come_in_their_form_and_in_the_language_of_the_page(String path, String type) {
        var file = installation.node.download(path, "Accept", "text/html,*/*;q=0.8", "Accept-Language", "en-US");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;");
        assertThat(file.headers().firstValue("Content-Language")).contains("sw");
        var english = installation.node.download(path, "Accept-Language", "sw", "Cookie", ENGLISH);
        assertThat(english.headers().firstValue("Content-Language")).contains("en");
    }
}
