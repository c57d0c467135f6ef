package org.uteuzi.query.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.uteuzi.testing.TestDatabase;
import org.uteuzi.testing.TestIssuer;

/** People come in by the login server and have a session here until they leave. */
@ExtendWith(Installation.MadeOnce.class)
class LoginHttpTest {

    private static Installation installation;

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private String home;

    @BeforeAll
    static void use(Installation used) {
        installation = used;
    }

    @BeforeEach
    void home() {
        home = installation.node.address();
    }

    @Test
    void who_is_not_logged_in_is_sent_to_the_login_server_and_goes_on_from_there() throws Exception {
        String page = home + "/posts/ict-director?on=2021-06-30";
        HttpResponse<String> first = get(page);
        assertThat(first.statusCode()).isEqualTo(302);
        String before = session();
        HttpResponse<String> toLogin = get(location(first));
        assertThat(location(toLogin))
                .startsWith(TestIssuer.shared().address() + "/authorize?")
                .contains(
                        "code_challenge_method=S256", "code_challenge=", "state=", "nonce=", "client_id=uteuzi-pages");
        HttpResponse<String> back = get(location(toLogin) + "&who=" + encoded("asha|MANAGER:egaz"));
        HttpResponse<String> in = get(location(back));
        assertThat(location(in)).isEqualTo(page);
        assertThat(get(page).body()).contains("Mfano", ">asha</span>", "action=\"/logout\"");
        assertThat(session()).as("a new session with the login").isNotEqualTo(before);
    }

    @Test
    void what_the_roles_of_the_login_server_allow_is_open_and_nothing_else() throws Exception {
        logIn("juma", "MANAGER:egaz");

        assertThat(get(home + "/?institution=egaz").statusCode()).isEqualTo(200);
        assertThat(get(home + "/?institution=zaca").statusCode()).isEqualTo(403);
        assertThat(get(home + "/register").statusCode()).isEqualTo(403);
        assertThat(get(home + "/desk").statusCode()).isEqualTo(403);
        assertThat(get(home + "/api/institutions/egaz/structure").statusCode()).isEqualTo(200);
        assertThat(get(home + "/api/institutions/zaca/structure").statusCode()).isEqualTo(403);
        assertThat(get(home + "/downloads/institutions/egaz/structure.svg").statusCode())
                .isEqualTo(200);
    }

    @Test
    void who_leaves_is_out_here_and_at_the_login_server() throws Exception {
        logIn("neema", "AUDITOR:*");
        assertThat(get(home + "/logout").statusCode()).as("not by a mere link").isNotEqualTo(302);
        assertThat(post("/logout", "cross-site").statusCode()).isEqualTo(403);
        assertThat(get(home + "/register").statusCode()).isEqualTo(200);

        HttpResponse<String> out = post("/logout", "same-origin");

        assertThat(location(out))
                .startsWith(TestIssuer.shared().address() + "/logout?id_token_hint=")
                .contains("post_logout_redirect_uri=");
        assertThat(out.headers().firstValue("Clear-Site-Data")).hasValue("\"cache\"");
        assertThat(get(home + "/register").statusCode()).isEqualTo(302);
        assertThat(get(home + "/api/institutions").statusCode()).isEqualTo(401);
    }

    @Test
    void who_sends_a_form_after_the_session_is_over_comes_back_to_its_page_with_the_login() throws Exception {
        HttpResponse<String> sent =
                post("/desk", "same-origin", "Accept", "text/html", "Referer", home + "/desk?lang=en");
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(sent.headers().firstValue("Location")).hasValue("/desk?lang=en");

        HttpResponse<String> back = follow(location(get(location(sent))), "&who=" + encoded("asha|HR_OFFICER:*"));
        assertThat(location(back)).isEqualTo(home + "/desk?lang=en");
        for (String elsewhere : List.of("https://example.org/desk", home + "//example.org", "mailto:x", "%")) {
            cookies.getCookieStore().removeAll();
            assertThat(post("/desk", "same-origin", "Accept", "text/html", "Referer", elsewhere)
                            .headers()
                            .firstValue("Location")
                            .orElseThrow())
                    .as(elsewhere)
                    .contains("/oauth2/authorization/");
        }
    }

