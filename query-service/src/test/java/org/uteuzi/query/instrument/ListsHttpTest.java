package org.uteuzi.query.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.uteuzi.json.EventJson;
import org.uteuzi.query.structure.Installation;
import org.uteuzi.query.structure.QueryNode;
import org.uteuzi.query.structure.Say;
import tools.jackson.databind.JsonNode;

/** The lists that go page by page, over HTTP. */
@ExtendWith(Installation.MadeOnce.class)
class ListsHttpTest {

    private final Installation installation;

    ListsHttpTest(Installation installation) {
        this.installation = installation;
        if (installation.node.get("/api/institutions/lists").statusCode() == 404) {
            installation.record("lists-1", Say.institution("lists", "2019"));
            installation.record("lists-2", Say.unit("lists-unit", "lists", "2019"));
            installation.record("lists-3", Say.unitRenamed("lists-renamed", "lists-unit", "Idara", "2020"));
        }
    }

    @Test
    void the_pages_of_the_register_hold_each_entry_once_in_order() {
        List<Long> numbers = new ArrayList<>();
        String path = "/api/register/entries?limit=3";
        while (path != null) {
            HttpResponse<String> page = installation.node.get(path);
            assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/x-ndjson");
            List<JsonNode> lines =
                    page.body().lines().map(EventJson.mapper()::readTree).toList();
            assertThat(lines).hasSizeBetween(1, 3);
            lines.forEach(line -> {
                numbers.add(line.get("entry").asLong());
                assertThat(line.get("data").isObject()).isTrue();
            });
            path = next(page);
        }
        assertThat(numbers).hasSizeGreaterThan(5);
        for (int i = 0; i < numbers.size(); i++) {
            assertThat(numbers.get(i)).isEqualTo(i);
        }
        assertThat(installation
                        .node
                        .get("/api/register/entries?after=" + (numbers.size() - 1))
                        .body())
                .isEmpty();
    }

    @Test
    void one_entry_is_answered_by_its_number() {
        assertThat(installation
                        .node
                        .ask("/api/register/entries/0")
                        .get("eventType")
                        .asString())
                .isEqualTo("instrument.instrument-recorded");
        assertThat(installation.node.get("/api/register/entries/99999999").statusCode())
                .isEqualTo(404);
        assertThat(installation.node.get("/api/register/entries/-1").statusCode())
                .isEqualTo(400);
    }

    @Test
    void the_instruments_of_an_institution_come_the_newest_first_page_by_page() {
        HttpResponse<String> first = installation.node.get("/api/instruments?institution=lists&limit=2");
        assertThat(QueryNode.json(first).get("instruments").findValuesAsString("instrumentId"))
                .containsExactly("lists-3", "lists-2");
        HttpResponse<String> second = installation.node.get(next(first));
        assertThat(QueryNode.json(second).get("instruments").findValuesAsString("instrumentId"))
                .containsExactly("lists-1");
        assertThat(next(second)).isNull();
        assertThat(installation.node.get("/api/instruments?limit=0").statusCode())
                .isEqualTo(400);
        assertThat(installation.node.get("/api/instruments?colour=red").statusCode())
                .isEqualTo(400);
    }

    private static String next(HttpResponse<String> page) {
        return page.headers()
                .firstValue("Link")
                .map(link -> link.substring(1, link.indexOf('>')))
                .orElse(null);
    }
}
