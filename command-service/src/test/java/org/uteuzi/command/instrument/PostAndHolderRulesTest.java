package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uteuzi.command.instrument.Papers.SMALL_INSTITUTION;
import static org.uteuzi.command.instrument.Papers.appoint;
import static org.uteuzi.command.instrument.Papers.correct;
import static org.uteuzi.command.instrument.Papers.end;
import static org.uteuzi.command.instrument.Papers.post;
import static org.uteuzi.command.instrument.Papers.withdraw;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.uteuzi.command.instrument.Door.Answer;

/** The end of posts, changed terms, absences, duties, ex-officio seats and appointments that go on, at the door. */
@ExtendWith(SharedDoor.class)
class PostAndHolderRulesTest {

    private final Door door;
    private final Papers papers;

    PostAndHolderRulesTest(Door door) {
        this.door = door;
        this.papers = new Papers(door);
    }

    @BeforeEach
    void a_small_institution() {
        papers.record(SMALL_INSTITUTION);
    }

    // ----------------------------------------------------------------------------------------------- abolished posts

    @Test
    void a_post_is_not_abolished_while_somebody_holds_it_and_each_is_named() {
        papers.record("{type: 'amendPost', postId: '~p', seats: 2, effectiveFrom: '2019'}");
        papers.record(appoint("~a", "~p", "~x", "2020"), appoint("~b", "~p", "~y", "2020"));
        papers.record(end("~a", "2022-07-01"));
        Map<String, String> state = door.state();

        Answer refused =
                door.post(papers.instrument(papers.nextId(), abolish("~p", "2022-07-01")), "Accept-Language", "en");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems()).containsExactly("POST_STILL_HAS_HOLDERS 0");
        assertThat(refused.json().at("/problems/0/factId").asString()).isEqualTo(papers.own("~b-start"));
        assertThat(refused.json().at("/problems/0/message").asString())
                .isEqualTo(papers.own(
                        "The post “~p” cannot be abolished from 1 July 2022: the appointment “~b” has not ended."));
        assertThat(door.state()).isEqualTo(state);

