package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uteuzi.command.instrument.Papers.SMALL_INSTITUTION;
import static org.uteuzi.command.instrument.Papers.appoint;
import static org.uteuzi.command.instrument.Papers.change;
import static org.uteuzi.command.instrument.Papers.correct;
import static org.uteuzi.command.instrument.Papers.end;
import static org.uteuzi.command.instrument.Papers.post;
import static org.uteuzi.command.instrument.Papers.unit;
import static org.uteuzi.command.instrument.Papers.withdraw;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uteuzi.command.instrument.Door.Answer;
import tools.jackson.databind.JsonNode;

/** What cannot be and what breaks the law, told at the door. */
@ExtendWith(SharedDoor.class)
class RulesTest {

    private final Door door;
    private final Papers papers;

    RulesTest(Door door) {
        this.door = door;
        this.papers = new Papers(door);
    }

    @BeforeEach
    void a_small_institution() {
        papers.record(SMALL_INSTITUTION);
    }

    @Test
    void papers_of_corrections_and_mandates_whose_words_are_taken_over_are_known() {
        papers.record(appoint("~a", "~p", "~x", "2020"));
        String corrected =
                "{type: 'correct', factId: '~a-start', with: {effectiveFrom: '2021'}, cause: 'INSTRUMENT', reason:"
                        + " 'mfano', paper: '%s'}";
        String withdrawn = "{type: 'withdraw', factId: '~a-start', cause: 'SET_ASIDE', reason: 'mfano', paper: '%s'}";
        String mandate = "{type: 'setMandate', factId: '~%s', unitId: '~u', text: {sw: 'Kusimamia'}, from: ['~%s'],"
                + " effectiveFrom: '2020'}";

        assertThat(papers.send(corrected.formatted("~nowhere")).problems()).containsExactly("IDENTIFIER_NOT_KNOWN 0");
        assertThat(papers.send(withdrawn.formatted("~nowhere")).problems()).containsExactly("IDENTIFIER_NOT_KNOWN 0");
        assertThat(papers.send(mandate.formatted("m", "nothing")).problems()).containsExactly("FACT_NOT_KNOWN 0");
        papers.record(mandate.formatted("m", "a-start"), mandate.formatted("n", "m"));
        String own = papers.nextId();
        assertThat(door.post(papers.instrument(own, corrected.formatted(own))).status())
                .isEqualTo(201);
        own = papers.nextId();
        assertThat(door.post(papers.instrument(own, withdrawn.formatted(own))).status())
                .isEqualTo(201);
    }

    // ------------------------------------------------------------------------------------------------------ findings

    @Test
    void one_holder_too_many_stops_the_instrument_until_it_is_acknowledged() {
        papers.record(appoint("~a", "~p", "~x", "2020-03-01"));
        Map<String, String> state = door.state();
        String id = papers.nextId();
        String[] effects = {
            "{type: 'renameUnit', unitId: '~u', name: {sw: 'x'}, effectiveFrom: '2020'}",
            appoint("~b", "~p", "~y", "2021-03-01")
        };

        Answer stopped = door.post(papers.instrument(id, effects), "Accept-Language", "en");

        assertThat(stopped.status()).isEqualTo(422);
        assertThat(stopped.code()).isEqualTo("FINDINGS_TO_ACKNOWLEDGE");
        assertThat(stopped.problems()).containsExactly("MORE_HOLDERS_THAN_SEATS 1");
        JsonNode problem = stopped.json().get("problems").get(0);
        assertThat(problem.get("message").asString())
                .contains(papers.own("~p"))
                .contains("2 holders from 1 March 2021");
        assertThat(door.state()).isEqualTo(state);

        Answer recorded = door.post(papers.with(
                "acknowledge: [{code: 'MORE_HOLDERS_THAN_SEATS', effect: 1, reason: 'the paper names both'}]",
                id,
                effects));

        assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
        JsonNode finding = recorded.json().get("findings").get(0);
        assertThat(finding.get("code").asString()).isEqualTo("MORE_HOLDERS_THAN_SEATS");
        assertThat(finding.get("effect").asInt()).isEqualTo(1);
        assertThat(finding.get("acknowledgement").asString()).isEqualTo("the paper names both");
        assertThat(door.sql()
                        .sql("select payload from register.event where aggregate_id = ?")
                        .param("instrument:" + id)
                        .query(String.class)
                        .single())
                .contains("\"acknowledgement\":\"the paper names both\"");
    }

