package org.uteuzi.query.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.uteuzi.query.register.TestRegister.Recorded;
import tools.jackson.databind.JsonNode;

/** Things are found by what they are called, as it was known. */
@ExtendWith(Installation.MadeOnce.class)
class SearchHttpTest {

    private final Installation installation;
    private final long before;

    SearchHttpTest(Installation installation) {
        this.installation = installation;
        if (installation.node.get("/api/instruments/search-1").statusCode() == 404) {
            installation.record(
                    "search-1",
                    Say.institution("tafuta", "2019"),
                    Say.unit("tafuta-bahari", "tafuta", "2019"),
                    Say.post("tafuta-nahodha", "tafuta-bahari", "2019"),
                    Say.person("p-tafuta-1", "Zuhura Ng'ombe Jokofu"),
                    Say.person("p-tafuta-2", "ZÜHRA  Jokofu-Éclair"),
                    Say.person("p-tafuta-3", "Ali Jokofu"),
                    Say.appointed("a-tafuta", "tafuta-nahodha", "p-tafuta-1", "2020-03-01"));
            installation.record(
                    "search-2",
                    Say.unitRenamed("f-tafuta-jina", "tafuta-bahari", "Idara ya Jokofu", "2022-01-01"),
                    Say.person("f-tafuta-3b", "p-tafuta-3", "Ally Jokofu", Say.corrects("f-p-tafuta-3")));
        }
        before = lastEntry("search-1");
    }

    private long lastEntry(String instrumentId) {
        JsonNode entries =
                installation.node.ask("/api/instruments/" + instrumentId).get("entries");
        return entries.get(entries.size() - 1).get("entry").asLong();
    }

    private List<String> found(String q, String more) {
        List<String> found = new ArrayList<>();
        installation
                .node
                .ask(address(q) + more)
                .get("hits")
                .forEach(hit -> found.add(
                        hit.get("kind").asString() + " " + hit.get("id").asString()));
        return found;
    }

    private static String address(String q) {
        return "/api/search?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8);
    }

    @Test
    void case_accents_apostrophes_and_the_order_of_words_make_no_difference() {
        assertThat(found("JOKOFU zuhura", "")).containsExactly("PERSON p-tafuta-1");
        assertThat(found("ngombe", "")).containsExactly("PERSON p-tafuta-1");
        assertThat(found("ng’ombe", "")).containsExactly("PERSON p-tafuta-1");
        assertThat(found("zuhra eclair", "")).containsExactly("PERSON p-tafuta-2");
    }

    @Test
    void the_beginning_of_each_word_is_enough_but_every_word_counts() {
        assertThat(found("z jok", "")).containsExactly("PERSON p-tafuta-2", "PERSON p-tafuta-1");
        assertThat(found("zuhura bakari", "")).isEmpty();
    }

    @Test
    void all_kinds_of_things_are_found_in_the_order_of_their_names() {
        assertThat(found("tafuta", "")).contains("INSTITUTION tafuta", "UNIT tafuta-bahari", "POST tafuta-nahodha");
        assertThat(found("search-1", "")).containsExactly("INSTRUMENT search-1");
        assertThat(found("jokofu", ""))
                .containsExactly("PERSON p-tafuta-3", "UNIT tafuta-bahari", "PERSON p-tafuta-2", "PERSON p-tafuta-1");
    }

    @Test
    void what_is_found_is_what_was_known_and_what_it_was_called_on_a_day_if_one_is_named() {
        assertThat(found("ally jokofu", "&entry=" + before)).isEmpty();
        assertThat(found("ali jokofu", "&entry=" + before)).containsExactly("PERSON p-tafuta-3");
        assertThat(found("ali jokofu", "")).isEmpty();
        assertThat(found("tafuta-bahari", "&on=2023-01-01")).isEmpty();
        assertThat(found("tafuta-bahari", "&on=2021-01-01")).containsExactly("UNIT tafuta-bahari");
        JsonNode former =
                installation.node.ask(address("tafuta-bahari")).get("hits").get(0);
        assertThat(former.get("until").asString()).isEqualTo("2022-01-01");
        assertThat(former.get("institutions").get(0).asString()).isEqualTo("tafuta");
    }

