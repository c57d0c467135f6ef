package org.uteuzi.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uteuzi.local.RunningStack.Place;

/** The stack with the two services as they are packaged. */
class LocalStackWithServicesIT {

    private static final String ENTRIES =
            "select number || ' ' || position || ' ' || recorded_at from register.entry order by number";

    private static final Pattern CSRF = Pattern.compile("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]+)\"");

    /** Most of what these processes do is to start. */
    private static final Map<String, String> STARTING = Map.of("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");

    @TempDir
    Path folder;

    @Test
    void what_the_sample_says_is_answered_alike_after_a_kill_and_a_restart() throws IOException, InterruptedException {
        var place = Place.in(folder.resolve("checkout with spaces/.uteuzi"));
        var services = Map.of("uteuzi.command-jar", jar("command"), "uteuzi.query-jar", jar("query"));
        var stack = RunningStack.start(place, services, STARTING).awaitRunning();
        var entries = stack.ask(ENTRIES);
        var token = token(place, "demo-manager");
        var structure = structure(place, token);
        assertThat(entries).isNotEmpty();
        assertThat(structure).contains("\"egaz-board-chair\"");

        var processes = stack.descendants();
        assertThat(stack.outermost().destroyForcibly()).isTrue();
        stack.assertNothingIsLeft(processes);

        try (var next = RunningStack.start(place, services, STARTING).awaitRunning()) {
            assertThat(next.ask(ENTRIES)).isEqualTo(entries);
            assertThat(structure(place, token)).as("a token outlives a restart").isEqualTo(structure);
            assertThat(structure(place, token(place, "demo-manager"))).isEqualTo(structure);
            everybody_is_let_in_as_what_they_are(place);
        }
    }

    private static String jar(String service) {
        var name = "uteuzi." + service + "-jar";
        return Objects.requireNonNull(System.getProperty(name), name);
    }

    private static void everybody_is_let_in_as_what_they_are(Place place) throws IOException, InterruptedException {
        assertThat(logIn(place, "mkaguzi", "mkaguzi", "/register").body()).contains(">mkaguzi</span>");
        assertThat(logIn(place, "kiongozi", "kiongozi", "/register").statusCode())
                .isEqualTo(403);
        assertThat(logIn(place, "afisa-egaz", "afisa-egaz", "/desk").statusCode())
                .isEqualTo(200);
        assertThat(logIn(place, "mkaguzi", "nywila", "/register").body()).contains("Nywila / Password");
    }

    /** As a browser does: sent to the login server, a form filled there, and back to the page. */
    private static HttpResponse<String> logIn(Place place, String name, String password, String page)
            throws IOException, InterruptedException {
        try (var browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            var form = browser.send(html(place.queryPort(), page).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(form.uri().getPort()).as(form.body()).isEqualTo(place.loginPort());
            var token = CSRF.matcher(form.body());
            assertThat(token.find()).as(form.body()).isTrue();
            var filled = "username=%s&password=%s&%s=%s".formatted(name, password, token.group(1), token.group(2));
            return browser.send(
                    html(place.loginPort(), "/login")
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(filled))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static HttpRequest.Builder html(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept", "text/html");
    }

    private static String token(Place place, String program) {
        try (var http = HttpClient.newHttpClient()) {
            return new Tokens("http://127.0.0.1:" + place.loginPort(), http).bearer(program);
        }
    }

    private static String structure(Place place, String token) throws IOException, InterruptedException {
        var address = "http://127.0.0.1:" + place.queryPort() + "/api/institutions/egaz/structure?on=2026-11-23";
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .header("Authorization", token)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body();
        }
    }
}
