package org.uteuzi.query.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.uteuzi.event.post.EndReason;
import org.uteuzi.query.structure.Installation;
import org.uteuzi.query.structure.QueryNode;
import org.uteuzi.query.structure.Say;
import tools.jackson.databind.JsonNode;

/** What differs between two points and why, over HTTP. */
@ExtendWith(Installation.MadeOnce.class)
class ComparisonHttpTest {

    private static final String OF = "/api/institutions/cmp";

    private static Installation installation;
    private static long founded;
    private static long succeeded;
    private static long corrected;

    @BeforeAll
    static void record(Installation used) {
        installation = used;
        if (installation.node.get(OF).statusCode() == 404) {
            installation.record(
                    "cmp-act",
                    Say.institution("cmp", "2019-01-01"),
                    Say.unit("cmp-unit", "cmp", "2019-01-01"),
                    Say.post("cmp-post", "cmp-unit", "2019-01-01"),
                    Say.person("cmp-asha", "Mfano Asha"),
                    Say.person("cmp-juma", "Mfano Juma"),
                    Say.appointed("cmp-1", "cmp-post", "cmp-asha", "2020-01-01"));
        }
        founded = newest();
        installation.record(
                "cmp-succession",
                Say.ended("cmp-end", "cmp-1", "cmp-post", "2022-01-01", EndReason.RESIGNED),
                Say.appointed("cmp-2", "cmp-post", "cmp-juma", "2022-01-01"));
        succeeded = newest();
        installation.record(
                "cmp-correction",
                Say.appointed("cmp-f3", "cmp-1", "cmp-post", "cmp-asha", null, "2020-03-01", Say.corrects("f-cmp-1")),
                Say.unitRenamed("cmp-renamed", "cmp-unit", "Idara mpya", "2020-02-01"));
        corrected = newest();
    }

    private static long newest() {
        return installation.node.ask(OF).get("basis").get("entry").asLong();
    }

    private static JsonNode diff(String query) {
        return installation.node.ask(OF + "/diff?" + query).get("changes");
    }

    @Test
    void a_succession_between_two_days_is_a_change_in_the_world() {
        JsonNode changes = diff("on=2021-01-01&entry=" + succeeded + "&againstOn=2023-01-01&againstEntry=" + succeeded);

        assertThat(changes).hasSize(2);
        assertThat(changes)
                .allSatisfy(change -> assertThat(change.get("why").asString()).isEqualTo("CHANGED_IN_THE_WORLD"));
        JsonNode gone = changes.get(0);
        assertThat(gone.get("entity").toString()).isEqualTo("{\"kind\":\"appointment\",\"id\":\"cmp-1\"}");
        assertThat(gone.get("change").asString()).isEqualTo("REMOVED");
        assertThat(gone.get("because").get(0).get("eventType").asString()).isEqualTo("post.appointment-ended");
        assertThat(gone.get("because").get(0).get("instrumentId").asString()).isEqualTo("cmp-succession");
        assertThat(gone.get("because").get(0).get("recordedBy").asString()).isEqualTo("mfano");
        JsonNode come = changes.get(1);
        assertThat(come.get("entity").get("id").asString()).isEqualTo("cmp-2");
        assertThat(come.get("change").asString()).isEqualTo("ADDED");
        assertThat(come.get("because").get(0).get("eventType").asString()).isEqualTo("post.holder-appointed");
    }

    @Test
    void what_happened_before_the_later_day_is_not_learned_late_only_because_it_was_recorded_since() {
        JsonNode changes = diff("on=2021-01-01&entry=" + founded + "&againstOn=2023-01-01&againstEntry=" + succeeded);

        assertThat(changes)
                .filteredOn(change -> change.get("change").asString().equals("ADDED"))
                .singleElement()
                .satisfies(change -> assertThat(change.get("why").asString()).isEqualTo("CHANGED_IN_THE_WORLD"));
    }