    @Test
    void fewer_seats_than_holders_are_found_too_and_what_was_acknowledged_is_not_found_again() {
        papers.record("{type: 'amendPost', postId: '~p', seats: 2, effectiveFrom: '2020'}");
        papers.record(appoint("~a", "~p", "~x", "2020-03-01"), appoint("~b", "~p", "~y", "2020-03-01"));
        String fewer = "{type: 'amendPost', postId: '~p', seats: 1, effectiveFrom: '2022'}";

        assertThat(papers.send(fewer).problems()).containsExactly("MORE_HOLDERS_THAN_SEATS 0");
        assertThat(door.post(papers.with(
                                "acknowledge: [{code: 'MORE_HOLDERS_THAN_SEATS', effect: 0, reason: 'until one"
                                        + " leaves'}]",
                                papers.nextId(),
                                fewer))
                        .status())
                .isEqualTo(201);

        papers.record("{type: 'amendPost', postId: '~p', title: {sw: 'Mkuu'}, effectiveFrom: '2023'}");
    }

    @Test
    void a_third_holder_is_found_although_the_second_was_acknowledged() {
        papers.record(appoint("~a", "~p", "~x", "2020"));
        door.post(papers.with(
                "acknowledge: [{code: 'MORE_HOLDERS_THAN_SEATS', effect: 0, reason: 'both'}]",
                papers.nextId(),
                appoint("~b", "~p", "~y", "2021")));

        assertThat(papers.send(appoint("~c", "~p", "~z", "2021")).problems())
                .containsExactly("MORE_HOLDERS_THAN_SEATS 0");
    }

    @Test
    void nobody_acting_and_nobody_in_a_post_whose_seats_are_not_stated_is_too_many() {
        papers.record(post("q", ""));
        papers.record(
                appoint("~a", "~p", "~x", "2020").replace("SUBSTANTIVE", "ACTING"),
                appoint("~b", "~p", "~y", "2020").replace("SUBSTANTIVE", "ACTING"),
                appoint("~c", "~q", "~x", "2020"),
                appoint("~d", "~q", "~y", "2020"));
    }

    @Test
    void what_the_effects_leave_counts_not_what_they_pass_through() {
        papers.record(appoint("~a", "~p", "~x", "2020"));
        papers.record(appoint("~b", "~p", "~y", "2021"), end("~a", "2021"));
    }

    @ParameterizedTest
    @CsvSource({"MORE_HOLDERS_THAN_SEATS,0", "MORE_HOLDERS_THAN_SEATS,null", "NO_SUCH_FINDING,1"})
    void an_acknowledgement_that_matches_nothing_is_refused(String code, String effect) {
        Answer answer = door.post(papers.with(
                "acknowledge: [{code: '%s', effect: %s, reason: 'in case'}]".formatted(code, effect),
                papers.nextId(),
                "{type: 'renameUnit', unitId: '~u', name: {sw: 'x'}, effectiveFrom: '2020'}",
                appoint("~a", "~p", "~x", "2020")));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("RULES_REFUSED");
        assertThat(answer.problems()).containsExactly("NOTHING_TO_ACKNOWLEDGE");
    }

    @Test
    void an_acknowledgement_of_another_effect_leaves_the_finding_open() {
        papers.record(appoint("~a", "~p", "~x", "2020"));

        Answer answer = door.post(papers.with(
                "acknowledge: [{code: 'MORE_HOLDERS_THAN_SEATS', effect: 7, reason: 'in case'}]",
                papers.nextId(),
                appoint("~b", "~p", "~y", "2021")));

        assertThat(answer.code()).isEqualTo("FINDINGS_TO_ACKNOWLEDGE");
    }

    // ------------------------------------------------------------------------------------------------------- circles

