package org.uteuzi.query.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A structure is made once for all who ask for it, and anew with the next entry that concerns it. */
@ExtendWith(Installation.MadeOnce.class)
class StructureBytesTest {

    private final Installation installation;

    StructureBytesTest(Installation installation) {
        this.installation = installation;
        if (installation.node.get("/api/instruments/bytes-1").statusCode() == 404) {
            installation.record("bytes-1", Say.institution("bytes", "2019"));
        }
    }

    private long made() {
        return installation
                .node
                .bean(MeterRegistry.class)
                .get("uteuzi.asof")
                .timer()
                .count();
    }

    private HttpResponse<String> ask(String question, String... headers) {
        return installation.node.get("/api/institutions/bytes/structure?on=2023-01-01" + question, headers);
    }

    @Test
    void who_asks_again_gets_the_same_bytes_and_nothing_is_made_for_it() {
        HttpResponse<String> first = ask("");
        long made = made();

        HttpResponse<String> again = ask("");
        HttpResponse<String> held =
                ask("", "If-None-Match", first.headers().firstValue("ETag").orElseThrow());

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("ETag")).isEqualTo(first.headers().firstValue("ETag"));
        assertThat(held.statusCode()).isEqualTo(304);
        assertThat(made()).isEqualTo(made);
    }

    @Test
    void a_new_entry_is_seen_at_once_and_what_was_known_before_it_stays() {
        HttpResponse<String> first = ask("");
        for (int i = 0; i < 20; i++) {
            String unit = "bytes-unit-" + i;
            long before = installation.register.size() - 1;

            installation.record("bytes-more-" + i, Say.unit(unit, "bytes", "2020"));

            assertThat(ask("").body()).contains('"' + unit + '"');
            assertThat(ask(
                                    "",
                                    "If-None-Match",
                                    first.headers().firstValue("ETag").orElseThrow())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(ask("&entry=" + before).body()).doesNotContain('"' + unit + '"');
        }
    }

    @Test
    void what_sources_knew_is_made_anew_each_time() {
        ask("&sourceKnownAt=2029-01-01T00:00:00Z");
        long made = made();

        ask("&sourceKnownAt=2029-01-01T00:00:00Z");

        assertThat(made()).isEqualTo(made + 1);
    }
}
