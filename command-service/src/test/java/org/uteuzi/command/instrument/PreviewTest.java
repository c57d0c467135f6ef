package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uteuzi.command.instrument.Papers.SMALL_INSTITUTION;
import static org.uteuzi.command.instrument.Papers.appoint;
import static org.uteuzi.command.instrument.Papers.change;
import static org.uteuzi.command.instrument.Papers.end;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.uteuzi.command.instrument.Door.Answer;
import tools.jackson.databind.JsonNode;

/** What the door says before anything is recorded. */
@ExtendWith(SharedDoor.class)
class PreviewTest {

    private final Door door;
    private final Papers papers;

    PreviewTest(Door door) {
        this.door = door;
        this.papers = new Papers(door);
    }

    @Test
    void a_preview_tells_what_recording_then_records_and_leaves_no_trace() {
        papers.record(SMALL_INSTITUTION);
        papers.record(appoint("~a", "~p", "~x", "2020"));
        String request = papers.with(
                "kind: 'ACT', number: '~9', year: 2021", papers.nextId(), change("~b", "~p", "~y", "2021-03-01"));
        Map<String, String> state = door.state();
        Object position = position();
        double effects = effectsCounted();

        Answer preview = door.preview(request, "Idempotency-Key", papers.own("~key"));

        assertThat(preview.status()).as(preview.body()).isEqualTo(200);
        assertThat(door.state()).isEqualTo(state);
        assertThat(position()).isEqualTo(position);
        assertThat(effectsCounted()).isEqualTo(effects);
        Answer other = door.post(
                papers.instrument(papers.nextId(), "{type: 'registerPerson', personId: '~w', name: 'Mfano ~'}"),
                "Idempotency-Key",
                papers.own("~key"));
        assertThat(other.status()).as(other.body()).isEqualTo(201);
        Answer recorded = door.post(request);
        assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
        assertThat(eventTypes(preview.json().get("events")))
                .isEqualTo(eventTypes(recorded.json().get("recordedEvents")))
                .hasSize(3);
        assertThat(preview.json().get("events").get(2).get("data")).isEqualTo(door.payload(papers.own("~b-start")));
    }

    @Test
    void the_structure_is_told_before_and_after_on_the_first_day_that_changes() {
        papers.record(SMALL_INSTITUTION);
        papers.record(appoint("~a", "~p", "~x", "2020"));

        JsonNode preview = preview(change("~b", "~p", "~y", "2021-03-01"));

        assertThat(preview.get("before").get("basis").get("on").asString()).isEqualTo("2021-03-01");
        assertThat(preview.get("before").get("basis").get("institution").asString())
                .isEqualTo(papers.own("~i"));
        assertThat(preview.get("before").get("institution").get("id").asString())
                .isEqualTo(papers.own("~i"));
        assertThat(names(preview.get("before"))).containsExactly(papers.own("Mfano Asha ~"));
        assertThat(names(preview.get("after"))).containsExactly(papers.own("Mfano Bakari ~"));
        assertThat(preview.get("after").get("units"))
                .extracting(unit -> unit.get("id").asString())
                .containsExactly(papers.own("~u"));
        assertThat(preview.get("doubts")).isEmpty();
    }

    @Test
    void another_day_can_be_asked_for() {
        papers.record(SMALL_INSTITUTION);
        papers.record(appoint("~a", "~p", "~x", "2020"));
        String request = papers.instrument(papers.nextId(), change("~b", "~p", "~y", "2021-03-01"));

        JsonNode preview = door.postTo(
                        "/api/instruments?preview=true&on=2021-02-28", request.getBytes(StandardCharsets.UTF_8))
                .json();

        assertThat(names(preview.get("before"))).containsExactly(papers.own("Mfano Asha ~"));
        assertThat(names(preview.get("after"))).containsExactly(papers.own("Mfano Asha ~"));
        assertThat(preview.get("after")
                        .get("posts")
                        .get(0)
                        .get("holders")
                        .get(0)
                        .get("lastDay")
                        .asString())
                .isEqualTo("2021-02-28");
    }

    @Test
    void a_correction_shows_the_day_that_it_takes_away() {
        papers.record(SMALL_INSTITUTION);
        papers.record(appoint("~a", "~p", "~x", "2020"));

        JsonNode preview = preview(Papers.correct("~a-start", "{effectiveFrom: '2020-07-01'}"));

        assertThat(preview.get("before").get("basis").get("on").asString()).isEqualTo("2020-01-01");
        assertThat(names(preview.get("before"))).containsExactly(papers.own("Mfano Asha ~"));
        assertThat(names(preview.get("after"))).isEmpty();
    }

    @Test
    void what_did_not_exist_before_is_not_in_the_structure_before() {
        JsonNode preview = preview(SMALL_INSTITUTION);

        assertThat(preview.get("before").get("institution").isNull()).isTrue();
        assertThat(preview.get("before").get("units")).isEmpty();
        assertThat(preview.get("after").get("institution").get("id").asString()).isEqualTo(papers.own("~i"));
        assertThat(preview.get("after").get("posts")).hasSize(1);
    }

    @Test
    void of_two_institutions_the_units_and_posts_are_told_and_neither_is_named_alone() {
        papers.record(SMALL_INSTITUTION);

        JsonNode preview = preview(
                "{type: 'establishInstitution', institutionId: '~j', name: {sw: 'Taasisi'}, effectiveFrom: '2019'}",
                Papers.unit("k", "institutionId: '~j'"),
                Papers.unit("v", ""));

        assertThat(preview.get("after").get("institution").isNull()).isTrue();
        assertThat(preview.get("after").get("units"))
                .extracting(unit -> unit.get("id").asString())
                .containsExactlyInAnyOrder(papers.own("~k"), papers.own("~v"));
    }