    @Test
    void units_are_not_part_of_themselves() {
        papers.record(unit("v", "parentUnitId: '~u'"), unit("w", "parentUnitId: '~v'"));

        Answer answer = door.post(
                papers.instrument(
                        papers.nextId(), "{type: 'moveUnit', unitId: '~u', parentUnitId: '~w', effectiveFrom: '2021'}"),
                "Accept-Language",
                "en");

        assertThat(answer.problems()).containsExactly("UNITS_IN_A_CIRCLE 0");
        assertThat(answer.json().at("/problems/0/message").asString())
                .isEqualTo(papers.own("“~u” cannot be part of “~w”, because “~w” is already part of “~u”."));
        assertThat(papers.send("{type: 'moveUnit', unitId: '~u', parentUnitId: '~u', effectiveFrom: '2021'}")
                        .problems())
                .containsExactly("UNITS_IN_A_CIRCLE 0");
        assertThat(papers.send(correct("~f-u", "{parentUnitId: '~w'}")).problems())
                .containsExactly("UNITS_IN_A_CIRCLE 0");
    }

    @Test
    void units_may_change_places_when_they_do_so_on_one_day() {
        papers.record(unit("v", "parentUnitId: '~u'"));
        papers.record(
                "{type: 'moveUnit', unitId: '~u', parentUnitId: '~v', effectiveFrom: '2021'}",
                "{type: 'moveUnit', unitId: '~v', parentUnitId: null, effectiveFrom: '2021'}");

        assertThat(papers.send("{type: 'moveUnit', unitId: '~v', parentUnitId: '~u', effectiveFrom: '2022'}")
                        .problems())
                .containsExactly("UNITS_IN_A_CIRCLE 0");
    }

    @Test
    void posts_do_not_report_to_themselves() {
        papers.record(post("q", "reportsTo: '~p'"), post("r", "reportsTo: '~q'"));

        Answer answer = door.post(
                papers.instrument(
                        papers.nextId(), "{type: 'amendPost', postId: '~p', reportsTo: '~r', effectiveFrom: '2021'}"),
                "Accept-Language",
                "en");

        assertThat(answer.problems()).containsExactly("REPORTING_IN_A_CIRCLE 0");
        assertThat(answer.json().at("/problems/0/message").asString())
                .isEqualTo(papers.own("“~p” cannot report to “~r”, because “~r” already reports to “~p”."));
        assertThat(papers.send(correct("~f-p", "{reportsTo: '~p'}")).problems())
                .containsExactly("REPORTING_IN_A_CIRCLE 0");
        papers.record("{type: 'amendPost', postId: '~q', reportsTo: null, effectiveFrom: '2022'}");
        papers.record("{type: 'amendPost', postId: '~p', reportsTo: '~r', effectiveFrom: '2022'}");
    }

    // ---------------------------------------------------------------------------------------------------------- days

    @Test
    void nothing_stands_in_what_does_not_exist_that_day() {
        assertThat(papers.send(post("q", "effectiveFrom: '2018-12-31'")).problems())
                .containsExactly("UNIT_DOES_NOT_EXIST_ON_THAT_DAY 0");
        assertThat(papers.send(unit("v", "effectiveFrom: '2018'")).problems())
                .containsExactly("INSTITUTION_DOES_NOT_EXIST_ON_THAT_DAY 0");
        papers.record(unit("w", "effectiveFrom: '2021'"));
        assertThat(papers.send(unit("v", "parentUnitId: '~w', effectiveFrom: '2020'"))
                        .problems())
                .containsExactly("UNIT_DOES_NOT_EXIST_ON_THAT_DAY 0");
        assertThat(papers.send("{type: 'amendPost', postId: '~p', unitId: '~w', effectiveFrom: '2020-12'}")
                        .problems())
                .containsExactly("UNIT_DOES_NOT_EXIST_ON_THAT_DAY 0");
        assertThat(papers.send("{type: 'moveUnit', unitId: '~u', parentUnitId: '~w', effectiveFrom: '2020-12'}")
                        .problems())
                .containsExactly("UNIT_DOES_NOT_EXIST_ON_THAT_DAY 0");
        papers.record("{type: 'amendPost', postId: '~p', unitId: '~w', effectiveFrom: '2021-01'}");
    }

