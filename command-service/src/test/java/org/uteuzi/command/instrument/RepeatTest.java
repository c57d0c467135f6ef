package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uteuzi.command.instrument.Papers.SMALL_INSTITUTION;
import static org.uteuzi.command.instrument.Papers.appoint;
import static org.uteuzi.command.instrument.Papers.change;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uteuzi.command.instrument.Door.Answer;
import org.uteuzi.command.thing.Effects;

/** The same request, sent again, and one paper, sent as two. */
@ExtendWith(SharedDoor.class)
class RepeatTest {

    private static final String PERSON = "{type: 'registerPerson', personId: '~x', name: 'Mfano Asha ~'}";

    private final Door door;
    private final Papers papers;

    RepeatTest(Door door) {
        this.door = door;
        this.papers = new Papers(door);
    }

    @Test
    void a_repeat_is_answered_byte_for_byte_like_the_first_and_records_nothing() {
        papers.record(SMALL_INSTITUTION);
        papers.record(appoint("~a", "~p", "~x", "2020"));
        String request = papers.with(
                "acknowledge: [{code: 'MORE_HOLDERS_THAN_SEATS', effect: 1, reason: 'so says the paper'}]",
                papers.nextId(),
                change("~b", "~p", "~y", "2021"),
                appoint("~c", "~p", "~z", "2021"),
                "{type: 'registerPerson', personId: '~w', name: 'Mfano Dalila ~'}");
        Answer first = door.post(request);
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        Map<String, String> state = door.state();

        Answer second = door.post(request);

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(door.state()).isEqualTo(state);
    }

