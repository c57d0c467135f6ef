package org.uteuzi.query.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.uteuzi.event.Event;
import org.uteuzi.event.instrument.Finding;
import org.uteuzi.event.instrument.InstrumentRecorded;
import org.uteuzi.event.post.PostEstablished;
import org.uteuzi.event.post.Terms;
import org.uteuzi.event.unit.CompositionSet;
import org.uteuzi.query.register.TestRegister;
import org.uteuzi.query.register.TestRegister.Recorded;
import org.uteuzi.query.structure.Installation;
import org.uteuzi.query.structure.QueryNode;
import org.uteuzi.query.structure.Say;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;
import tools.jackson.databind.JsonNode;

/** What the law finds wrong stands in a report until a fact ends it, with whoever acknowledged it. */
@ExtendWith(Installation.MadeOnce.class)
class FindingsHttpTest {

    private static final String FINDINGS = "/api/reports/findings?institution=found&on=";

    private static QueryNode node;
    private static Recorded before;

    @BeforeAll
    static void record(Installation installation) {
        node = installation.node;
        before = installation.record(
                "found",
                Say.office("waziri-f", "Waziri"),
                Say.institution("found", "2020"),
                Say.unit("found-unit", "found", "2020"),
                Say.post("found-head", "found-unit", "2020", "office:waziri-f"),
                Say.post("found-deputy", "found-unit", "2020"),
                Say.person("p-found", "Zuhura Mfano wa Pekee"),
                Say.term("a-found-1", "found-head", "p-found", "2020-02-01", "2022-12-31"));
        List<Event> events = new ArrayList<>(TestRegister.whole(
                "found-again",
                List.of(
                        Say.person("p-found-again", " ZUHURA  Mfano wa PEKEE"),
                        Say.appointed("a-found-2", "found-head", "p-found", "2021-03-01"),
                        Say.appointed("a-found-3", "found-deputy", "p-found-again", "2021-03-01"))));
        InstrumentRecorded plain = (InstrumentRecorded) events.getFirst();
        events.set(
                0,
                new InstrumentRecorded(
                        plain.factId(),
                        plain.instrumentId(),
                        plain.particulars(),
                        plain.recordedBy(),
                        List.of(
                                new Finding("SAME_PERSON_TWICE_IN_ONE_POST", 1, null, "=Barua mbili"),
                                new Finding("NAMESAKE_REGISTERED_AGAIN", 0, null, "Ni watu wawili")),
                        plain.eventsThatFollow(),
                        false,
                        null,
                        null));
        installation.register.record(
                "found-again", installation.register.lastRecordedAt().plus(Duration.ofHours(1)), events);
        node.follow(installation.register);
    }