    @Test
    void nothing_is_said_of_what_does_not_exist_that_day() {
        papers.record(post("q", "effectiveFrom: '2021'"), unit("v", "effectiveFrom: '2021'"));
        assertThat(papers.send(
                                "{type: 'amendPost', postId: '~q', seats: 2, effectiveFrom: '2020-12-31'}",
                                "{type: 'renameUnit', unitId: '~v', name: {sw: 'x'}, effectiveFrom: '2020'}",
                                "{type: 'moveUnit', unitId: '~v', parentUnitId: '~u', effectiveFrom: '2020-12'}",
                                "{type: 'setMandate', unitId: '~v', text: {sw: 'x'}, effectiveFrom: '2020'}")
                        .problems())
                .containsExactlyInAnyOrder(
                        "POST_DOES_NOT_EXIST_ON_THAT_DAY 0",
                        "UNIT_DOES_NOT_EXIST_ON_THAT_DAY 1",
                        "UNIT_DOES_NOT_EXIST_ON_THAT_DAY 2",
                        "UNIT_DOES_NOT_EXIST_ON_THAT_DAY 3");
        papers.record(
                "{type: 'amendPost', postId: '~q', seats: 2, effectiveFrom: '2021'}",
                "{type: 'setMandate', unitId: '~v', text: {sw: 'x'}, effectiveFrom: '2021-01-01'}");
        assertThat(papers.send(correct("~f-v", "{effectiveFrom: '2021-01-02'}")).problems())
                .containsExactly("UNIT_DOES_NOT_EXIST_ON_THAT_DAY 0");
        papers.record(withdraw("~w-v", "~f-v"));
        assertThat(papers.send("{type: 'renameUnit', unitId: '~v', name: {sw: 'x'}, effectiveFrom: '2022'}")
                        .problems())
                .containsExactly("THING_IS_WITHDRAWN 0");
    }

    @Test
    void nobody_holds_a_post_before_it_exists() {
        assertThat(papers.send(appoint("~a", "~p", "~x", "2018-12-31")).problems())
                .containsExactly("POST_DOES_NOT_EXIST_ON_THAT_DAY 0");
        papers.record(appoint("~a", "~p", "~x", "2019-01-01"));
    }

    @Test
    void what_others_stand_on_does_not_begin_later_than_they_do() {
        papers.record(appoint("~a", "~p", "~x", "2020"));

        assertThat(papers.send(correct("~f-p", "{effectiveFrom: '2020-01-02'}")).problems())
                .containsExactly("POST_DOES_NOT_EXIST_ON_THAT_DAY 0");
        assertThat(papers.send(correct("~f-u", "{effectiveFrom: '2019-01-02'}")).problems())
                .containsExactly("UNIT_DOES_NOT_EXIST_ON_THAT_DAY 0");
        assertThat(papers.send(correct("~f-i", "{effectiveFrom: '2019-01-02'}")).problems())
                .containsExactly("INSTITUTION_DOES_NOT_EXIST_ON_THAT_DAY");
        papers.record(
                correct("~f-i", "{effectiveFrom: '2020'}"),
                correct("~f-u", "{effectiveFrom: '2020'}"),
                correct("~f-p", "{effectiveFrom: '2020'}"));
    }

    @ParameterizedTest
    @CsvSource({"RESIGNED,422", "EXPIRED,422", "REVOKED,201", "DECLINED,201", "ANNULLED,201"})
    void an_appointment_ends_before_it_starts_only_where_it_never_took_effect(String reason, int status) {
        papers.record(appoint("~a", "~p", "~x", "2020-03-01"));

        Answer answer = papers.send(
                end("~a", "2020-03-01").replace("RESIGNED", reason),
                "{type: 'renameUnit', unitId: '~u', name: {sw: 'x'}, effectiveFrom: '2020'}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.problems()).isEqualTo(status == 201 ? List.of() : List.of("END_BEFORE_START 0"));
    }

    // --------------------------------------------------------------------------------------------------- withdrawals

    @ParameterizedTest
    @ValueSource(strings = {"~f-i", "~f-u", "~f-p", "~f-q", "~f-x"})
    void what_others_stand_on_is_not_withdrawn(String factId) {
        papers.record(
                unit("v", "parentUnitId: '~u'"),
                post("q", "unitId: '~v'"),
                post("r", "reportsTo: '~q', terms: {appointingAuthority: 'office:~o'}"),
                appoint("~a", "~p", "~x", "2020"));
        Map<String, String> state = door.state();

        Answer answer = papers.send(withdraw("~w", factId));

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.problems()).isNotEmpty().allMatch(problem -> problem.equals("OTHERS_STAND_ON_THIS_FACT 0"));
        assertThat(door.state()).isEqualTo(state);
    }