    @Test
    void what_stands_in_one_institution_can_be_looked_for_alone() {
        assertThat(found("jokofu", "&institution=tafuta")).containsExactly("UNIT tafuta-bahari", "PERSON p-tafuta-1");
        assertThat(found("jokofu", "&institution=egaz")).isEmpty();
    }

    @Test
    void in_which_records_something_stands_is_what_was_known_too() {
        Recorded registered = installation.record("search-guest", Say.person("p-guest", "Mgeni Asiyeteuliwa"));
        String known = "&entry=" + registered.lastEntry();
        String answer = installation
                .node
                .ask(address("asiyeteuliwa") + known)
                .get("hits")
                .toString();
        assertThat(answer).contains("\"institutions\":[]");

        installation.record("search-host", Say.appointed("a-guest", "tafuta-nahodha", "p-guest", "2023-03-01"));

        assertThat(found("asiyeteuliwa", "&institution=tafuta")).containsExactly("PERSON p-guest");
        assertThat(found("asiyeteuliwa", "&institution=tafuta" + known)).isEmpty();
        assertThat(installation
                        .node
                        .ask(address("asiyeteuliwa") + known)
                        .get("hits")
                        .toString())
                .isEqualTo(answer);
    }

    @Test
    void pages_follow_each_other_whatever_is_recorded_meanwhile() {
        List<String> all = found("jokofu", "");
        List<String> paged = new ArrayList<>();
        String next = address("jokofu") + "&limit=1";
        for (int page = 0; next != null; page++) {
            HttpResponse<String> answer = installation.node.get(next);
            QueryNode.json(answer)
                    .get("hits")
                    .forEach(hit -> paged.add(
                            hit.get("kind").asString() + " " + hit.get("id").asString()));
            if (page == 1) {
                Recorded more = installation.record("search-more", Say.person("p-tafuta-4", "Aaa Jokofu"));
                installation.record("search-less", Say.withdrawn("f-less", Say.person("p-tafuta-4", "Aaa Jokofu")));
                assertThat(more.lastEntry()).isPositive();
            }
            next = answer.headers()
                    .firstValue("Link")
                    .map(link -> link.replaceAll("<(.*)>; rel=\"next\"", "$1"))
                    .orElse(null);
        }

        assertThat(paged).isEqualTo(all);
    }

    @Test
    void what_is_no_question_is_refused_in_words() {
        for (String wrong : List.of(
                "/api/search",
                address("...") + "",
                address("a".repeat(201)),
                address("a") + "&limit=0",
                address("a") + "&after=%25",
                address("a") + "&after=AAo",
                address("a") + "&after=YQoA",
                address("\u3316".repeat(34)),
                address("a") + "&sourceKnownAt=2024-01-01T00:00:00Z")) {
            HttpResponse<String> refused = installation.node.get(wrong, "Accept-Language", "en");
            assertThat(refused.statusCode()).as(wrong).isEqualTo(400);
        }
        assertThat(installation
                        .node
                        .get("/api/search?q=%20%2B", "Accept-Language", "sw")
                        .body())
                .contains("SEARCH_WITHOUT_WORDS")
                .contains("Andika angalau neno moja");
        assertThat(installation
                        .node
                        .get(address("\u3316".repeat(200)), "Accept-Language", "sw")
                        .body())
                .contains("SEARCH_WORD_TOO_LONG")
                .contains("herufi zaidi ya 200");
        assertThat(found("a".repeat(200), "")).isEmpty();
        assertThat(found("o'ne \\ 'x' & | ! :*", "")).isEmpty();
    }
}