    private static List<String> codes(String path) {
        JsonNode rows = node.ask(path).get("rows");
        return List.copyOf(new TreeSet<>(StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.get("code").asString())
                .toList()));
    }

    private static JsonNode row(String path, String code) {
        return StreamSupport.stream(node.ask(path).get("rows").spliterator(), false)
                .filter(row -> row.get("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_finding_stands_on_the_days_on_which_it_is_open() {
        String known = "&entry=" + before.lastEntry();
        assertThat(codes(FINDINGS + "2022-12-31" + known)).isEmpty();
        assertThat(codes(FINDINGS + "2023-01-01" + known)).containsExactly("TERM_ENDED_WITHOUT_ENDING");
        assertThat(codes(FINDINGS + "2021-02-28")).isEmpty();
        assertThat(codes(FINDINGS + "2021-03-01"))
                .containsExactly(
                        "MORE_HOLDERS_THAN_SEATS", "NAMESAKE_REGISTERED_AGAIN", "SAME_PERSON_TWICE_IN_ONE_POST");
    }

    @Test
    void it_says_on_which_facts_it_lies_and_who_acknowledged_it_and_why() {
        JsonNode twice = row(FINDINGS + "2021-03-01", "SAME_PERSON_TWICE_IN_ONE_POST");

        assertThat(twice.get("institution").get("name").get("sw").asString()).isEqualTo("Taasisi found");
        assertThat(twice.get("text").get("sw").asString())
                .isEqualTo(
                        "Zuhura Mfano wa Pekee yuko katika nafasi ya Nafasi found-head mara mbili kuanzia tarehe 1 Machi 2021.");
        assertThat(twice.get("since").asString()).isEqualTo("2021-03-01");
        assertThat(twice.get("factIds").toString()).isEqualTo("[\"f-a-found-2\",\"f-a-found-1\"]");
        JsonNode acknowledged = twice.get("acknowledged");
        assertThat(acknowledged).hasSize(1);
        assertThat(acknowledged.get(0).get("recordedBy").asString()).isEqualTo("mfano");
        assertThat(acknowledged.get(0).get("reason").asString()).isEqualTo("=Barua mbili");
        assertThat(acknowledged.get(0).get("instrumentId").asString()).isEqualTo("found-again");
        assertThat(row(FINDINGS + "2021-03-01", "MORE_HOLDERS_THAN_SEATS").get("acknowledged"))
                .isEmpty();
    }

    @Test
    void somebody_registered_under_a_known_name_is_one_for_as_long_as_they_hold_a_post() {
        JsonNode namesake = row(FINDINGS + "2024-01-01", "NAMESAKE_REGISTERED_AGAIN");

        assertThat(namesake.get("since").isNull()).isTrue();
        assertThat(namesake.get("things").get(0).asString()).isEqualTo("person:p-found-again");
        assertThat(namesake.get("acknowledged").get(0).get("reason").asString()).isEqualTo("Ni watu wawili");
    }

    @Test
    void each_holder_is_answered_with_those_that_are_open_on_the_day() {
        assertThat(shown("/api/institutions/found/structure?on=2021-03-01"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "a-found-1", "[\"SAME_PERSON_TWICE_IN_ONE_POST\"]",
                        "a-found-2", "[\"MORE_HOLDERS_THAN_SEATS\",\"SAME_PERSON_TWICE_IN_ONE_POST\"]",
                        "a-found-3", "[]"));
        assertThat(shown("/api/institutions/found/structure?on=2023-01-01&entry=" + before.lastEntry()))
                .containsEntry("a-found-1", "[\"TERM_ENDED_WITHOUT_ENDING\"]");
        assertThat(shown("/api/institutions/found/structure?on=2021-02-28")).containsEntry("a-found-1", "[]");
        assertThat(node.ask("/api/posts/found-head/holders?on=2021-03-01")
                        .at("/holders/1/findings/0")
                        .asString())
                .isEqualTo("MORE_HOLDERS_THAN_SEATS");
    }

    private static PostEstablished fullTime(String id, String unit) {
        return new PostEstablished(
                "f-" + id,
                id,
                unit,
                new LocalizedText("Nafasi " + id, null),
                null,
                true,
                1,
                new Terms(null, null, null, null, true, null, null, null),
                new PartialDate("2020"),
                null,
                null);
    }

    @Test
    void a_post_that_moved_to_another_institution_is_judged_in_both(Installation installation) {
        installation.record(
                "moved",
                Say.institution("moved-from", "2020"),
                Say.unit("moved-from-unit", "moved-from", "2020"),
                Say.institution("moved-to", "2020"),
                Say.unit("moved-to-unit", "moved-to", "2020"),
                fullTime("moved-post", "moved-from-unit"),
                fullTime("stayed-post", "moved-from-unit"),
                Say.person("p-moved", "Mfano Aliyehama"),
                Say.appointed("a-moved", "moved-post", "p-moved", "2020-02-01"),
                Say.appointed("a-stayed", "stayed-post", "p-moved", "2021-06-01"),
                Say.postMoved("f-moved", "moved-post", "moved-to-unit", "2021-01-01"));

        assertThat(shown("/api/institutions/moved-from/structure?on=2021-07-01"))
                .containsExactly(Map.entry("a-stayed", "[\"FULL_TIME_PERSON_IN_TWO_FULL_TIME_POSTS\"]"));
        assertThat(shown("/api/institutions/moved-to/structure?on=2021-07-01"))
                .containsExactly(Map.entry("a-moved", "[]")); // the other post is none of its own
    }

    @Test
    void whoever_sits_on_a_board_by_a_post_elsewhere_counts_as_its_member(Installation installation) {
        installation.record(
                "seated",
                Say.institution("seated-else", "2020"),
                Say.unit("seated-else-unit", "seated-else", "2020"),
                Say.post("seated-head", "seated-else-unit", "2020"),
                Say.person("p-seated-head", "Mfano Mkuu wa Pengine"),
                Say.appointed("a-seated-head", "seated-head", "p-seated-head", "2020-02-01"),
                Say.institution("seated", "2020"),
                Say.unit("seated-board", "seated", "2020"),
                new CompositionSet(
                        "f-seated-law", "seated-board", 2, 2, List.of(), null, new PartialDate("2020"), null, null),
                Say.post("seated-seat", "seated-board", "2020"),
                Say.post("seated-chair", "seated-board", "2020"),
                Say.exOfficio("a-seated-seat", "seated-seat", "seated-head", "2020-02-01"),
                Say.person("p-seated-chair", "Mfano Mwenyekiti wa Wawili"),
                Say.appointed("a-seated-chair", "seated-chair", "p-seated-chair", "2020-03-01"));

        assertThat(shown("/api/institutions/seated/structure?on=2021-07-01"))
                .containsEntry("a-seated-chair", "[]")
                .containsEntry("a-seated-seat", "[]");
    }

    /** The findings of each appointment. */
    private static Map<String, String> shown(String structure) {
        Map<String, String> shown = new TreeMap<>();
        node.ask(structure)
                .get("posts")
                .forEach(post -> post.get("holders")
                        .forEach(holder -> shown.put(
                                holder.get("appointmentId").asString(),
                                holder.get("findings").toString())));
        return shown;
    }

    @Test
    void how_many_posts_are_not_judged_is_said_beside_it() {
        JsonNode report = node.ask(FINDINGS + "2021-03-01");

        assertThat(report.get("notJudged").asInt()).isEqualTo(1);
        assertThat(report.get("notJudgedInWords").asString()).contains("1");
    }

    @Test
    void those_of_all_institutions_stand_in_one_list() {
        assertThat(codes("/api/reports/findings?on=2021-03-01")).contains("SAME_PERSON_TWICE_IN_ONE_POST");
    }

    @Test
    void as_a_table_it_computes_nothing() {
        String table = node.get(FINDINGS + "2021-03-01", "Accept", "text/csv", "Accept-Language", "en")
                .body();

        assertThat(table)
                .contains("Zuhura Mfano wa Pekee", "'=Barua mbili", "Acknowledged by")
                .doesNotContain(",=Barua");
    }
}