    @Test
    void a_unit_is_told_with_the_post_that_heads_it_although_only_its_name_changes() {
        papers.record(SMALL_INSTITUTION);
        papers.record(Papers.post("h", "headsUnit: true"));

        JsonNode preview =
                preview("{type: 'renameUnit', unitId: '~u', name: {sw: 'Idara mpya'}, effectiveFrom: '2020'}");

        assertThat(preview.get("after").get("units").get(0).get("headPostId").asString())
                .isEqualTo(papers.own("~h"));
        assertThat(preview.get("after").get("posts")).isEmpty();
    }

    @Test
    void refusals_are_told_all_of_them() {
        papers.record(SMALL_INSTITUTION);

        JsonNode preview = preview(
                end("~nobody", "2021"),
                appoint("~a", "~p", "~x", "2020"),
                "{type: 'renameUnit', unitId: '~none', name: {sw: 'x'}, effectiveFrom: '2020'}");

        assertThat(preview.get("refusals"))
                .extracting(refusal -> refusal.get("code").asString() + refusal.get("effect"))
                .containsExactlyInAnyOrder("IDENTIFIER_NOT_KNOWN0", "IDENTIFIER_NOT_KNOWN2");
        assertThat(preview.get("refusals").get(0).get("message").asString()).contains("hakijulikani");
        assertThat(names(preview.get("after"))).containsExactly(papers.own("Mfano Asha ~"));
    }

    @Test
    void a_refusal_by_a_rule_is_told_beside_the_structure() {
        papers.record(SMALL_INSTITUTION);

        JsonNode preview = preview(appoint("~a", "~p", "~x", "2018"));

        assertThat(preview.get("refusals"))
                .extracting(refusal -> refusal.get("code").asString())
                .containsExactly("POST_DOES_NOT_EXIST_ON_THAT_DAY");
        assertThat(preview.get("before").get("basis").get("on").asString()).isEqualTo("2018-01-01");
    }

    @Test
    void findings_are_told_with_their_acknowledgement_or_without() {
        papers.record(SMALL_INSTITUTION);
        papers.record(appoint("~a", "~p", "~x", "2020"));
        String surplus = appoint("~b", "~p", "~y", "2021");

        JsonNode open = preview(surplus);
        JsonNode acknowledged = door.preview(papers.with(
                        "acknowledge: [{code: 'MORE_HOLDERS_THAN_SEATS', effect: 0, reason: 'so it says'}]",
                        papers.nextId(),
                        surplus))
                .json();
        JsonNode idle = door.preview(papers.with(
                        "acknowledge: [{code: 'MORE_HOLDERS_THAN_SEATS', effect: 1, reason: 'so it says'}]",
                        papers.nextId(),
                        surplus))
                .json();

        assertThat(open.get("findings")).hasSize(1);
        assertThat(open.get("findings").get(0).get("code").asString()).isEqualTo("MORE_HOLDERS_THAN_SEATS");
        assertThat(open.get("findings").get(0).get("acknowledgement").isNull()).isTrue();
        assertThat(open.get("refusals")).isEmpty();
        assertThat(names(open.get("after"))).containsExactly(papers.own("Mfano Asha ~"), papers.own("Mfano Bakari ~"));
        assertThat(acknowledged.get("findings").get(0).get("acknowledgement").asString())
                .isEqualTo("so it says");
        assertThat(idle.get("refusals"))
                .extracting(refusal -> refusal.get("code").asString())
                .containsExactly("NOTHING_TO_ACKNOWLEDGE");
    }

    @Test
    void what_was_recorded_already_is_not_previewed() {
        papers.record(SMALL_INSTITUTION);
        String paper = "kind: 'ACT', number: '~12', year: 2019";
        String request = papers.with(paper, papers.nextId(), Papers.unit("v", ""));
        assertThat(door.post(request).status()).isEqualTo(201);

        Answer same = door.preview(request);
        Answer samePaper = door.preview(papers.with(paper, papers.nextId(), Papers.unit("w", "")));

        assertThat(List.of(same.status(), samePaper.status())).containsOnly(409);
        assertThat(List.of(same.code(), samePaper.code())).containsOnly("INSTRUMENT_ALREADY_RECORDED");
    }

    @Test
    void a_preview_is_told_in_the_language_asked_for() {
        papers.record(SMALL_INSTITUTION);
        String request = papers.instrument(papers.nextId(), end("~nobody", "2021"));

        Answer english = door.preview(request, "Accept-Language", "en");

        assertThat(english.header("Content-Language")).isEqualTo("en");
        assertThat(english.json().get("refusals").get(0).get("message").asString())
                .contains("is not known");
    }

    private JsonNode preview(String... effects) {
        Answer answer = door.preview(papers.instrument(papers.nextId(), effects));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> names(JsonNode structure) {
        return structure
                .get("posts")
                .valueStream()
                .flatMap(post -> post.get("holders").valueStream())
                .map(holder -> holder.get("name").asString())
                .toList();
    }

    private static List<String> eventTypes(JsonNode events) {
        return events.valueStream()
                .map(event -> event.get("effect") + " "
                        + (event.get("effect").isNull() ? "" : event.get("factId")) + " " + event.get("eventType") + " "
                        + event.get("entityId"))
                .toList();
    }

    private Object position() {
        return door.sql()
                .sql("select last_value from register.event_position_seq")
                .query(Long.class)
                .single();
    }

    private double effectsCounted() {
        return door.send(door.request("/actuator/prometheus").GET().build())
                .body()
                .lines()
                .filter(line -> line.startsWith("uteuzi_effects_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
