package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.uteuzi.command.instrument.Papers.SMALL_INSTITUTION;
import static org.uteuzi.command.instrument.Papers.appoint;
import static org.uteuzi.command.instrument.Papers.change;
import static org.uteuzi.command.instrument.Papers.correct;
import static org.uteuzi.command.instrument.Papers.end;
import static org.uteuzi.command.instrument.Papers.post;
import static org.uteuzi.command.instrument.Papers.unit;
import static org.uteuzi.command.instrument.Papers.withdraw;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What one instrument is: all of its effects or none, in the order in which it gives them. */
@ExtendWith(SharedDoor.class)
class InstrumentTest {

    private final Door door;
    private final Papers papers;

    InstrumentTest(Door door) {
        this.door = door;
        this.papers = new Papers(door);
    }

    @Test
    void a_refused_last_effect_leaves_nothing_and_no_id_is_lost() {
        papers.record(SMALL_INSTITUTION);
        String[] good = {
            unit("v", "parentUnitId: '~u'"),
            post("q", "unitId: '~v', reportsTo: '~p'"),
            "{type: 'registerPerson', factId: '~f-w', personId: '~w', name: 'Mfano Dalila ~'}",
            appoint("~a", "~q", "~w", "2020"),
            end("~a", "2021"),
            "{type: 'renameUnit', factId: '~f-n', unitId: '~u', name: {sw: 'Idara Kuu'}, effectiveFrom: '2020'}"
        };
        List<String> bad = new ArrayList<>(List.of(good));
        bad.add(appoint("~b", "~q", "~nobody", "2021"));
        Map<String, String> before = door.state();

        Door.Answer refused = door.post(
                papers.with(
                        "number: '1', year: 2020, issuer: '~issuer'", papers.own("~paper"), bad.toArray(String[]::new)),
                "Idempotency-Key",
                papers.own("~key"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems()).containsExactly("IDENTIFIER_NOT_KNOWN 6");
        assertThat(door.state()).isEqualTo(before);

        Door.Answer recorded = door.post(
                papers.with("number: '1', year: 2020, issuer: '~issuer'", papers.own("~paper"), good),
                "Idempotency-Key",
                papers.own("~key"));
        assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
    }

    @Test
    void an_instrument_that_only_the_guard_refuses_leaves_nothing() {
        papers.record(SMALL_INSTITUTION);
        Map<String, String> before = door.state();

        Door.Answer refused = papers.send(unit("v", ""), post("q", "unitId: '~v', effectiveFrom: '2018-12-31'"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems()).containsExactly("UNIT_DOES_NOT_EXIST_ON_THAT_DAY 1");
        assertThat(door.state()).isEqualTo(before);
        papers.record(unit("v", ""), post("q", "unitId: '~v'"));
    }

    @Test
    void all_refusals_are_told_not_the_first() {
        papers.record(SMALL_INSTITUTION);
        papers.record(appoint("~a", "~p", "~x", "2020"), end("~a", "2021"));

        Door.Answer refused = papers.send(
                appoint("~b", "~p", "~y", "2021"),
                end("~a", "2022"),
                end("~unknown", "2022"),
                correct("~f-none", "{effectiveFrom: '2020'}"),
                withdraw("~w", "~f-none"),
                "{type: 'renameUnit', unitId: '~no-unit', name: {sw: 'x'}, effectiveFrom: '2020'}",
                unit("u", "factId: '~f-u-2'"),
                appoint("~a", "~p", "~z", "2023").replace("~a-start", "~a-start-2"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("RULES_REFUSED");
        assertThat(refused.problems())
                .containsExactlyInAnyOrder(
                        "IDENTIFIER_NOT_KNOWN 2",
                        "FACT_NOT_KNOWN 3",
                        "FACT_NOT_KNOWN 4",
                        "IDENTIFIER_NOT_KNOWN 5",
                        "IDENTIFIER_ALREADY_USED 6",
                        "IDENTIFIER_ALREADY_USED 7");
    }

    @Test
    void all_rules_that_an_instrument_breaks_are_told_together() {
        papers.record(SMALL_INSTITUTION);

        Door.Answer refused = papers.send(
                unit("v", "parentUnitId: '~v'"),
                post("q", "reportsTo: '~q'"),
                post("r", "effectiveFrom: '2018'"),
                appoint("~a", "~p", "~nobody", "2018"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems())
                .containsExactlyInAnyOrder(
                        "UNITS_IN_A_CIRCLE 0",
                        "REPORTING_IN_A_CIRCLE 1",
                        "UNIT_DOES_NOT_EXIST_ON_THAT_DAY 2",
                        "POST_DOES_NOT_EXIST_ON_THAT_DAY 3",
                        "IDENTIFIER_NOT_KNOWN 3");
    }

    @Test
    void later_effects_use_what_earlier_ones_made() {
        List<String> effects = new ArrayList<>(Arrays.asList(SMALL_INSTITUTION));
        effects.addAll(List.of(
                appoint("~a", "~p", "~x", "2020-03-01"),
                change("~b", "~p", "~y", "2021-03-01"),
                end("~b", "2022-03-01"),
                appoint("~c", "~p", "~z", "2022-03-01"),
                correct("~c-start", "{effectiveFrom: '2022-03-02'}"),
                withdraw("~w", "~b-end-2022-03-01"),
                withdraw("~w2", "~w")));

        Door.Answer recorded = papers.record(effects.toArray(String[]::new));

        assertThat(recorded.json().get("recordedEvents").valueStream())
                .extracting(event -> event.get("eventType").asString() + " " + event.get("effect"))
                .endsWith(
                        "post.holder-appointed 7",
                        "post.appointment-ended 8",
                        "post.holder-appointed 8",
                        "post.appointment-ended 9",
                        "post.holder-appointed 10",
                        "post.holder-appointed 11",
                        "instrument.fact-withdrawn 12",
                        "instrument.fact-withdrawn 13");
        assertThat(door.sql()
                        .sql("select id from guard.appointment where post_id = ? order by effective_from")
                        .param(papers.own("~p"))
                        .query(String.class)
                        .list())
                .containsExactly(papers.own("~a"), papers.own("~b"), papers.own("~c"));
    }

    @Test
    void an_effect_does_not_use_what_a_later_one_makes() {
        papers.record(SMALL_INSTITUTION);

        Door.Answer refused = papers.send(
                "{type: 'renameUnit', unitId: '~v', name: {sw: 'x'}, effectiveFrom: '2020'}",
                end("~a", "2021"),
                correct("~a-start", "{effectiveFrom: '2020'}"),
                unit("v", ""),
                appoint("~a", "~p", "~x", "2019"));

        assertThat(refused.problems())
                .containsExactlyInAnyOrder("IDENTIFIER_NOT_KNOWN 0", "IDENTIFIER_NOT_KNOWN 1", "FACT_NOT_KNOWN 2");
    }

    @Test
    void no_id_is_given_twice_in_one_instrument() {
        papers.record(SMALL_INSTITUTION);
        papers.record(post("q", ""));
        Map<String, String> before = door.state();

        Door.Answer refused = papers.send(
                appoint("~a", "~p", "~x", "2020"),
                appoint("~a", "~q", "~y", "2020").replace("~a-start", "~a-start-2"),
                unit("v", ""),
                unit("v", "factId: '~f-v-2'"),
                "{type: 'registerPerson', factId: '~f-x', personId: '~w', name: 'Mfano ~'}");

        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.problems())
                .containsExactlyInAnyOrder(
                        "IDENTIFIER_ALREADY_USED 1", "IDENTIFIER_ALREADY_USED 3", "IDENTIFIER_ALREADY_USED 4");
        assertThat(door.state()).isEqualTo(before);
    }

    @Test
    void the_instrument_is_the_first_entry_and_says_how_many_follow() {
        papers.record(SMALL_INSTITUTION);
        String id = papers.nextId();
        door.post(papers.instrument(
                id, appoint("~a", "~p", "~x", "2020"), change("~b", "~p", "~y", "2021"), unit("v", "")));

        await().until(() -> door.sql()
                        .sql("select count(*) from register.event left join register.entry using (position)"
                                + " where number is null")
                        .query(Integer.class)
                        .single()
                == 0);
        List<Map<String, Object>> entries = door.sql()
                .sql("select number, event_type, payload, entry.recorded_at from register.event"
                        + " join register.entry using (position) where instrument_id = ? order by number")
                .param(id)
                .query()
                .listOfRows();
        assertThat(entries)
                .extracting(entry -> entry.get("event_type"))
                .containsExactly(
                        "instrument.instrument-recorded",
                        "post.holder-appointed",
                        "post.appointment-ended",
                        "post.holder-appointed",
                        "unit.unit-established");
        assertThat(entries.getFirst().get("payload"))
                .asString()
                .contains("\"eventsThatFollow\":4")
                .contains("\"recordedBy\":\"msimamizi-wa-majaribio\"");
        long first = (long) entries.getFirst().get("number");
        assertThat(entries)
                .extracting(entry -> (Long) entry.get("number"))
                .containsExactlyElementsOf(
                        IntStream.range(0, 5).mapToObj(i -> first + i).toList());
        assertThat(entries)
                .extracting(entry -> entry.get("recorded_at"))
                .containsOnly(entries.getFirst().get("recorded_at"));
    }

    @Test
    void dates_are_stored_as_they_were_written() {
        papers.record(SMALL_INSTITUTION);
        door.post(papers.with(
                "signedOn: '2019', publishedOn: '2019-07'",
                papers.own("~paper"),
                appoint("~a", "~p", "~x", "2019-07")
                        .replace("capacity:", "termEndsOn: '2022', dateBasis: 'PUBLISHED', capacity:"),
                "{type: 'endAppointment', factId: '~e', appointmentId: '~a', lastDay: '2021', reason: 'RETIRED'}",
                correct("~e", "{lastDay: '2021-06'}").replace("factId", "ownFactId: '~c', factId")));

        JsonNode instrument = door.payload(factOf(papers.own("~paper")));
        assertThat(instrument.at("/particulars/signedOn").asString()).isEqualTo("2019");
        assertThat(instrument.at("/particulars/publishedOn").asString()).isEqualTo("2019-07");
        JsonNode start = door.payload(papers.own("~a-start"));
        assertThat(start.get("effectiveFrom").asString()).isEqualTo("2019-07");
        assertThat(start.get("termEndsOn").asString()).isEqualTo("2022");
        assertThat(start.get("dateBasis").asString()).isEqualTo("PUBLISHED");
        assertThat(door.payload(papers.own("~e")).get("until").asString()).isEqualTo("2022");
        assertThat(door.payload(papers.own("~c")).get("until").asString()).isEqualTo("2021-07");
    }

    @Test
    void a_thing_is_used_again_rightly_after_an_instrument_about_it_was_refused() {
        papers.record(SMALL_INSTITUTION);
        papers.record(appoint("~a", "~p", "~x", "2020"));
        for (int i = 0; i < 3; i++) {
            Door.Answer refused = papers.send(
                    end("~a", "2021"),
                    appoint("~b", "~p", "~y", "2021"),
                    "{type: 'renameUnit', unitId: '~u', name: {sw: 'x'}, effectiveFrom: '2020'}",
                    appoint("~c", "~p", "~nobody", "2022"));
            assertThat(refused.status()).isEqualTo(422);
        }

        papers.record(end("~a", "2021"), appoint("~b", "~p", "~y", "2021"));

        assertThat(door.sql()
                        .sql("select sequence_number || ' ' || event_type from register.event where aggregate_id = ?"
                                + " order by sequence_number")
                        .param(papers.own("post:~p"))
                        .query(String.class)
                        .list())
                .containsExactly(
                        "0 post.post-established",
                        "1 post.holder-appointed",
                        "2 post.appointment-ended",
                        "3 post.holder-appointed");
    }

    @Test
    void names_of_every_script_are_kept_as_written() {
        String name = "عائشة بنت مفانو · e\u0301 · \u202Eabc · 李 · \uD83D\uDE00";
        papers.record("{type: 'registerPerson', factId: '~f', personId: '~x', name: '" + name + "'}");

        assertThat(door.payload(papers.own("~f")).get("name").asString()).isEqualTo(name);
    }

    @Test
    void an_instrument_of_twenty_thousand_effects_is_recorded() {
        String[] effects = IntStream.range(0, 20_000)
                .mapToObj(i -> "{type: 'registerPerson', personId: '~" + i + "', name: 'Mfano ~" + i + "'}")
                .toArray(String[]::new);

        Door.Answer recorded = papers.record(effects);

        assertThat(recorded.json().get("recordedEvents").size()).isEqualTo(20_001);
    }

    @Test
    void the_answer_names_what_was_recorded_and_where_to_read_it() {
        String id = papers.nextId();
        Door.Answer recorded =
                door.post(papers.instrument(id, "{type: 'registerPerson', personId: '~x', name: 'Mfano ~'}"));

        assertThat(recorded.header("Location")).endsWith("/api/instruments/" + id);
        assertThat(recorded.header("Content-Type")).isEqualTo("application/json");
        assertThat(recorded.json().get("instrumentId").asString()).isEqualTo(id);
        assertThat(recorded.json().get("findings").isEmpty()).isTrue();
        JsonNode person = recorded.json().get("recordedEvents").get(1);
        assertThat(person.get("entityId").asString()).isEqualTo(papers.own("~x"));
        assertThat(door.payload(person.get("factId").asString()).get("name").asString())
                .isEqualTo(papers.own("Mfano ~"));
    }

    private String factOf(String instrumentId) {
        return door.sql()
                .sql("select fact_id from register.event where aggregate_id = ?")
                .param("instrument:" + instrumentId)
                .query(String.class)
                .single();
    }
}