    @Test
    void a_correction_is_kept_apart_from_what_was_learned_late() {
        JsonNode changes = diff("on=2021-01-01&entry=" + succeeded + "&againstOn=2021-01-01&againstEntry=" + corrected);

        assertThat(changes).hasSize(2);
        JsonNode renamed = changes.get(0);
        assertThat(renamed.get("entity").get("kind").asString()).isEqualTo("unit");
        assertThat(renamed.get("why").asString()).isEqualTo("LEARNED_LATE");
        JsonNode changed = changes.get(1);
        assertThat(changed.get("why").asString()).isEqualTo("CORRECTED");
        assertThat(changed.get("fields"))
                .anySatisfy(field -> assertThat(field.toString())
                        .isEqualTo("{\"name\":\"from\",\"before\":\"2020-01-01\",\"after\":\"2020-03-01\"}"));
        assertThat(changed.get("because").get(0).get("reason").asString()).isEqualTo("Kosa la kunakili");
    }

    @Test
    void without_a_second_point_it_is_compared_with_today_as_known_now() {
        JsonNode answer = installation.node.ask(OF + "/diff?on=2021-01-01&entry=" + founded);

        assertThat(answer.get("basis").get("entry").asLong()).isEqualTo(founded);
        assertThat(answer.get("against").get("entry").asLong()).isEqualTo(corrected);
        assertThat(answer.get("changes")).isNotEmpty();
    }

    @Test
    void a_second_point_that_makes_no_sense_is_refused_by_its_own_name() {
        HttpResponse<String> two = installation.node.get(
                OF + "/diff?againstEntry=1&againstKnownAt=2024-01-01T00:00:00Z", "Accept-Language", "en");
        assertThat(two.statusCode()).isEqualTo(400);
        assertThat(two.body()).contains("TWO_KNOWN_TIMES", "againstKnownAt, againstEntry");
        HttpResponse<String> day = installation.node.get(OF + "/diff?againstOn=2021-02-30", "Accept-Language", "en");
        assertThat(day.statusCode()).isEqualTo(400);
        assertThat(day.body()).contains("DATE_NOT_EXISTING", "againstOn");
    }

    @Test
    void it_is_explained_in_the_language_asked_for_why_the_answer_for_a_day_is_another_now() {
        String path = OF + "/explain?on=2021-01-01&entry=" + succeeded;
        JsonNode english = QueryNode.json(installation.node.get(path, "Accept-Language", "en"));
        JsonNode swahili = QueryNode.json(installation.node.get(path, "Accept-Language", "sw"));

        assertThat(english.get("same").asBoolean()).isFalse();
        assertThat(english.at("/reasons/0/instrumentId").asString()).isEqualTo("cmp-correction");
        assertThat(english.at("/reasons/0/entry").asLong())
                .isLessThan(english.at("/reasons/1/entry").asLong());
        assertThat(english.get("lead").asString())
                .startsWith("The answer given today about 1 January 2021 differs from that of ");
        assertThat(String.join(" ", english.get("reasons").findValuesAsString("sentence")))
                .contains(
                        "Mfano Asha is appointed Nafasi cmp-post, Idara mpya from 1 March 2020",
                        "This was corrected after ",
                        "Reason: Kosa la kunakili.",
                        "Because of entry ",
                        "This was recorded after ",
                        "is changed to Idara mpya from 1 February 2020");
        assertThat(swahili.get("lead").asString()).startsWith("Jibu la leo kuhusu tarehe 1 Januari 2021");
        assertThat(String.join(" ", swahili.get("reasons").findValuesAsString("sentence")))
                .contains("Taarifa hii ilisahihishwa baada ya ", "Sababu: Kosa la kunakili.")
                .doesNotContain("{", "The ");
    }

    @Test
    void an_answer_that_did_not_change_is_said_to_be_the_same() {
        JsonNode answer = QueryNode.json(
                installation.node.get(OF + "/explain?on=2023-01-01&entry=" + corrected, "Accept-Language", "en"));

        assertThat(answer.get("same").asBoolean()).isTrue();
        assertThat(answer.get("lead").asString()).isNotEmpty();
        assertThat(answer.get("reasons")).isEmpty();
    }
}