    @Test
    void a_repeat_is_recognised_by_what_it_says_not_by_how_it_is_written() {
        String id = papers.nextId();
        door.post(papers.own("""
                {"instrumentId":"%s","kind":"OTHER","jurisdiction":"TZ","year":2020,"title":{"sw":"Mfano é","en":null},
                 "effects":[{"type":"registerPerson","personId":"~x","name":"Mfano ~"}]}""".formatted(id)));

        Answer second = door.post(papers.own("""
                 { "effects" : [ {"name": "Mf\\u0061no ~", "personId": "~x", "type": "registerPerson"} ],
                   "title": {"en": null, "sw": "Mfano \\u00e9"},
                   "year": 2020,
                   "jurisdiction": "TZ", "kind": "OTHER", "instrumentId": "%s" }
                """.formatted(id)));

        assertThat(second.status()).as(second.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: 'registerPerson', personId: '~x', name: 'Mfano Ashaa'}",
                "{type: 'registerPerson', personId: '~y', name: 'Mfano Asha ~'}",
                "{type: 'registerPerson', personId: '~x', name: 'Mfano Asha ~', effectiveFrom: null}"
            })
    void another_request_under_the_same_id_is_refused(String other) {
        String id = papers.nextId();
        door.post(papers.instrument(id, PERSON));
        Map<String, String> state = door.state();

        Answer answer = door.post(papers.instrument(id, other), "Accept-Language", "en");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("INSTRUMENT_ALREADY_RECORDED");
        assertThat(answer.json().get("detail").asString()).contains(id);
        assertThat(door.state()).isEqualTo(state);
    }

    @Test
    void a_request_without_an_id_is_repeated_by_its_key() {
        String request = withoutId(papers.instrument("unused", PERSON));
        Answer first = door.post(request, "Idempotency-Key", papers.own("~key"));
        Answer second = door.post(request, "Idempotency-Key", papers.own("~key"));

        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void a_key_is_not_used_for_another_request() {
        Answer first = door.post(withoutId(papers.instrument("unused", PERSON)), "Idempotency-Key", papers.own("~key"));
        String recorded = first.json().get("instrumentId").asString();

        Answer answer = door.post(
                withoutId(papers.instrument("unused", PERSON.replace("~x", "~y"))),
                "Idempotency-Key",
                papers.own("~key"),
                "Accept-Language",
                "en");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(answer.body()).as("it may be another's").doesNotContain(recorded);
    }

    @Test
    void a_request_without_id_and_key_is_a_new_one_each_time() {
        String request = withoutId(papers.instrument("unused", PERSON.replace("personId: '~x'", "personId: '~z'")));
        assertThat(door.post(request).status()).isEqualTo(201);

        Answer second = door.post(request);

        assertThat(second.status()).isEqualTo(422);
        assertThat(second.problems()).containsExactly("IDENTIFIER_ALREADY_USED 0");
    }

    @Test
    void a_refused_request_leaves_its_key_free() {
        Answer refused = door.post(
                papers.instrument(papers.nextId(), appoint("~a", "~p", "~x", "2020")),
                "Idempotency-Key",
                papers.own("~key"));
        assertThat(refused.status()).isEqualTo(422);

        assertThat(door.post(papers.instrument(papers.nextId(), PERSON), "Idempotency-Key", papers.own("~key"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void one_paper_is_recorded_once_for_one_institution() {
        papers.record(SMALL_INSTITUTION);
        String paper = "kind: 'ACT', number: '~12', year: 2019";
        assertThat(door.post(papers.with(paper, papers.nextId(), Papers.unit("v", "")))
                        .status())
                .isEqualTo(201);
        Map<String, String> state = door.state();

        Answer second = door.post(papers.with(paper, papers.nextId(), Papers.unit("w", "")));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("INSTRUMENT_ALREADY_RECORDED");
        assertThat(door.state()).isEqualTo(state);
    }

    @Test
    void one_paper_is_told_by_the_posts_and_units_that_it_is_about() {
        papers.record(SMALL_INSTITUTION);
        String paper = "kind: 'APPOINTMENT_LETTER', issuer: 'Waziri', number: '~1', year: 2020";
        assertThat(door.post(papers.with(paper, papers.nextId(), appoint("~a", "~p", "~x", "2020")))
                        .status())
                .isEqualTo(201);

        assertThat(door.post(papers.with(
                                paper,
                                papers.nextId(),
                                "{type: 'renameUnit', unitId: '~u', name: {sw: 'x'}, effectiveFrom: '2020'}"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void another_institution_another_kind_another_issuer_and_another_year_are_other_papers() {
        papers.record(SMALL_INSTITUTION);
        papers.record(
                "{type: 'establishInstitution', institutionId: '~j', name: {sw: 'Taasisi'}, effectiveFrom: '2019'}");
        String paper = "kind: 'CIRCULAR', issuer: 'Waziri', number: '~1', year: 2020";
        String rename = "{type: 'renameUnit', unitId: '~u', name: {sw: 'x'}, effectiveFrom: '2020'}";
        assertThat(door.post(papers.with(paper, papers.nextId(), rename)).status())
                .isEqualTo(201);

        for (String other : new String[] {
            paper.replace("CIRCULAR", "OTHER"),
            paper.replace("Waziri", "Rais"),
            paper.replace("2020", "2021"),
            paper.replace("'~1'", "'~2'"),
            paper.replace("CIRCULAR", "GAZETTE_NOTICE"),
            paper.replace("number: '~1', ", ""),
            paper.replace(", year: 2020", ""),
            paper.replace("issuer: 'Waziri', ", "")
        }) {
            Answer answer = door.post(papers.with(other, papers.nextId(), rename));
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        }
        assertThat(door.post(papers.with(paper, papers.nextId(), Papers.unit("k", "institutionId: '~j'")))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void more_of_the_same_paper_is_recorded_by_an_instrument_that_names_the_first() {
        papers.record(SMALL_INSTITUTION);
        String first = papers.nextId();
        String paper = "kind: 'ACT', number: '~12', year: 2019";
        door.post(papers.with(paper, first, Papers.unit("v", "")));

        Answer more =
                door.post(papers.with(paper + ", continues: '" + first + "'", papers.nextId(), Papers.unit("w", "")));

        assertThat(more.status()).as(more.body()).isEqualTo(201);
    }

    @Test
    void an_instrument_continues_only_one_that_was_recorded() {
        Answer answer = door.post(papers.with("continues: '~nothing'", papers.nextId(), PERSON));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problems()).containsExactly("IDENTIFIER_NOT_KNOWN");
    }

    private static String withoutId(String request) {
        var json = Effects.json(request);
        json.remove("instrumentId");
        return json.toString();
    }
}
