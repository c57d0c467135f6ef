package org.uteuzi.query.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.uteuzi.testing.TestIssuer;

@PageTest
class PageOverHttpTest {

    private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"(/[^\"]+\\.(?:js|css|svg|woff2))\"");
    private static final Pattern ROWS = Pattern.compile("<tr role=\"row\"[^>]*data-post");

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @Autowired
    private SampleStructures structures;

    @LocalServerPort
    private int port;

    @BeforeEach
    void one_institution() {
        structures.fill(SampleStructures.Filling.ONE_INSTITUTION);
    }

    @Test
    void the_page_names_its_two_dates_in_words() throws Exception {
        String swahili = get("/?on=2026-02-01").body();
        assertThat(swahili)
                .contains("<title>Muundo wa tarehe 1 Februari 2026 – Wakala wa Serikali Mtandao – Uteuzi</title>")
                .contains("<h1>Muundo wa tarehe 1 Februari 2026</h1>")
                .contains("kwa mujibu wa taarifa zote zilizorekodiwa hadi sasa, ingizo namba 148");
        assertThat(get("/?on=2026-02-01&lang=en").body())
                .contains("<h1>Structure on 1 February 2026</h1>")
                .contains("according to everything recorded so far, entry 148");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sw", "en"})
    void without_a_script_the_page_says_everything(String language) throws Exception {
        String page = get("/?lang=" + language).body();
        assertThat(page).contains("<html class=\"govuk-template\" lang=\"" + language + "\">");
        assertThat(page)
                .contains("Mfano Rashid Omar", "Mfano Ramla Issa", "Mfano Baraka Mwita", "Mfano Salim Khamis")
                .contains("<select", "<option value=\"2020-03-01\"", "name=\"on-day\"", "name=\"known-year\"");
        // chair, four members, head, and the departments' heads: one vacant, one acting beside its vacancy
        assertThat(ROWS.matcher(page).results()).hasSize(12);
        assertThat(page)
                .contains("Idara ina majukumu ya kutoa utaalamu", "The department has the duties of providing")
                .contains("id=\"unit-egaz-hr\"", "href=\"#unit-egaz-hr\"");
        assertThat(page).doesNotContain("??");
    }

    @Test
    void a_vacant_post_an_acting_one_and_a_term_run_out_are_told_in_words() throws Exception {
        assertThat(get("/").body())
                .contains(">Nafasi wazi</span>", ">Kaimu</span>", ">Inakaimiwa</span>", ">Kipindi kimemalizika</span>")
                .contains("kipindi: hadi mwisho wa tarehe 30 Juni 2026");
    }

    @Test
    void swahili_is_for_everybody_who_did_not_choose() throws Exception {
        HttpResponse<String> page = get("/", "Accept-Language", "en-US,en;q=0.9");
        assertThat(page.body()).contains("lang=\"sw\"", "Muundo wa tarehe");
        assertThat(page.headers().firstValue("Content-Language")).contains("sw-TZ");
        assertThat(String.join(",", page.headers().allValues("Vary"))).containsIgnoringCase("cookie");
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void a_chosen_language_is_remembered() throws Exception {
        HttpResponse<String> chosen = get("/?lang=en");
        String cookie = chosen.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("uteuzi-language=en", "HttpOnly", "SameSite=Lax", "Path=/");
        HttpResponse<String> later = get("/", "Cookie", cookie.substring(0, cookie.indexOf(';')));
        assertThat(later.body()).contains("<h1>Structure on 23 November 2026</h1>");
        assertThat(later.headers().firstValue("Content-Language")).contains("en-GB");
        assertThat(get("/?lang=xx", "Cookie", "uteuzi-language=zz").body()).contains("lang=\"sw\"");
    }

    @Test
    void changing_the_language_keeps_the_address() throws Exception {
        assertThat(get("/?on=2021-06-30&entry=130").body())
                .contains("href=\"?on=2021-06-30&amp;entry=130&amp;lang=en\"");
        assertThat(get("/?on=%22%3E%3Cscript%3E").body()).contains("href=\"?on=%22%3E%3Cscript%3E&amp;lang=en\"");
    }

    @Test
    void an_answer_of_the_past_is_said_aloud_with_the_way_back() throws Exception {
        String page = get("/?on=2021-01-20&entry=130").body();
        assertThat(page)
                .contains(
                        "kwa mujibu wa taarifa zilizorekodiwa hadi tarehe 12 Desemba 2025, 10:00 (EAT), ingizo namba 120")
                .contains(
                        "Unatazama jibu la zamani. Taarifa zilizorekodiwa baada ya tarehe 12 Desemba 2025, 10:00 (EAT) hazimo.")
                .contains("href=\"/?on=2021-01-20\"")
                .contains("15 Januari 2021");
        assertThat(get("/").body()).doesNotContain("Unatazama jibu la zamani");
    }

    @Test
    void what_is_asked_for_stays_in_the_addresses_of_the_page() throws Exception {
        assertThat(get("/?on=2021-01-20&knownAt=2026-01-01T00:00:00Z").body())
                .contains("href=\"/?on=2021-01-15&amp;knownAt=2026-01-01T00%3A00%3A00Z\"")
                .contains("<input type=\"hidden\" name=\"knownAt\" value=\"2026-01-01T00:00:00Z\">")
                .contains(
                        "href=\"/api/institutions/egaz/structure?on=2021-01-20&amp;knownAt=2026-01-01T00%3A00%3A00Z\"");
    }

    @Test
    void a_time_still_ahead_is_answered_with_what_is_known_and_said() throws Exception {
        assertThat(get("/?knownAt=2030-01-01T00:00:00Z&on=2028-01-01&lang=en").body())
                .contains("This date is still ahead; the answer rests on what has already been recorded.")
                .contains(
                        "The time given, 1 January 2030, 03:00 (EAT), is still ahead; the answer uses what is recorded so far.")
                .contains("according to everything recorded so far");
    }

    @Test
    void a_day_that_is_not_certain_is_said_aloud() throws Exception {
        assertThat(get("/?on=2019-05-01").body())
                .contains("Baadhi ya taarifa za siku hii hazina uhakika.")
                .contains("Hati inataja mwaka 2019 tu; tarehe kamili haikutajwa.");
    }

    @Test
    void what_is_typed_becomes_a_short_address() throws Exception {
        HttpResponse<String> answer =
                get("/?on-day=3&on-month=2&on-year=2021&known-day=&known-month=&known-year=&entry=");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/?on=2021-02-03");
        assertThat(get("/?on-day=&on-month=&on-year=&known-day=12&known-month=12&known-year=2025")
                        .headers()
                        .firstValue("Location"))
                .contains("/?knownAt=2025-12-12T20%3A59%3A59.999Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "on-day=31&on-month=2&on-year=2021 | Tarehe 31/2/2021 haipo kwenye kalenda. | on-day",
                "on-year=2019 | Tarehe haijakamilika: hakuna siku na mwezi. Andika siku, mwezi na mwaka. | on-day",
                "on-day=a&on-month=b&on-year=c | Andika tarehe kama siku, mwezi na mwaka, kwa mfano 30 6 2021. | on-day",
                "on-day=1&on-month=1&on-year=21 | Mwaka uandikwe kwa tarakimu nne, kwa mfano 2021. | on-year",
                "on=2021-02-31 | Tarehe 31/02/2021 haipo kwenye kalenda. | on-day",
                "on=2021-06-30&known-day=31&known-month=4&known-year=2021 | Tarehe 31/4/2021 haipo kwenye kalenda. | known-day",
                "knownAt=jana | Andika tarehe kama siku, mwezi na mwaka, kwa mfano 30 6 2021. | known-day",
                "entry=x | Andika namba kamili: Ingizo namba | entry",
                "entry=149 | Ingizo namba 149 bado halijarekodiwa; la mwisho ni namba 148. | entry",
                "entry=3&knownAt=2026-01-01T00:00:00Z | Taja wakati mmoja tu kati ya hizi: Tarehe ya kurekodiwa, Ingizo namba. | known-day"
            })
    void a_mistake_is_told_at_the_top_and_at_its_field(String query, String said, String anchor) throws Exception {
        HttpResponse<String> answer = get("/?" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("<title>Kosa: Muundo wa taasisi – Wakala wa Serikali Mtandao – Uteuzi</title>")
                .contains("class=\"govuk-error-summary\"")
                .containsPattern("<a href=\"#" + anchor + "\">[^<]*" + Pattern.quote(said))
                .containsPattern("<p class=\"govuk-error-message\"[^>]*>[^<]*" + Pattern.quote(said))
                .contains("id=\"" + anchor + "\"")
                .contains("<details class=\"govuk-details\" id=\"other-date\" open=\"open\">");
        assertThat(answer.body()).doesNotContain("structure-table").doesNotContain("??");
    }

    @Test
    void nothing_typed_is_lost_and_nothing_typed_is_taken_for_markup() throws Exception {
        String evil = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E";
        HttpResponse<String> answer = get("/?on-day=31&on-month=" + evil + "&on-year=2021&entry=" + evil + "&lang=en");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("<title>Error: ")
                .contains("name=\"on-day\" value=\"31\"")
                .contains("name=\"on-month\" value=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\"")
                .contains("name=\"on-year\" value=\"2021\"")
                .doesNotContain("<script>alert");
        for (String parameter : List.of("on", "knownAt", "entry", "institution", "lang", "other")) {
            assertThat(get("/?" + parameter + "=" + evil).body()).as(parameter).doesNotContain("<script>alert");
        }
    }

    @Test
    void names_are_never_taken_for_markup_or_expressions() throws Exception {
        structures.fill(SampleStructures.Filling.TWO_INSTITUTIONS);
        assertThat(get("/?institution=ajabu").body())
                .contains("Sample &lt;b&gt;institution&lt;/b&gt;", "Ofisi ya &lt;script&gt;", "{{7*7}}")
                .doesNotContain("<script>alert", "<b>institution");
    }

    @Test
    void a_time_before_the_register_began_is_said_to_hold_nothing() throws Exception {
        HttpResponse<String> answer = get("/?knownAt=2001-01-01T00:00:00Z");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("Daftari halikuwa na taarifa yoyote tarehe 1 Januari 2001, 03:00 (EAT).");
        assertThat(get("/?entry=3").statusCode()).isEqualTo(404);
        assertThat(get("/?entry=3").body()).contains("Daftari halikuwa na taarifa yoyote hadi ingizo namba 3.");
    }

    @Test
    void before_an_institution_exists_there_is_no_structure_and_the_page_says_so() throws Exception {
        HttpResponse<String> answer = get("/?on=2018-06-01");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("Hakuna muundo wa tarehe 1 Juni 2018")
                .contains("href=\"/?on=2019-01-01\"")
                .doesNotContain("structure-table");
    }

    @Test
    void an_empty_register_says_so() throws Exception {
        structures.fill(SampleStructures.Filling.EMPTY);
        HttpResponse<String> answer = get("/");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Daftari bado halina taarifa yoyote").doesNotContain("<form");
    }

    @Test
    void one_of_several_institutions_can_be_chosen() throws Exception {
        assertThat(get("/").body()).doesNotContain("id=\"institution\"");
        structures.fill(SampleStructures.Filling.TWO_INSTITUTIONS);
        String page = get("/?institution=ajabu&on=2022-01-01").body();
        assertThat(page)
                .containsPattern("<option value=\"ajabu\"[^>]* selected=\"selected\"")
                .contains("<input type=\"hidden\" name=\"on\" value=\"2022-01-01\">")
                .contains("href=\"/?institution=ajabu&amp;on=2021-07-01\"");
    }

    @Test
    void an_institution_that_nobody_knows_is_not_found() throws Exception {
        HttpResponse<String> answer = get("/?institution=nowhere");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("Hakuna taasisi yenye kitambulisho “nowhere” katika daftari.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/?on=x", "/nowhere", "/css/uteuzi.css", "/?institution=nowhere"})
    void every_answer_carries_the_policy(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .contains(
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                                + "connect-src 'self'; form-action 'self' "
                                + TestIssuer.shared().address()
                                + "; base-uri 'none'; frame-ancestors 'none'");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(answer.headers().firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
    }

    @Test
    void a_page_is_never_kept_by_others() throws Exception {
        assertThat(get("/").headers().firstValue("Cache-Control")).contains("private, no-store");
    }

    @Test
    void a_page_that_is_not_there_says_so_in_both_languages() throws Exception {
        assertThat(get("/nowhere").body())
                .contains("Ukurasa haujapatikana.", "lang=\"sw\"")
                .doesNotContain("??");
        assertThat(get("/nowhere", "Cookie", "uteuzi-language=en").body()).contains("Page not found.", "lang=\"en\"");
    }

    @Test
    void everything_loaded_is_ours_and_there_and_named_by_its_content() throws Exception {
        String page = get("/").body();
        assertThat(page).doesNotContain("http://", "https://", " style=", "<style", "onclick=");
        assertThat(page).containsPattern("<script src=\"/js/base-[0-9a-f]{32}\\.js\">");
        Set<String> loaded = LOADED.matcher(page)
                .results()
                .map(MatchResult::group)
                .map(found -> found.substring(found.indexOf('"') + 1, found.length() - 1))
                .collect(Collectors.toSet());
        assertThat(loaded).hasSizeGreaterThanOrEqualTo(9).allMatch(path -> path.matches(".*-[0-9a-f]{32}\\.\\w+"));
        for (String path : loaded) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + TestIssuer.shared().token())
                .header("Accept", "text/html,*/*;q=0.8");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
