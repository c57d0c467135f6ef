package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uteuzi.command.instrument.Papers.SMALL_INSTITUTION;
import static org.uteuzi.command.instrument.Papers.appoint;
import static org.uteuzi.command.instrument.Papers.correct;
import static org.uteuzi.command.instrument.Papers.post;
import static org.uteuzi.command.instrument.Papers.unit;
import static org.uteuzi.command.instrument.Papers.withdraw;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.uteuzi.command.instrument.Door.Answer;

/** What becomes of offices, institutions, units and people, told at the door. */
@ExtendWith(SharedDoor.class)
class ThingsTest {

    private static final String LAW = "legalBasis: {jurisdiction: 'TZ', number: '1', year: 2024, section: '3'}";

    private final Door door;
    private final Papers papers;

    ThingsTest(Door door) {
        this.door = door;
        this.papers = new Papers(door);
    }

    @BeforeEach
    void a_small_institution() {
        papers.record(SMALL_INSTITUTION);
    }

    // ------------------------------------------------------------------------------------------------- dissolution

    @Test
    void a_unit_is_not_dissolved_over_what_stands_in_it_and_all_of_that_is_listed() {
        papers.record(post("q", ""), unit("v", "parentUnitId: '~u'"), appoint("~a", "~p", "~x", "2020"));
        Map<String, String> state = door.state();

        Answer answer = papers.send(dissolve("d", "~u", "effectiveFrom: '2024'"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(messages(answer))
                .containsExactly(
                        "UNIT_STILL_HAS_HOLDERS ~a",
                        "UNIT_STILL_HAS_POSTS ~p",
                        "UNIT_STILL_HAS_POSTS ~q",
                        "UNIT_STILL_HAS_UNITS ~v");
        assertThat(door.state()).isEqualTo(state);
    }

    @Test
    void a_unit_is_dissolved_by_the_instrument_that_ends_or_moves_what_stands_in_it() {
        papers.record(post("q", ""), unit("v", "parentUnitId: '~u'"), appoint("~a", "~p", "~x", "2020"));

        papers.record(
                dissolve("d", "~u", "lastDay: '2023', succeededBy: ['unit:~w', 'institution:~i']"),
                unit("w", "succeeds: ['unit:~u']").replace("'2019'", "'2024'"),
                "{type: 'amendPost', postId: '~q', unitId: '~w', effectiveFrom: '2024'}",
                "{type: 'moveUnit', unitId: '~v', parentUnitId: '~w', effectiveFrom: '2024'}",
                "{type: 'endAppointment', appointmentId: '~a', lastDay: '2023', reason: 'POST_ABOLISHED'}",
                "{type: 'abolishPost', postId: '~p', lastDay: '2023'}");

        assertThat(door.payload(papers.own("~d")).get("effectiveFrom").asString())
                .isEqualTo("2024");
        assertThat(until("unit", "~u")).isEqualTo("2024-01-01");
    }

    @Test
    void a_post_set_up_in_a_unit_that_will_be_dissolved_cannot_outlast_it() {
        papers.record(unit("v", ""), dissolve("d", "~v", "effectiveFrom: '2030'"));

        assertThat(papers.send(post("q", "unitId: '~v'").replace("unitId: '~u', ", ""))
                        .problems())
                .containsExactly("UNIT_STILL_HAS_POSTS 0");
        assertThat(papers.send(post("r", "unitId: '~v'")
                                .replace("unitId: '~u', ", "")
                                .replace("'2019'", "'2030'"))
                        .problems())
                .containsExactly("UNIT_DOES_NOT_EXIST_ON_THAT_DAY 0");
    }

    @Test
    void a_dissolution_is_said_once_corrected_and_withdrawn_and_so_are_the_facts_of_the_dissolved_unit() {
        papers.record(unit("v", ""), rename("r", "~v", "2020"), dissolve("d", "~v", "lastDay: '2023-06-30'"));

        assertThat(papers.send(dissolve("d2", "~v", "effectiveFrom: '2025'")).problems())
                .containsExactly("UNIT_ALREADY_DISSOLVED 0");
        assertThat(papers.send(rename("late", "~v", "2023-07-01")).problems())
                .containsExactly("UNIT_DOES_NOT_EXIST_ON_THAT_DAY 0");
        papers.record(correct("~r", "{name: {sw: 'Jina sahihi'}}"), rename("earlier", "~v", "2022"));
        papers.record(correct("~d", "{lastDay: '2024-12-31'}"));
        assertThat(until("unit", "~v")).isEqualTo("2025-01-01");
        papers.record(correct("~d", "{effectiveFrom: '2026'}"), withdraw("~w0", "~earlier"));
        assertThat(until("unit", "~v")).isEqualTo("2026-01-01");
        papers.record(withdraw("~w", "~d"), rename("later", "~v", "2027"));
        assertThat(until("unit", "~v")).isNull();
        assertThat(papers.send(withdraw("~w2", "~w")).status()).isEqualTo(201);
    }

    @Test
    void nothing_is_dissolved_on_or_before_the_day_on_which_it_began() {
        papers.record(unit("v", ""));

        assertThat(papers.send(dissolve("d", "~v", "effectiveFrom: '2019'")).problems())
                .containsExactly("UNIT_DOES_NOT_EXIST_ON_THAT_DAY 0");
    }

    @Test
    void an_institution_is_dissolved_with_all_its_units_or_not_at_all() {
        String dissolve = "{type: 'dissolveInstitution', factId: '~d', institutionId: '~i', effectiveFrom: '2024-07'}";

        assertThat(messages(papers.send(dissolve)))
                .containsExactly("UNIT_STILL_HAS_POSTS ~p", "INSTITUTION_STILL_HAS_UNITS ~u");
        papers.record(
                dissolve,
                dissolve("du", "~u", "lastDay: '2024-06'"),
                "{type: 'abolishPost', postId: '~p', lastDay: '2024-06'}");
        assertThat(until("institution", "~i")).isEqualTo("2024-07-01");
        assertThat(papers.send(
                                "{type: 'renameInstitution', institutionId: '~i', name: {sw: 'x'}, effectiveFrom: '2025'}")
                        .problems())
                .containsExactly("INSTITUTION_DOES_NOT_EXIST_ON_THAT_DAY 0");
        assertThat(papers.send(dissolve.replace("~d'", "~d2'").replace("2024-07", "2024-08"))
                        .problems())
                .containsExactly("INSTITUTION_ALREADY_DISSOLVED 0");
    }

    // ------------------------------------------------------------------------------------------------ legal basis

    @Test
    void a_new_law_decides_about_every_post_mandate_and_appointment_or_is_refused_with_what_is_missing() {
        papers.record(mandate("m"), appoint("~a", "~p", "~x", "2020"));

        Answer answer = papers.send(law("l", ""));

        assertThat(answer.code()).isEqualTo("RULES_REFUSED");
        assertThat(answer.json()
                        .get("problems")
                        .valueStream()
                        .map(problem -> problem.get("code").asString() + " "
                                + problem.at("/arguments/reference").asString()))
                .containsExactly(
                        papers.own("DECISION_MISSING appointment:~a"),
                        papers.own("DECISION_MISSING mandate:~m"),
                        papers.own("DECISION_MISSING post:~p"));
        papers.record(law("l", carry("post:~p") + ", " + carry("appointment:~a") + ", " + carry("mandate:~m")));
        assertThat(door.payload(papers.own("~l")).at("/decisions/0/section").asString())
                .isEqualTo("41");
    }

    @Test
    void what_lapses_under_a_new_law_ends_by_facts_of_its_own() {
        papers.record(mandate("m"), appoint("~a", "~p", "~x", "2020"));

        Answer answer = papers.record(law(
                "l", lapse("post:~p", "lp") + ", " + lapse("appointment:~a", "la") + ", " + lapse("mandate:~m", "lm")));

        assertThat(answer.json()
                        .get("recordedEvents")
                        .valueStream()
                        .map(event ->
                                event.get("effect") + " " + event.get("factId").asString() + " "
                                        + event.get("eventType").asString())
                        .skip(1))
                .containsExactly(
                        papers.own("0 ~l institution.legal-basis-changed"),
                        papers.own("0 ~lp post.post-abolished"),
                        papers.own("0 ~la post.appointment-ended"),
                        papers.own("0 ~lm unit.mandate-lapsed"));
        assertThat(door.payload(papers.own("~la")).get("reason").asString()).isEqualTo("LAW_LAPSED");
        assertThat(until("post", "~p")).isEqualTo("2024-07-01");
        assertThat(until("mandate", "~m")).isEqualTo("2024-07-01");
        papers.record(withdraw("~w1", "~lm"), correct("~la", "{lastDay: '2024-05-31'}"));
        assertThat(until("mandate", "~m")).isNull();
    }

    @Test
    void an_end_under_a_new_law_has_an_id_though_nobody_gives_it_one() {
        papers.record(law("l", lapse("post:~p", "").replace(", factId: '~'", "")));

        assertThat(until("post", "~p")).isEqualTo("2024-07-01");
    }

    @Test
    void nothing_is_decided_about_what_does_not_stand_and_an_unknown_one_is_not_known() {
        papers.record(post("q", "").replace("'2019'", "'2024-07-01'"));

        assertThat(papers.send(law("l", carry("post:~p") + ", " + carry("post:~q")))
                        .problems())
                .containsExactly("DECISION_ABOUT_NOTHING 0");
        assertThat(papers.send(law("l", carry("post:~p") + ", " + lapse("appointment:~no", "x")))
                        .problems())
                .containsExactly("IDENTIFIER_NOT_KNOWN 0");
        assertThat(papers.send(law("l", carry("post:~p") + ", " + lapse("mandate:~no", "x")))
                        .problems())
                .containsExactly("FACT_NOT_KNOWN 0");
        assertThat(papers.send(law("l", carry("post:~p")).replace("decisions", "repeals: '~no', decisions"))
                        .problems())
                .containsExactly("IDENTIFIER_NOT_KNOWN 0");
    }

    @Test
    void a_law_is_not_repealed_by_the_very_paper_that_puts_another_in_its_place() {
        String own = papers.nextId();
        String law = law("l", carry("post:~p")).replace("decisions", "repeals: '" + own + "', decisions");

        Answer answer = door.post(papers.instrument(own, law));

        assertThat(answer.problems()).containsExactly("IDENTIFIER_NOT_KNOWN 0");
        papers.record(law("l", carry("post:~p")));
        String correction = papers.nextId();
        assertThat(door.post(papers.instrument(correction, correct("~l", "{repeals: '" + correction + "'}")))
                        .problems())
                .containsExactly("IDENTIFIER_NOT_KNOWN 0");
        papers.record(correct("~l", "{repeals: '" + papers.own("~paper-1") + "'}"));
    }

    @Test
    void a_corrected_change_of_law_is_judged_again() {
        papers.record(law("l", carry("post:~p")));

        assertThat(papers.send(correct("~l", "{decisions: []}")).problems()).containsExactly("DECISION_MISSING 0");
        papers.record(correct("~l", "{legalBasis: {number: '2'}, effectiveFrom: '2024-08'}"));
        papers.record(withdraw("~w", "~l"));
    }

    // ------------------------------------------------------------------------------------------ names, succession

    @Test
    void offices_institutions_and_people_go_by_other_names_and_each_renaming_is_corrected_and_withdrawn() {
        papers.record(
                "{type: 'renameOffice', factId: '~ro', officeId: '~o', name: {sw: 'Waziri wa TEHAMA'}, effectiveFrom: '2021'}",
                "{type: 'renameInstitution', factId: '~ri', institutionId: '~i', name: {en: 'Authority'}, effectiveFrom: '2021'}",
                "{type: 'amendPerson', factId: '~rx', personId: '~x', name: 'Mfano Asha Khamis', effectiveFrom: '2022-05'}");
        for (String fact : List.of("~ro", "~ri", "~rx")) {
            papers.record(correct(fact, "{effectiveFrom: '2023'}"));
            papers.record(correct(fact, "{dateBasis: 'SIGNED'}"));
            papers.record(withdraw(fact + "-w", fact));
            assertThat(papers.send(correct(fact, "{effectiveFrom: '2024'}")).problems())
                    .containsExactly("FACT_ALREADY_WITHDRAWN 0");
        }
    }

    @Test
    void those_before_and_after_are_known_and_are_not_withdrawn_from_under_each_other() {
        papers.record(unit("v", ""), unit("w", ""));

        assertThat(papers.send(dissolve("d", "~v", "effectiveFrom: '2024', succeededBy: ['unit:~no']"))
                        .problems())
                .containsExactly("IDENTIFIER_NOT_KNOWN 0");
        papers.record(dissolve("d", "~v", "effectiveFrom: '2024', succeededBy: ['unit:~w']"));
        assertThat(papers.send(withdraw("~x1", "~f-w")).problems()).containsExactly("OTHERS_STAND_ON_THIS_FACT 0");
        papers.record(withdraw("~x2", "~d"), withdraw("~x3", "~f-w"));
        assertThat(papers.send(withdraw("~x4", "~x2")).problems()).containsExactly("THING_IS_WITHDRAWN 0");
    }

    @Test
    void an_office_named_only_as_an_authority_is_not_withdrawn_and_who_names_it_is_listed() {
        papers.record(
                post("q", "terms: {appointingAuthority: 'office:~o'}"),
                appoint("~a", "~p", "~x", "2020").replace("effectiveFrom", "appointedBy: 'office:~o', effectiveFrom"));

        Answer answer = papers.send(withdraw("~w", "~f-o"));

        assertThat(answer.problems()).containsOnly("OTHERS_STAND_ON_THIS_FACT 0");
        assertThat(answer.json()
                        .get("problems")
                        .valueStream()
                        .map(problem -> problem.at("/arguments/dependent").asString()))
                .containsExactlyInAnyOrder(papers.own("post:~p"), papers.own("post:~q"));
        papers.record(
                correct("~f-q", "{terms: {appointingAuthority: null}}"),
                withdraw("~w1", "~a-start"),
                withdraw("~w2", "~f-o"));
    }

    // ---------------------------------------------------------------------------------------- compositions, people

    @Test
    void a_composition_is_laid_down_of_a_board_only_and_is_corrected() {
        String composition = "{type: 'setComposition', factId: '~c', unitId: '~b', maximum: 7, effectiveFrom:"
                + " '2020', quotas: [{appointedBy: 'office:~o', maximum: 4}, {qualification: 'TEHAMA', maximum: 3}]}";
        papers.record(unit("b", "").replace("'UNIT'", "'BOARD'"), composition);

        assertThat(papers.send(composition.replace("~c'", "~c2'").replace("~b", "~u"))
                        .problems())
                .containsExactly("NOT_A_BOARD 0");
        assertThat(papers.send(composition.replace("~c'", "~c2'").replace("office:~o", "office:~no"))
                        .problems())
                .containsExactly("IDENTIFIER_NOT_KNOWN 0");
        papers.record(correct("~c", "{maximum: 6}"));
        assertThat(papers.send(correct("~c", "{minimum: 7}")).problems()).containsExactly("BOUNDS_REVERSED 0");
        assertThat(papers.send(correct("~f-b", "{kind: 'OFFICE'}")).problems()).containsExactly("NOT_A_BOARD 0");
    }

    @Test
    void two_ids_of_one_person_are_joined_once_and_never_in_a_circle() {
        papers.record(same("j1", "~y", "~x"));

        assertThat(papers.send(same("j", "~y", "~z")).problems()).containsExactly("PERSON_ALREADY_JOINED 0");
        assertThat(papers.send(same("j", "~x", "~y")).problems()).containsExactly("PERSONS_IN_A_CIRCLE 0");
        assertThat(papers.send(same("j", "~x", "~x")).problems()).containsExactly("PERSONS_ARE_ONE_ID 0");
        assertThat(papers.send(same("j", "~x", "~no")).problems()).containsExactly("IDENTIFIER_NOT_KNOWN 0");
        assertThat(papers.send(withdraw("~w", "~f-x")).problems()).containsExactly("OTHERS_STAND_ON_THIS_FACT 0");
        assertThat(papers.send("{type: 'registerPerson', personId: '~y', name: 'x'}")
                        .problems())
                .containsExactly("IDENTIFIER_ALREADY_USED 0");
        papers.record(withdraw("~w1", "~j1"), same("j2", "~x", "~y"));
    }

    private static String dissolve(String factId, String unit, String more) {
        return "{type: 'dissolveUnit', factId: '~%s', unitId: '%s', %s}".formatted(factId, unit, more);
    }

    private static String rename(String factId, String unit, String from) {
        return "{type: 'renameUnit', factId: '~%s', unitId: '%s', name: {sw: 'Jina'}, effectiveFrom: '%s'}"
                .formatted(factId, unit, from);
    }

    private static String mandate(String factId) {
        return "{type: 'setMandate', factId: '~%s', unitId: '~u', text: {sw: 'Kusimamia'}, effectiveFrom: '2019'}"
                .formatted(factId);
    }

    private static String law(String factId, String decisions) {
        return "{type: 'changeLegalBasis', factId: '~%s', institutionId: '~i', %s, decisions: [%s], effectiveFrom: '2024-07'}"
                .formatted(factId, LAW, decisions);
    }

    private static String carry(String reference) {
        return "{reference: '%s', outcome: 'CARRIES_OVER', section: '41'}".formatted(reference);
    }

    private static String lapse(String reference, String factId) {
        return "{reference: '%s', outcome: 'LAPSES', factId: '~%s'}".formatted(reference, factId);
    }

    private static String same(String factId, String person, String sameAs) {
        return "{type: 'samePerson', factId: '~%s', personId: '%s', sameAs: '%s'}".formatted(factId, person, sameAs);
    }

    /** Code and what is left behind of each problem, with the ids as the test writes them. */
    private List<String> messages(Answer answer) {
        return answer.json()
                .get("problems")
                .valueStream()
                .map(problem -> problem.get("code").asString() + " "
                        + problem.at("/arguments/left").asString().replace(papers.own("~"), "~"))
                .toList();
    }

    /** The last day but one that the guard has of a thing: the first day without it; null where it has no end. */
    private String until(String table, String id) {
        return door.sql()
                .sql(
                        "select case when bool_or(effective_until is null) then '' else max(effective_until)::text end from guard."
                                + table + " where id = ?")
                .param(papers.own(id))
                .query(String.class)
                .optional()
                .filter(day -> !day.isEmpty())
                .orElse(null);
    }
}