    @Test
    void the_cookie_of_the_session_is_out_of_reach_of_scripts_and_other_sites() throws Exception {
        assertThat(get(home + "/").headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("uteuzi-session=")
                .contains("HttpOnly", "SameSite=Lax")
                .doesNotContain("Secure");
        try (QueryNode secure = QueryNode.on(installation.database, "UTEUZI_SECURE_COOKIES=true")) {
            assertThat(get(secure.address() + "/").headers().allValues("Set-Cookie"))
                    .singleElement()
                    .asString()
                    .startsWith("__Host-uteuzi-session=")
                    .contains("Secure", "HttpOnly", "Path=/;")
                    .doesNotContain("Domain");
        }
    }

    @Test
    void who_came_by_https_is_told_to_come_by_nothing_else() throws Exception {
        assertThat(get(home + "/").headers().firstValue("Strict-Transport-Security"))
                .isEmpty();
        try (QueryNode behind = QueryNode.on(installation.database, "server.forward-headers-strategy=native")) {
            HttpResponse<String> answer = behind.get("/css/uteuzi.css", "X-Forwarded-Proto", "https");
            assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                    .hasValue("max-age=31536000; includeSubDomains");
        }
    }

    @Test
    void nothing_starts_that_would_take_a_token_meant_for_anybody() {
        assertThatThrownBy(() -> QueryNode.on(installation.database, "UTEUZI_LOGIN_AUDIENCE="))
                .rootCause()
                .hasMessageContaining("UTEUZI_LOGIN_AUDIENCE");
    }

    @Test
    void the_login_leads_to_the_page_and_not_to_what_a_browser_asked_for_beside_it() throws Exception {
        String page = home + "/posts/ict-director";
        HttpResponse<String> first = get(page);
        for (String beside : List.of("/favicon.ico", "/img/coat.svg", "/dashboard")) {
            browser.send(
                    HttpRequest.newBuilder(URI.create(home + beside))
                            .header("Accept", "image/avif,image/webp,*/*;q=0.8")
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }

        HttpResponse<String> in = follow(location(first), "&who=" + encoded("asha|MANAGER:egaz"));

        assertThat(location(in)).isEqualTo(page);
    }

    @Test
    void a_session_that_has_become_old_ends_however_busy_it_is() throws Exception {
        try (QueryNode node = QueryNode.on(installation.database)) {
            node.awaitReady();
            home = node.address();
            node.itIs("2024-06-15T09:00:00Z");
            logIn("juma", "MANAGER:egaz");
            assertThat(get(home + "/?institution=egaz").statusCode()).isEqualTo(200);
            node.itIs("2024-06-15T16:59:00Z");
            assertThat(get(home + "/?institution=egaz").statusCode()).isEqualTo(200);
            node.itIs("2024-06-15T17:01:00Z");
            assertThat(get(home + "/api/institutions").statusCode()).isEqualTo(401);
            assertThat(location(get(home + "/?institution=egaz"))).endsWith("/oauth2/authorization/uteuzi");
        }
    }

    @Test
    void who_may_no_longer_renew_a_token_logs_in_again() throws Exception {
        String draft = "0b5f7c0e-6f57-4a3c-9a44-1f2b3c4d5e6f";
        JdbcClient.create(installation.database.dataSource(TestDatabase.Role.QUERY))
                .sql("insert into structure.draft (id, owner, body, changed_at)"
                        + " values (:id::uuid, 'sub-subira', :body::jsonb, now())")
                .param("id", draft)
                .param("body", """
                        {"instrumentId": "login-barua", "institution": null, "documents": [], "reasons": {},
                         "paper": {"kind": "GAZETTE_NOTICE", "jurisdiction": "TZ-ZNZ", "title-sw": "Hati ya mfano"},
                         "effects": [{"id": "e", "task": "REGISTER_PERSON", "was": {}, "eventType": null,
                                      "fields": {"name": "Mfano", "personId": "login-mtu"}}]}""")
                .update();
        logInBriefly("subira", "HR_OFFICER:*");
        assertThat(get(home + "/desk/" + draft).statusCode()).isEqualTo(200);

        HttpResponse<String> preview = get(home + "/desk/" + draft + "/preview");

        assertThat(preview.statusCode()).isEqualTo(302);
        assertThat(location(preview)).endsWith("/oauth2/authorization/uteuzi");
        assertThat(get(home + "/api/institutions").statusCode())
                .as("the session has ended")
                .isEqualTo(401);
        assertThat(location(follow(location(preview), "&who=" + encoded("subira|HR_OFFICER:*"))))
                .endsWith("/desk/" + draft + "/preview");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer nonsense", "bearer a b", "Bearer ==", "BearerToken"})
    void a_token_that_is_none_is_refused_also_with_the_session_of_somebody(String brought) throws Exception {
        logIn("mwanaidi", "MANAGER:*");
        assertThat(get(home + "/api/institutions").statusCode()).isEqualTo(200);

        HttpResponse<String> refused = browser.send(
                HttpRequest.newBuilder(URI.create(home + "/api/institutions"))
                        .header("Authorization", brought)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(said -> assertThat(said).contains("invalid_token"));
        assertThat(get(home + "/api/institutions").statusCode()).isEqualTo(200);
    }

    @Test
    void a_token_stands_above_the_session_of_somebody_else() throws Exception {
        logIn("mwanaidi", "MANAGER:*");
        assertThat(get(home + "/api/institutions/egaz").statusCode()).isEqualTo(200);

        String elsewhere = TestIssuer.shared().token("somebody", "MANAGER:elsewhere");
        HttpResponse<String> answer = browser.send(
                HttpRequest.newBuilder(URI.create(home + "/api/institutions/egaz"))
                        .header("Authorization", "Bearer " + elsewhere)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("NOT_ALLOWED");
    }

    @Test
    void how_a_token_is_brought_is_told_to_everybody() throws Exception {
        assertThat(get(home + "/.well-known/oauth-protected-resource").statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_program_gets_no_session() throws Exception {
        assertThat(installation.node.get("/api/institutions").headers().allValues("Set-Cookie"))
                .isEmpty();
        assertThat(get(home + "/api/institutions").headers().allValues("Set-Cookie"))
                .isEmpty();
    }

    @Test
    void a_session_ends_when_the_login_server_says_that_the_login_is_over() throws Exception {
        TestIssuer issuer = TestIssuer.shared();
        logIn("zuhura", "AUDITOR:*");
        for (String nothing : List.of("", "nonsense", issuer.token("zuhura"), issuer.isOver("mwingine"))) {
            over(nothing);
            assertThat(get(home + "/register").statusCode()).isEqualTo(200);
        }

        assertThat(over(issuer.isOver("zuhura"))).isEqualTo(200);

        HttpResponse<String> page = get(home + "/register");
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(location(page)).endsWith("/oauth2/authorization/uteuzi");
        assertThat(page.headers().firstValue("Clear-Site-Data")).hasValue("\"cache\"");
        assertThat(get(home + "/api/institutions").statusCode()).isEqualTo(401);
    }

    @Test
    void programs_hear_of_an_ended_session_as_of_none() throws Exception {
        logIn("hamisi", "AUDITOR:*");
        over(TestIssuer.shared().isOver("hamisi"));

        HttpResponse<String> answer = get(home + "/api/institutions");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(QueryNode.json(answer).get("code").asString()).isEqualTo("NOT_LOGGED_IN");
    }

    @Test
    void of_many_sessions_of_somebody_the_one_that_has_rested_longest_ends_and_nobody_elses() throws Exception {
        LoginHttpTest neighbour = another();
        neighbour.logIn("jirani", "AUDITOR:*");
        List<LoginHttpTest> browsers = Stream.generate(this::another).limit(6).toList();
        for (LoginHttpTest one : browsers) {
            one.logIn("mwenye-vifaa", "AUDITOR:*");
        }

        assertThat(browsers.getFirst().get(home + "/register").statusCode()).isEqualTo(302);
        for (LoginHttpTest one : browsers.subList(1, browsers.size())) {
            assertThat(one.get(home + "/register").statusCode()).isEqualTo(200);
        }
        assertThat(neighbour.get(home + "/register").statusCode()).isEqualTo(200);
    }

    private LoginHttpTest another() {
        LoginHttpTest another = new LoginHttpTest();
        another.home = home;
        return another;
    }

    /** As the login server says it, without a cookie. */
    private int over(String token) throws Exception {
        try (HttpClient server = HttpClient.newHttpClient()) {
            return server.send(
                            HttpRequest.newBuilder(URI.create(home + "/logout/connect/back-channel/uteuzi"))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString("logout_token=" + token))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Test
    void a_login_that_nobody_asked_for_opens_nothing() throws Exception {
        assertThat(get(home + "/login/oauth2/code/uteuzi?code=x&state=y").statusCode())
                .isEqualTo(503);
        assertThat(get(home + "/").statusCode()).isEqualTo(302);
    }

    /** Elsewhere everything would be as it should, so that whoever followed would log somebody in. */
    @Test
    void a_login_server_that_leads_elsewhere_is_not_followed_there() throws Exception {
        TestIssuer issuer = TestIssuer.another();
        issuer.leadElsewhere("/.well-known/openid-configuration", 302);
        String bearer = "Bearer " + issuer.token();
        try (QueryNode node = QueryNode.on(installation.database, "UTEUZI_LOGIN_ISSUER=" + issuer.address())) {
            home = node.address();
            assertThat(get(home + "/oauth2/authorization/uteuzi").statusCode()).isEqualTo(503);
            assertThat(node.get("/api/institutions", "Authorization", bearer).statusCode())
                    .isGreaterThanOrEqualTo(400);

            issuer.leadNowhere();
            assertThat(landing("salma")).as("it is a good one else").isEqualTo(302);
            for (int status : new int[] {302, 307, 308}) {
                for (String path : List.of("/token", "/keys", "/userinfo")) {
                    issuer.leadElsewhere(path, status);
                    assertThat(landing("rehema")).as(path).isEqualTo(503);
                    issuer.leadNowhere();
                }
            }
            assertThat(get(home + "/api/institutions").statusCode()).isEqualTo(401);

            logInBriefly("subira", "IMPORTER:*");
            issuer.leadElsewhere("/token", 307);
            assertThat(get(home + "/desk/imports/template.csv").statusCode())
                    .as("its token is renewed nowhere else")
                    .isEqualTo(302);
            issuer.leadNowhere();

            logIn("zuhura", "AUDITOR:*");
            issuer.leadElsewhere("/keys", 302);
            assertThat(over(issuer.isOver("zuhura"))).isEqualTo(503);
            assertThat(get(home + "/register").statusCode()).isEqualTo(200);
            issuer.leadNowhere();
            assertThat(over(issuer.isOver("zuhura"))).isEqualTo(200);
            assertThat(get(home + "/register").statusCode()).isEqualTo(302);
        }
        assertThat(issuer.askedElsewhere()).isZero();
    }

    /** Where somebody lands who comes back from the login server. */
    private int landing(String name) throws Exception {
        cookies.getCookieStore().removeAll();
        return follow(home + "/oauth2/authorization/uteuzi", "&who=" + encoded(name + "|MANAGER:egaz"))
                .statusCode();
    }

    private void logIn(String name, String... grants) throws Exception {
        String who = "&who=" + encoded(name + "|" + String.join("|", List.of(grants)));
        assertThat(follow(home + "/oauth2/authorization/uteuzi", who).statusCode())
                .isEqualTo(302);
    }

    /** With a token that is as good as over and is not renewed. */
    private void logInBriefly(String name, String grant) throws Exception {
        String who = "&brief=true&who=" + encoded(name + "|" + grant);
        assertThat(follow(home + "/oauth2/authorization/uteuzi", who).statusCode())
                .isEqualTo(302);
    }

    /** To the login server and back. */
    private HttpResponse<String> follow(String login, String who) throws Exception {
        return get(location(get(location(get(login)) + who)));
    }

    private String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("uteuzi-session"))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String location(HttpResponse<?> response) {
        String location = response.headers().firstValue("Location").orElseThrow(() -> new AssertionError(response));
        return URI.create(home + "/").resolve(location).toString();
    }

    private HttpResponse<String> get(String address) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Accept", "text/html,*/*;q=0.8")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String site, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(home + path))
                .header("Sec-Fetch-Site", site)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.noBody());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