    @Test
    void what_others_stand_on_is_withdrawn_together_with_them() {
        papers.record(unit("v", "parentUnitId: '~u'"), appoint("~a", "~p", "~x", "2020"));

        papers.record(
                withdraw("~w1", "~f-i"),
                withdraw("~w2", "~f-u"),
                withdraw("~w3", "~f-v"),
                withdraw("~w4", "~f-p"),
                withdraw("~w5", "~f-x"),
                withdraw("~w6", "~a-start"));

        assertThat(door.sql()
                        .sql("select count(*) from guard.unit where institution_id = ?")
                        .param(papers.own("~i"))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void nothing_new_stands_on_what_is_withdrawn() {
        papers.record(post("q", ""), withdraw("~w-y", "~f-y"), withdraw("~w-q", "~f-q"));
        assertThat(papers.send(appoint("~a", "~p", "~y", "2020")).problems()).containsExactly("THING_IS_WITHDRAWN 0");
        assertThat(papers.send(appoint("~a", "~q", "~x", "2020")).problems()).containsExactly("THING_IS_WITHDRAWN 0");
        papers.record(withdraw("~w-p", "~f-p"), withdraw("~w-u", "~f-u"));
        assertThat(papers.send(post("r", "")).problems()).containsExactly("THING_IS_WITHDRAWN 0");
        assertThat(papers.send(unit("v", "parentUnitId: '~u'")).problems()).containsExactly("THING_IS_WITHDRAWN 0");
        papers.record(withdraw("~w-i", "~f-i"));
        assertThat(papers.send(unit("v", "")).problems()).containsExactly("THING_IS_WITHDRAWN 0");
    }

    @Test
    void what_comes_back_needs_what_it_stands_on() {
        papers.record(appoint("~a", "~p", "~x", "2020"));
        papers.record(withdraw("~w-a", "~a-start"), withdraw("~w-x", "~f-x"));
        assertThat(papers.send(withdraw("~back", "~w-a")).problems()).containsExactly("THING_IS_WITHDRAWN 0");
        papers.record(withdraw("~w-p", "~f-p"), withdraw("~w-u", "~f-u"));

        Answer answer = papers.send(withdraw("~back", "~w-p"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.problems()).containsExactly("THING_IS_WITHDRAWN 0");
        papers.record(
                withdraw("~back-a", "~w-a"),
                withdraw("~back-x", "~w-x"),
                withdraw("~back-p", "~w-p"),
                withdraw("~back-u", "~w-u"));
    }

    // ------------------------------------------------------------------------------------------------------- unknown

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: 'appoint', appointmentId: '~a', postId: '~p', personId: '~no', capacity: 'ACTING',"
                        + " effectiveFrom: '2020'}",
                "{type: 'appoint', appointmentId: '~a', postId: '~no', personId: '~x', capacity: 'ACTING',"
                        + " effectiveFrom: '2020'}",
                "{type: 'appoint', appointmentId: '~a', postId: '~p', personId: '~x', capacity: 'ACTING',"
                        + " effectiveFrom: '2020', appointedBy: 'office:~no'}",
                "{type: 'appoint', appointmentId: '~a', postId: '~p', personId: '~x', capacity: 'ACTING',"
                        + " effectiveFrom: '2020', appointedBy: 'post:~no'}",
                "{type: 'appoint', appointmentId: '~a', postId: '~p', personId: '~x', capacity: 'ACTING',"
                        + " effectiveFrom: '2020', replaces: '~no'}",
                "{type: 'endAppointment', appointmentId: '~no', until: '2021', reason: 'RESIGNED'}",
                "{type: 'endAppointment', appointmentId: '~held', until: '2021', reason: 'REVOKED', endedBy:"
                        + " 'office:~no'}",
                "{type: 'endAppointment', appointmentId: '~held', until: '2021', reason: 'REVOKED', endedBy:"
                        + " 'post:~no'}",
                "{type: 'changeHolder', postId: '~no', appointmentId: '~a', personId: '~x', endReason: 'RETIRED',"
                        + " effectiveFrom: '2021'}",
                "{type: 'changeHolder', postId: '~p', appointmentId: '~a', personId: '~no', endReason: 'RETIRED',"
                        + " effectiveFrom: '2021'}",
                "{type: 'changeHolder', postId: '~p', endsAppointmentId: '~no', appointmentId: '~a', personId: '~y',"
                        + " endReason: 'RETIRED', effectiveFrom: '2021'}",
                "{type: 'changeHolder', postId: '~p', endsAppointmentId: '~elsewhere', appointmentId: '~a', personId:"
                        + " '~y', endReason: 'RETIRED', effectiveFrom: '2021'}",
                "{type: 'establishUnit', unitId: '~v', institutionId: '~no', kind: 'UNIT', name: {sw: 'x'},"
                        + " effectiveFrom: '2020'}",
                "{type: 'establishUnit', unitId: '~v', institutionId: '~i', parentUnitId: '~no', kind: 'UNIT', name:"
                        + " {sw: 'x'}, effectiveFrom: '2020'}",
                "{type: 'establishUnit', unitId: '~v', institutionId: '~i', succeeds: ['unit:~no'], kind: 'UNIT',"
                        + " name: {sw: 'x'}, effectiveFrom: '2020'}",
                "{type: 'establishInstitution', institutionId: '~j', succeeds: ['institution:~no'], name: {sw: 'x'},"
                        + " effectiveFrom: '2020'}",
                "{type: 'renameUnit', unitId: '~no', name: {sw: 'x'}, effectiveFrom: '2020'}",
                "{type: 'moveUnit', unitId: '~no', effectiveFrom: '2020'}",
                "{type: 'moveUnit', unitId: '~u', parentUnitId: '~no', effectiveFrom: '2020'}",
                "{type: 'setMandate', unitId: '~no', text: {sw: 'x'}, effectiveFrom: '2020'}",
                "{type: 'establishPost', postId: '~q', unitId: '~no', title: {sw: 'x'}, effectiveFrom: '2020'}",
                "{type: 'establishPost', postId: '~q', unitId: '~u', reportsTo: '~no', title: {sw: 'x'},"
                        + " effectiveFrom: '2020'}",
                "{type: 'establishPost', postId: '~q', unitId: '~u', title: {sw: 'x'}, terms: {appointingAuthority:"
                        + " 'office:~no'}, effectiveFrom: '2020'}",
                "{type: 'amendPost', postId: '~no', seats: 1, effectiveFrom: '2020'}",
                "{type: 'amendPost', postId: '~p', unitId: '~no', effectiveFrom: '2020'}",
                "{type: 'amendPost', postId: '~p', reportsTo: '~no', effectiveFrom: '2020'}",
                "{type: 'amendPost', postId: '~p', terms: {appointingAuthority: 'post:~no'}, effectiveFrom: '2020'}",
                "{type: 'correct', factId: '~held-start', with: {personId: '~no'}, reason: 'x'}",
                "{type: 'correct', factId: '~held-start', with: {appointedBy: 'office:~no'}, reason: 'x'}"
            })
    void an_id_that_nobody_knows_is_refused(String effect) {
        papers.record(
                post("other", ""), appoint("~held", "~p", "~x", "2020"), appoint("~elsewhere", "~other", "~z", "2020"));
        Map<String, String> state = door.state();

        Answer answer =
                papers.send("{type: 'renameUnit', unitId: '~u', name: {sw: 'x'}, effectiveFrom: '2020'}", effect);

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.problems()).containsExactly("IDENTIFIER_NOT_KNOWN 1");
        assertThat(answer.json().at("/problems/0/message").asString())
                .containsAnyOf(papers.own("“~no”"), papers.own("“~elsewhere”"));
        assertThat(door.state()).isEqualTo(state);
    }

    @Test
    void a_thing_of_another_kind_is_not_the_one_meant() {
        assertThat(papers.send(appoint("~a", "~p", "~u", "2020")).problems()).containsExactly("IDENTIFIER_NOT_KNOWN 0");
        assertThat(papers.send(post("q", "unitId: '~p'")).problems()).containsExactly("IDENTIFIER_NOT_KNOWN 0");
    }

    @Test
    void a_change_of_holder_names_who_leaves_where_that_is_not_plain() {
        Answer nobody = papers.send(change("~a", "~p", "~x", "2020"));
        assertThat(nobody.problems()).containsExactly("APPOINTMENT_TO_END_NOT_STATED 0");
        assertThat(nobody.json().at("/problems/0/arguments/count").asInt()).isZero();
    }
}
