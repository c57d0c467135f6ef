package org.uteuzi.query.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.uteuzi.query.register.TestRegister.Recorded;

/** A client that knows nothing of this register negotiates in time (RFC 7089). */
@ExtendWith(Installation.MadeOnce.class)
class MementoTest {

    private static final String ORIGINAL = "/api/institutions/memento/structure";

    private final Installation installation;
    private final Recorded first;
    private final Recorded second;

    MementoTest(Installation installation) {
        this.installation = installation;
        if (installation.node.get(ORIGINAL).statusCode() == 404) {
            installation.record("memento-1", Say.institution("memento", "2019"));
            installation.record("memento-2", Say.unit("memento-unit", "memento", "2019"));
        }
        first = recorded("memento-1");
        second = recorded("memento-2");
    }

    private Recorded recorded(String id) {
        var instrument = installation.node.ask("/api/instruments/" + id);
        long entry = instrument.get("entries").get(1).get("entry").asLong();
        return new Recorded(
                id, entry - 1, entry, Instant.parse(instrument.get("recordedAt").asString()));
    }

    private static String http(Instant moment) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(moment.atOffset(ZoneOffset.UTC));
    }

    private HttpResponse<String> at(Instant moment) {
        return installation.node.get(ORIGINAL + "?on=2023-01-01", "Accept-Datetime", http(moment));
    }

    @Test
    void a_time_leads_to_what_was_answered_then() {
        HttpResponse<String> gate = at(first.recordedAt().plus(Duration.ofSeconds(1)));

        assertThat(gate.statusCode()).isEqualTo(302);
        assertThat(gate.headers().allValues("Vary")).anyMatch(vary -> vary.contains("Accept-Datetime"));
        String location = gate.headers().firstValue("Location").orElseThrow();
        assertThat(location).isEqualTo(ORIGINAL + "?on=2023-01-01&entry=" + first.lastEntry());
        HttpResponse<String> memento = installation.node.get(location);
        assertThat(memento.headers().firstValue("Memento-Datetime"))
                .hasValue(http(first.recordedAt()).replaceFirst("^(\\w+, )(\\d )", "$10$2"));
        assertThat(memento.headers().firstValue("Link").orElseThrow())
                .contains("<" + ORIGINAL + "?on=2023-01-01>; rel=\"original timegate\"")
                .contains("rel=\"timemap\"; type=\"application/link-format\"");
        assertThat(QueryNode.json(memento).get("units")).isEmpty();
    }

    @Test
    void what_is_not_sent_again_still_says_what_it_is_a_memento_of() {
        String address = ORIGINAL + "?on=2023-01-01&entry=" + first.lastEntry();
        HttpResponse<String> memento = installation.node.get(address);
        HttpResponse<String> again = installation.node.get(
                address, "If-None-Match", memento.headers().firstValue("ETag").orElseThrow());

        assertThat(again.statusCode()).isEqualTo(304);
        for (String header : List.of("Memento-Datetime", "Link", "ETag", "Cache-Control")) {
            assertThat(again.headers().allValues(header))
                    .as(header)
                    .isNotEmpty()
                    .isEqualTo(memento.headers().allValues(header));
        }
    }

    @Test
    void times_before_the_first_and_after_the_newest_lead_to_these() {
        assertThat(at(first.recordedAt().minus(Duration.ofDays(900)))
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("entry=" + first.lastEntry());
        assertThat(at(second.recordedAt().plus(Duration.ofDays(9000)))
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("entry=" + second.lastEntry());
    }

    @Test
    void a_time_that_is_none_is_refused() {
        HttpResponse<String> refused =
                installation.node.get(ORIGINAL, "Accept-Datetime", "yesterday", "Accept-Language", "en");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("TIME_OF_HTTP_MALFORMED", "yesterday");
    }

    @Test
    void the_time_map_lists_each_point_once() {
        HttpResponse<String> map = installation.node.get(ORIGINAL + "/timemap?on=2023-01-01");

        assertThat(map.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/link-format");
        assertThat(map.body().lines().filter(line -> line.contains("rel=\"memento\"")))
                .hasSize(2)
                .last()
                .asString()
                .contains("<" + ORIGINAL + "?on=2023-01-01&entry=" + second.lastEntry() + ">");
    }
}
