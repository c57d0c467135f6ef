package org.uteuzi.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uteuzi.local.RunningStack.Place;

/** The stack with the two services as they are packaged. */
class LocalStackWithServicesIT {

    private static final String ENTRIES =
            "select number || ' ' || position || ' ' || recorded_at from register.entry order by number";

    @TempDir
    Path folder;

    @Test
    void what_the_sample_says_is_answered_alike_after_a_kill_and_a_restart() throws IOException, InterruptedException {
        var place = Place.in(folder.resolve("checkout with spaces/.uteuzi"));
        var services = Map.of("uteuzi.command-jar", jar("command"), "uteuzi.query-jar", jar("query"));
        var stack = RunningStack.start(place, services, Map.of()).awaitRunning();
        var entries = stack.ask(ENTRIES);
        var structure = structure(place);
        assertThat(entries).isNotEmpty();
        assertThat(structure).contains("\"egaz-board-chair\"");

        var processes = stack.descendants();
        assertThat(stack.outermost().destroyForcibly()).isTrue();
        stack.assertNothingIsLeft(processes);

        try (var next = RunningStack.start(place, services, Map.of()).awaitRunning()) {
            assertThat(next.ask(ENTRIES)).isEqualTo(entries);
            assertThat(structure(place)).isEqualTo(structure);
        }
    }

    private static String jar(String service) {
        var name = "uteuzi." + service + "-jar";
        return Objects.requireNonNull(System.getProperty(name), name);
    }

    private static String structure(Place place) throws IOException, InterruptedException {
        var address = "http://127.0.0.1:" + place.queryPort() + "/api/institutions/egaz/structure?on=2026-11-23";
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body();
        }
    }
}
