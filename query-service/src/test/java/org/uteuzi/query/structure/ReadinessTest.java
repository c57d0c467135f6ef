package org.uteuzi.query.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.uteuzi.query.register.TestRegister;
import org.uteuzi.query.register.TestRegister.Stored;
import org.uteuzi.testing.TestDatabase;

/** Whether a query-service may be asked: it says so only while it understands all that is recorded. */
@ExtendWith(OutputCaptureExtension.class)
class ReadinessTest {

    @Test
    void an_event_of_unknown_type_takes_the_service_out_and_what_came_before_is_still_answered(CapturedOutput output) {
        try (TestDatabase database = TestDatabase.create().migrateRegister()) {
            TestRegister register = new TestRegister(database);
            register.record("known", Say.institution("known", "2019"));
            try (QueryNode node = QueryNode.on(database)) {
                node.follow(register);
                HttpResponse<String> up = readiness(node, 200);
                assertThat(QueryNode.json(up)
                                .get("components")
                                .get("projection")
                                .toString())
                        .contains("\"status\":\"UP\"", "\"behind\":0");
                String answer = node.get("/api/institutions/known/structure?on=2020-01-01")
                        .body();

                List<Stored> events = TestRegister.whole("unknown", List.of(Say.institution("more", "2019"))).stream()
                        .map(Stored::of)
                        .toList();
                register.recordStored(
                        "unknown",
                        Instant.parse("2030-01-01T00:00:00Z"),
                        List.of(events.getFirst(), new Stored("institution:more", "institution.dreamt-up", "f", "{}")));
                register.record("after", Say.unit("after", "known", "2019"));

                HttpResponse<String> down = readiness(node, 503);
                assertThat(QueryNode.json(down)
                                .get("components")
                                .get("projection")
                                .toString())
                        .contains("\"status\":\"DOWN\"", "unknown event type: institution.dreamt-up");
                assertThat(output).contains("the projection stops");
                assertThat(node.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
                assertThat(node.get("/api/institutions/known/structure?on=2020-01-01")
                                .body())
                        .isEqualTo(answer);
                assertThat(node.get("/api/institutions/more").statusCode()).isEqualTo(404);
                assertThat(node.bean(Projection.class).checkpoint()).isEqualTo(1);
                assertThat(node.get("/actuator/prometheus").body())
                        .containsPattern("uteuzi_projection_behind\\{[^}]*} 4\\.0")
                        .contains("uteuzi_projection_run_seconds_bucket", "uteuzi_projection_entries_total")
                        .contains("uteuzi_asof_seconds_bucket");
            }
        }
    }

    private static HttpResponse<String> readiness(QueryNode node, int status) {
        return await().pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(30))
                .until(() -> node.get("/actuator/health/readiness"), response -> response.statusCode() == status);
    }
}
