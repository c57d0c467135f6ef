package org.uteuzi.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.uteuzi.testing.Browser;

/** That another login server than our own is enough: {@code ./mvnw verify -Pkeycloak}. */
@Tag("keycloak")
class KeycloakIT {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static Keycloak keycloak;
    private static KillableServices services;

    @BeforeAll
    static void begin() throws IOException {
        keycloak = Keycloak.at(folder.resolve("keycloak"));
        services = KillableServices.start(
                folder.resolve("stack"),
                1,
                "256m",
                Map.of("UTEUZI_LOGIN_ISSUER", keycloak.issuer(), "UTEUZI_LOGIN_SECRET", Keycloak.SECRET));
        keycloak.start(folder.resolve("keycloak.log"), services.query().url());
        keycloak.letIn("mkaguzi", "AUDITOR:mfano");
        keycloak.letIn("mgeni");
        keycloak.letIn("meneja", "MANAGER:mfano");
        keycloak.letIn("mtoro", "AUDITOR:*");
        var recorded = send(
                keycloak.tokenOfTheProgram(),
                HttpRequest.newBuilder(URI.create(services.commands().getFirst().url() + "/api/instruments"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("""
                            {"instrumentId": "act", "kind": "ACT", "jurisdiction": "TZ-ZNZ", "number": "12", "year": 2019,
                             "title": {"sw": "Sheria ya mfano"}, "effects": [
                              {"type": "establishInstitution", "institutionId": "mfano", "name": {"sw": "Wakala wa Mfano"}, "effectiveFrom": "2019"},
                              {"type": "establishInstitution", "institutionId": "jirani", "name": {"sw": "Wakala Jirani"}, "effectiveFrom": "2019"},
                              {"type": "establishUnit", "unitId": "idara", "institutionId": "mfano", "kind": "DEPARTMENT",
                               "name": {"sw": "Idara ya Mfano"}, "effectiveFrom": "2019"}]}""")));
        assertThat(recorded.statusCode()).as(recorded.body()).isEqualTo(201);
    }

    @AfterAll
    static void end() {
        services.close();
        keycloak.close();
    }

    @Test
    void a_program_asks_with_the_token_that_it_got_and_nobody_without_one() throws IOException {
        var question = services.query().url() + "/api/institutions/mfano/structure?consistentWith=act";
        var answer = send(keycloak.tokenOfTheProgram(), HttpRequest.newBuilder(URI.create(question)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("Wakala wa Mfano");
        assertThat(send("", HttpRequest.newBuilder(URI.create(question))).statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_program_may_in_the_institutions_that_the_realm_says_and_in_no_other() throws IOException {
        var officer = keycloak.tokenOfAnotherProgram("programu-ya-mfano", "HR_OFFICER:mfano");
        var questions = services.query().url() + "/api/institutions/%s/structure?consistentWith=act";
        var door = URI.create(services.commands().getFirst().url() + "/api/instruments");

        for (var allowed : Map.of("mfano", true, "jirani", false).entrySet()) {
            var answer = send(officer, HttpRequest.newBuilder(URI.create(questions.formatted(allowed.getKey()))));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(allowed.getValue() ? 200 : 403);
            var recorded = send(
                    officer,
                    HttpRequest.newBuilder(door)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("""
                            {"instrumentId": "in-%1$s", "kind": "GAZETTE_NOTICE", "jurisdiction": "TZ-ZNZ", "number": "1", "year": 2020,
                             "title": {"sw": "Tangazo la mfano"}, "effects": [
                              {"type": "renameInstitution", "institutionId": "%1$s", "name": {"sw": "Jina jipya"},
                               "effectiveFrom": "2020-07-01"}]}""".formatted(allowed.getKey()))));
            assertThat(recorded.statusCode()).as(recorded.body()).isEqualTo(allowed.getValue() ? 201 : 403);
        }
    }

    @Test
    void a_manager_of_one_institution_is_let_in_there_and_shown_no_other() {
        try (var browser = Browser.start().orElseThrow()) {
            browser.open(services.query().url() + "/?institution=mfano", 1280);
            assertThat(browser.driver().getCurrentUrl()).contains("code_challenge_method=S256");
            logIn(browser, "meneja");
            browser.waitUntil(
                    "return location.origin === '%s'".formatted(services.query().url()));
            assertThat(text(browser)).contains("Idara ya Mfano", "meneja");
            assertThat(status(browser, "/api/institutions/mfano/structure")).isEqualTo(200);
            assertThat(status(browser, "/api/institutions/jirani/structure")).isEqualTo(403);
            assertThat(status(browser, "/?institution=jirani")).isEqualTo(403);
            assertThat(status(browser, "/register?institution=mfano")).isEqualTo(403);
        }
    }

    /** Whoever catches a code on its way has nothing by it. */
    @Test
    void the_realm_takes_no_login_without_proof_by_whom_it_was_begun() throws IOException {
        var answer = Keycloak.send(HttpRequest.newBuilder(URI.create(keycloak.issuer()
                + "/protocol/openid-connect/auth?response_type=code&scope=openid&client_id=uteuzi-pages&state=x&redirect_uri="
                + services.query().url() + "/login/oauth2/code/uteuzi")));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse(""))
                .startsWith(services.query().url())
                .contains("error=invalid_request", "code_challenge_method");
    }

    @Test
    void a_session_ends_when_an_administrator_ends_the_login() throws IOException {
        try (var browser = Browser.start().orElseThrow()) {
            browser.open(services.query().url() + "/register?institution=mfano", 1280);
            logIn(browser, "mtoro");
            browser.waitUntil("return location.pathname === '/register'");
            assertThat(status(browser, "/api/institutions/mfano/structure")).isEqualTo(200);

            keycloak.logOut("mtoro");

            assertThat(status(browser, "/api/institutions/mfano/structure")).isEqualTo(401);
            browser.open(services.query().url() + "/register?institution=mfano", 1280);
            browser.waitUntil("return !!document.querySelector('#username')");
        }
    }

    @Test
    void an_auditor_logs_in_sees_who_recorded_and_leaves() {
        try (var browser = Browser.start().orElseThrow()) {
            browser.open(services.query().url() + "/register?institution=mfano", 1280);
            logIn(browser, "mkaguzi");
            browser.waitUntil("return location.pathname === '/register'");
            assertThat(text(browser)).contains("mkaguzi").contains("service-account-" + Keycloak.PROGRAM);
            browser.driver().findElement(By.cssSelector(".ut-header__out")).click();
            browser.waitUntil("return !!document.querySelector('#username')");
            browser.open(services.query().url() + "/register?institution=mfano", 1280);
            browser.waitUntil("return !!document.querySelector('#username')");
        }
    }

    @Test
    void who_has_no_role_is_let_in_and_shown_nothing() {
        try (var browser = Browser.start().orElseThrow()) {
            browser.open(services.query().url() + "/?institution=mfano", 1280);
            logIn(browser, "mgeni");
            browser.waitUntil(
                    "return location.origin === '%s'".formatted(services.query().url()));
            assertThat(text(browser)).doesNotContain("Wakala wa Mfano");
        }
    }

    private static void logIn(Browser browser, String name) {
        var page = browser.driver();
        assertThat(page.getCurrentUrl()).startsWith(keycloak.issuer());
        page.findElement(By.id("username")).sendKeys(name);
        page.findElement(By.id("password")).sendKeys(Keycloak.SECRET);
        page.findElement(By.id("kc-login")).click();
    }

    /** What the service answers to the session of a browser. */
    private static int status(Browser browser, String path) {
        return ((Number) browser.driver()
                        .executeAsyncScript(
                                "const done = arguments[1]; fetch(arguments[0], {redirect: 'manual'}).then(a => done(a.status));",
                                path))
                .intValue();
    }

    private static String text(Browser browser) {
        return browser.driver().findElement(By.tagName("body")).getText();
    }

    private static HttpResponse<String> send(String token, HttpRequest.Builder request) throws IOException {
        return Keycloak.send(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
    }
}