        papers.record(end("~b", "2022-07-01"), abolish("~p", "2022-07-01"));
    }

    @Test
    void the_ends_may_follow_the_abolition_in_the_same_instrument() {
        papers.record(appoint("~a", "~p", "~x", "2020"));

        papers.record(abolish("~p", "2022-07-01"), end("~a", "2022-06-01"));

        assertThat(papers.send(appoint("~b", "~p", "~y", "2022-07-01")).problems())
                .containsExactly("POST_ABOLISHED 0");
        papers.record(appoint("~b", "~p", "~y", "2022-06-01"), end("~b", "2022-07-01"));
    }

    @Test
    void facts_of_an_abolished_post_and_of_those_who_held_it_are_corrected_and_withdrawn() {
        papers.record(
                appoint("~a", "~p", "~x", "2020"),
                "{type: 'recordAbsence', factId: '~away', appointmentId: '~a', absence: 'LEAVE', effectiveFrom: '2021', lastDay: '2021-06'}",
                end("~a", "2022-07-01"),
                abolish("~p", "2022-07-01"));

        papers.record(
                correct("~away", "{lastDay: '2021-03'}"),
                correct("~a-start", "{effectiveFrom: '2020-02'}"),
                correct("~f-p", "{title: {sw: 'Mkuu'}}"));
        papers.record(withdraw("~w", "~away"));
        papers.record(
                correct("~p-abolished", "{lastDay: '2022-12-31'}"),
                correct("~a-end-2022-07-01", "{lastDay: '2022-12-31'}"));
        assertThat(papers.send(correct("~p-abolished", "{effectiveFrom: '2022-07-01'}"))
                        .problems())
                .containsExactly("POST_STILL_HAS_HOLDERS 0");
        papers.record(withdraw("~w2", "~p-abolished"), withdraw("~w3", "~a-end-2022-07-01"));
        assertThat(papers.send(withdraw("~w4", "~w2")).problems()).containsExactly("POST_STILL_HAS_HOLDERS 0");
    }

    @Test
    void a_post_is_abolished_once_and_not_before_it_exists() {
        papers.record(abolish("~p", "2022-07-01"));

        assertThat(papers.send("{type: 'abolishPost', postId: '~p', lastDay: '2022-12-31'}")
                        .problems())
                .containsExactly("POST_ALREADY_ABOLISHED 0");
        assertThat(papers.send(correct("~p-abolished", "{lastDay: '2018-12-31'}"))
                        .problems())
                .containsExactly("POST_DOES_NOT_EXIST_ON_THAT_DAY 0");
        assertThat(papers.send("{type: 'amendPost', postId: '~p', seats: 2, effectiveFrom: '2022-07-01'}")
                        .problems())
                .containsExactly("POST_DOES_NOT_EXIST_ON_THAT_DAY 0");
        papers.record("{type: 'amendPost', postId: '~p', seats: 2, effectiveFrom: '2022-06-30'}");
    }

    @Test
    void nobody_reports_to_a_post_on_a_day_on_which_it_does_not_exist() {
        papers.record(post("q", "reportsTo: '~p'"));

        Answer refused = papers.send(abolish("~p", "2022-07-01"));

        assertThat(refused.problems()).containsExactly("SUPERIOR_DOES_NOT_EXIST_ON_THAT_DAY 0");
        assertThat(refused.json().at("/problems/0/arguments/post").asString()).isEqualTo(papers.own("~q"));
        papers.record(
                abolish("~p", "2022-07-01"),
                "{type: 'amendPost', postId: '~q', reportsTo: null, effectiveFrom: '2022-07-01'}");
        assertThat(papers.send(post("r", "reportsTo: '~p'")).problems())
                .containsExactly("SUPERIOR_DOES_NOT_EXIST_ON_THAT_DAY 0");
    }

    // --------------------------------------------------------------------------------------------------------- terms

    @Test
    void a_term_is_changed_on_the_day_after_its_end_at_the_latest() {
        papers.record(appoint("~a", "~p", "~x", "2020").replace("}", ", termEndsOn: '2022-12-31'}"));

        Answer late = door.post(
                papers.instrument(papers.nextId(), changeTerm("~t", "~a", "2024", "2023-01-02")),
                "Accept-Language",
                "en");

        assertThat(late.problems()).containsExactly("TERM_CHANGE_TOO_LATE 0");
        assertThat(late.json().at("/problems/0/message").asString())
                .isEqualTo(
                        papers.own("The term of the appointment “~a” ran out at the end of 31 December 2022; it cannot"
                                + " be changed from 2 January 2023. Record a new appointment."));
        papers.record(changeTerm("~t", "~a", "2024", "2023-01-01"));
        papers.record(changeTerm("~t2", "~a", "2026", "2025"));
        assertThat(papers.send(withdraw("~w", "~t")).problems()).containsExactly("TERM_CHANGE_TOO_LATE 0");
        papers.record(withdraw("~w", "~t"), withdraw("~w2", "~t2"));
    }

    @Test
    void a_term_that_vacates_is_still_changed_on_the_day_after_it() {
        papers.record("{type: 'amendPost', postId: '~p', terms: {onExpiry: 'VACATE'}, effectiveFrom: '2019'}");
        papers.record(appoint("~a", "~p", "~x", "2020").replace("}", ", termEndsOn: '2022-12-31'}"));

        assertThat(papers.send(changeTerm("~t", "~a", "2024", "2023-01-02")).problems())
                .containsExactly("TERM_CHANGE_TOO_LATE 0");
        papers.record(changeTerm("~t", "~a", "2024", "2023-01-01"));

        assertThat(untilInGuard("~a")).isEqualTo("2025-01-01");
        papers.record(withdraw("~w", "~t"));
        assertThat(untilInGuard("~a")).isEqualTo("2023-01-01");
    }

    @Test
    void a_term_ends_no_earlier_than_it_begins() {
        assertThat(papers.send(appoint("~a", "~p", "~x", "2020").replace("}", ", termEndsOn: '2019'}"))
                        .problems())
                .containsExactly("TERM_ENDS_BEFORE_IT_BEGINS 0");
        papers.record(appoint("~a", "~p", "~x", "2020").replace("}", ", termEndsOn: '2022'}"));
        assertThat(papers.send(changeTerm("~t", "~a", "2021-05", "2021-06-01")).problems())
                .containsExactly("TERM_ENDS_BEFORE_IT_BEGINS 0");
        papers.record(changeTerm("~t", "~a", "2021-06", "2021-06-01"));
    }

    @Test
    void what_is_said_of_a_holder_falls_into_the_holding() {
        papers.record(appoint("~a", "~p", "~x", "2020-03-01"), end("~a", "2022-07-01"));

        assertThat(papers.send(
                                absence("~a", "2020-02-29"),
                                absence("~a", "2022-07-01"),
                                changeTerm("~t", "~a", "2025", "2020-02"),
                                changeTerm("~t2", "~a", "2025", "2022-07-01"))
                        .problems())
                .containsExactlyInAnyOrder(
                        "APPOINTMENT_DOES_NOT_HOLD_THEN 0",
                        "APPOINTMENT_DOES_NOT_HOLD_THEN 1",
                        "APPOINTMENT_DOES_NOT_HOLD_THEN 2",
                        "APPOINTMENT_DOES_NOT_HOLD_THEN 3");
        papers.record(absence("~a", "2020"), absence("~a", "2022-06-30"));
        papers.record("{type: 'noteDuty', appointmentId: '~a', releasedOn: '2022-08-01'}");
    }

    @Test
    void an_absence_that_a_correction_leaves_outside_is_named() {
        papers.record(
                appoint("~a", "~p", "~x", "2020"),
                absence("~a", "2022-03-01").replace("type:", "factId: '~away', type:"));

        Answer refused = papers.send(end("~a", "2022-01-01"));

        assertThat(refused.problems()).containsExactly("APPOINTMENT_DOES_NOT_HOLD_THEN 0");
        assertThat(refused.json().at("/problems/0/factId").asString()).isEqualTo(papers.own("~away"));
        papers.record(end("~a", "2022-01-01"), withdraw("~w", "~away"));
    }

    // ---------------------------------------------------------------------------------------------------- continuing

    @Test
    void an_appointment_goes_on_in_another_post_with_its_term() {
        papers.record(
                post("q", "seats: 1"),
                appoint("~a", "~p", "~x", "2020").replace("}", ", termEndsOn: '2022', termNumber: 2}"));
        papers.record(changeTerm("~t", "~a", "2024-06-30", "2021"));

        papers.record(end("~a", "2022-03-01"), goingOn("~b", "~q", "~x", "2022-03-01"));

        assertThat(door.payload(papers.own("~b-start")).get("continues").asString())
                .isEqualTo(papers.own("~a"));
        assertThat(door.payload(papers.own("~b-start")).get("termEndsOn").asString())
                .isEqualTo("2024-06-30");
        assertThat(door.payload(papers.own("~b-start")).get("termNumber").asInt())
                .isEqualTo(2);
    }

    @Test
    void a_term_of_its_own_goes_before_the_one_that_goes_on() {
        papers.record(post("q", "seats: 1"), appoint("~a", "~p", "~x", "2020").replace("}", ", termEndsOn: '2022'}"));

        papers.record(
                goingOn("~b", "~q", "~x", "2022-03-01").replace("}", ", termEndsOn: '2025'}"), end("~a", "2022-03-01"));

        assertThat(door.payload(papers.own("~b-start")).get("termEndsOn").asString())
                .isEqualTo("2025");
    }

    @Test
    void nothing_goes_on_of_another_person_after_a_gap_or_from_another_instrument() {
        papers.record(post("q", "seats: 1"), appoint("~a", "~p", "~x", "2020"));

        for (String[] effects : List.of(
                new String[] {goingOn("~b", "~q", "~x", "2022-03-01")},
                new String[] {goingOn("~b", "~q", "~y", "2022-03-01"), end("~a", "2022-03-01")},
                new String[] {goingOn("~b", "~q", "~x", "2022-03-02"), end("~a", "2022-03-01")},
                new String[] {goingOn("~b", "~q", "~x", "2022-03-01").replace("'~a'", "'~none'")})) {
            assertThat(papers.send(effects).problems()).containsExactly("NOT_A_CONTINUATION 0");
        }
        papers.record(end("~a", "2022-03-01"));
        assertThat(papers.send(goingOn("~b", "~q", "~x", "2022-03-01")).problems())
                .containsExactly("NOT_A_CONTINUATION 0");
        papers.record(appoint("~b", "~q", "~x", "2022-03-01"));
        papers.record(correct("~b-start", "{continues: '~a'}"));
        assertThat(papers.send(correct("~b-start", "{effectiveFrom: '2022-03-02'}"))
                        .problems())
                .containsExactly("NOT_A_CONTINUATION 0");
    }

    // ---------------------------------------------------------------------------------------------------- ex officio

    @Test
    void an_ex_officio_seat_names_a_post_of_exactly_one_stated_seat() {
        papers.record(post("board", "seats: 3"), post("wide", "seats: 2"), post("unstated", ""));

        assertThat(papers.send(exOfficio("~a", "~board", "post:~wide")).problems())
                .containsExactly("EX_OFFICIO_NEEDS_ONE_SEAT 0");
        assertThat(papers.send(exOfficio("~a", "~board", "post:~unstated")).problems())
                .containsExactly("EX_OFFICIO_NEEDS_ONE_SEAT 0");
        assertThat(papers.send(exOfficio("~a", "~board", "post:~none")).problems())
                .containsExactly("IDENTIFIER_NOT_KNOWN 0");
        papers.record(exOfficio("~a", "~board", "post:~p"), exOfficio("~b", "~board", "office:~o"));
        assertThat(papers.send("{type: 'amendPost', postId: '~p', seats: 2, effectiveFrom: '2023'}")
                        .problems())
                .containsExactly("EX_OFFICIO_NEEDS_ONE_SEAT 0");
        papers.record("{type: 'amendPost', postId: '~p', seats: 2, effectiveFrom: '2023'}", end("~a", "2023"));
    }

    @Test
    void ex_officio_seats_do_not_name_each_other() {
        papers.record(post("q", "seats: 1"), post("r", "seats: 1"));
        papers.record(exOfficio("~a", "~q", "post:~p"), exOfficio("~b", "~r", "post:~q"));

        assertThat(papers.send(exOfficio("~c", "~p", "post:~r")).problems())
                .containsExactly("EX_OFFICIO_IN_A_CIRCLE 0");
        assertThat(papers.send(exOfficio("~c", "~p", "post:~p")).problems())
                .containsExactly("EX_OFFICIO_IN_A_CIRCLE 0");
        papers.record(exOfficio("~c", "~p", "post:~r").replace("'2020'", "'2023'"), end("~b", "2023"));
    }

    @Test
    void a_post_that_is_named_ex_officio_is_not_withdrawn() {
        papers.record(post("board", "seats: 3"), post("q", "seats: 1"), exOfficio("~a", "~board", "post:~q"));

        assertThat(papers.send(withdraw("~w", "~f-q")).problems()).containsExactly("OTHERS_STAND_ON_THIS_FACT 0");
        papers.record(withdraw("~w", "~f-q"), withdraw("~w2", "~a-start"));
    }

    private String untilInGuard(String appointment) {
        return door.sql()
                .sql("select effective_until::text from guard.appointment where id = ?")
                .param(papers.own(appointment))
                .query(String.class)
                .single();
    }

    private static String abolish(String post, String from) {
        return "{type: 'abolishPost', factId: '%s-abolished', postId: '%s', effectiveFrom: '%s'}"
                .formatted(post, post, from);
    }

    private static String changeTerm(String factId, String appointment, String endsOn, String from) {
        return "{type: 'changeTerm', factId: '%s', appointmentId: '%s', termEndsOn: '%s', effectiveFrom: '%s'}"
                .formatted(factId, appointment, endsOn, from);
    }

    private static String absence(String appointment, String from) {
        return "{type: 'recordAbsence', appointmentId: '%s', absence: 'SUSPENDED', effectiveFrom: '%s'}"
                .formatted(appointment, from);
    }

    private static String goingOn(String appointment, String post, String person, String from) {
        return appoint(appointment, post, person, from).replace("}", ", continues: '~a'}");
    }

    private static String exOfficio(String appointment, String post, String named) {
        return "{type: 'appoint', factId: '%s-start', appointmentId: '%s', postId: '%s', exOfficio: '%s', capacity: 'EX_OFFICIO', effectiveFrom: '2020'}"
                .formatted(appointment, appointment, post, named);
    }
}
