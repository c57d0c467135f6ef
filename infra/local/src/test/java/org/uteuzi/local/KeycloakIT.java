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
        var recorded = send(
                keycloak.tokenOfTheProgram(),
                HttpRequest.newBuilder(URI.create(services.commands().getFirst().url() + "/api/instruments"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("""
                            {"instrumentId": "act", "kind": "ACT", "jurisdiction": "TZ-ZNZ", "number": "12", "year": 2019,
                             "title": {"sw": "Sheria ya mfano"}, "effects": [
                              {"type": "establishInstitution", "institutionId": "mfano", "name": {"sw": "Wakala wa Mfano"}, "effectiveFrom": "2019"},
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
    void an_auditor_logs_in_sees_who_recorded_and_leaves() {
        try (var browser = Browser.start().orElseThrow()) {
            browser.open(services.query().url() + "/register?institution=mfano", 1280);
            logIn(browser, "mkaguzi");
            browser.waitUntil("return location.pathname === '/register'");
            assertThat(text(browser)).contains("mkaguzi").contains("service-account-" + Keycloak.PROGRAM);
            browser.driver().findElement(By.cssSelector(".ut-header__out")).click();
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

    private static String text(Browser browser) {
        return browser.driver().findElement(By.tagName("body")).getText();
    }

    private static HttpResponse<String> send(String token, HttpRequest.Builder request) throws IOException {
        return Keycloak.send(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
    }
}
