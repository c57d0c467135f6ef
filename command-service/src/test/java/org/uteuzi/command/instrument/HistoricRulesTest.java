package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.uteuzi.command.instrument.Papers.SMALL_INSTITUTION;
import static org.uteuzi.command.instrument.Papers.appoint;
import static org.uteuzi.command.instrument.Papers.correct;
import static org.uteuzi.command.instrument.Papers.end;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.uteuzi.command.guard.GuardAudit;
import org.uteuzi.command.instrument.Door.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the door refuses and an import takes as it was, with a finding that is recorded and counted. */
@ExtendWith(SharedDoor.class)
class HistoricRulesTest {

    private static final String ENDED = "APPOINTMENT_ALREADY_ENDED";
    private static final String ONCE = appoint("~a", "~p", "~x", "2020-03-01") + ", " + end("~a", "2022-07-01");

    private static final String GONE = "{type: 'dissolveUnit', factId: '~gone', unitId: '~u', lastDay: '2022-06-30'}";

    private final Door door;
    private final Papers papers;

    HistoricRulesTest(Door door) {
        this.door = door;
        this.papers = new Papers(door);
    }

    @BeforeEach
    void a_small_institution() {
        papers.record(SMALL_INSTITUTION);
    }

    /** What was recorded before, and what the door then refuses for one reason. */
    static Stream<Arguments> takenAsItWas() {
        String abolished = "{type: 'abolishPost', factId: '~abolished', postId: '~p', effectiveFrom: '2022-01-01'}";
        String law = "{type: 'changeLegalBasis', factId: '~law', institutionId: '~i', legalBasis: {jurisdiction: 'TZ',"
                + " number: '1', year: 2024}, effectiveFrom: '2024-07', decisions: [%s]}";
        String carried = "{reference: 'post:~p', outcome: 'CARRIES_OVER', section: '41'}";
        return Stream.of(
                taken("END_BEFORE_START", appoint("~a", "~p", "~x", "2021-01-01"), end("~a", "2020-01-01")),
                taken(ENDED, "a later end", ONCE, end("~a", "2022-07-02")),
                taken(ENDED, "an equal end", ONCE, end("~a", "2022-07").replace("~a-end", "~a-again")),
                taken(ENDED, "an end that leaves open when", ONCE, end("~a", "2023")),
                taken(
                        ENDED,
                        "an end by somebody who follows",
                        ONCE,
                        Papers.change("~b", "~p", "~y", "2022-07-01")
                                .replace("endReason", "endsAppointmentId: '~a', endReason")),
                taken(
                        "APPOINTMENT_DOES_NOT_HOLD_THEN",
                        appoint("~a", "~p", "~x", "2020") + ", " + end("~a", "2021"),
                        "{type: 'recordAbsence', appointmentId: '~a', absence: 'LEAVE', effectiveFrom: '2022'}"),
                taken("DECISION_MISSING", "", law.formatted("")),
                taken("DECISION_ABOUT_NOTHING", "", law.formatted(carried + ", " + carried.replace("~p", "~gone"))),
                taken("NOT_A_BOARD", "", "{type: 'setComposition', unitId: '~u', maximum: 7, effectiveFrom: '2020'}"),
                taken(
                        "NOT_A_CONTINUATION",
                        Papers.post("q", "") + ", " + appoint("~a", "~p", "~x", "2020"),
                        appoint("~b", "~q", "~x", "2022-03-01").replace("}", ", continues: '~a'}")),
                taken("POST_ABOLISHED", abolished, appoint("~a", "~p", "~x", "2023")),
                taken("POST_STILL_HAS_HOLDERS", appoint("~a", "~p", "~x", "2020"), abolished),
                taken(
                        "REPORTING_IN_A_CIRCLE",
                        Papers.post("q", "reportsTo: '~p'"),
                        "{type: 'amendPost', postId: '~p', reportsTo: '~q', effectiveFrom: '2020'}"),
                taken("SUPERIOR_DOES_NOT_EXIST_ON_THAT_DAY", Papers.post("q", "reportsTo: '~p'"), abolished),
                taken(
                        "TERM_CHANGE_TOO_LATE",
                        appoint("~a", "~p", "~x", "2020").replace("}", ", termEndsOn: '2022-12-31'}"),
                        "{type: 'changeTerm', appointmentId: '~a', termEndsOn: '2024', effectiveFrom: '2023-01-02'}"),
                taken(
                        "TERM_ENDS_BEFORE_IT_BEGINS",
                        "",
                        appoint("~a", "~p", "~x", "2020").replace("}", ", termEndsOn: '2019-12-31'}")));
    }

    @ParameterizedTest
    @MethodSource("takenAsItWas")
    void what_the_door_refuses_an_import_takes_as_it_was(String code, String before, String effect) {
        if (!before.isEmpty()) {
            papers.record(before);
        }

        Answer live = papers.send(effect);
        assertThat(live.status()).isEqualTo(422);
        assertThat(live.code()).isEqualTo("RULES_REFUSED");
        assertThat(live.problems()).containsExactly(code + " 0");

        assertThat(imported(effect)).isEqualTo(Map.of(code, 1));
        guardIsEqualToTheRegister();
    }

    private static Arguments taken(String code, String before, String effect) {
        return taken(code, code, before, effect);
    }

    private static Arguments taken(String code, String name, String before, String effect) {
        return argumentSet(name, code, before, effect);
    }

    @Test
    void an_earlier_end_counts_and_one_that_is_taken_away_is_followed_by_another() {
        papers.record(ONCE);

        papers.record(end("~a", "2022-06-01"));
        assertThat(ends("~a")).containsExactly("~a 2022-06-01");
        papers.record(
                Papers.withdraw("~w1", "~a-end-2022-06-01"),
                Papers.withdraw("~w2", "~a-end-2022-07-01"),
                end("~a", "2023-01-01"));
        assertThat(ends("~a")).containsExactly("~a 2023-01-01");
    }

    @Test
    void a_source_need_not_name_the_holder() {
        String unnamed = appoint("~a", "~p", "~x", "2020").replace("'~x'", "null");
        Map<String, String> before = door.state();

        Answer live = papers.send(unnamed);
        assertThat(live.status()).isEqualTo(400);
        assertThat(live.problems()).containsExactly("APPOINTEE_NOT_STATED 0");
        assertThat(door.state()).isEqualTo(before);

        assertThat(imported(unnamed)).isEqualTo(Map.of("HOLDER_NOT_NAMED", 1));
        assertThat(door.payload(papers.own("~a-start")).get("personId").isNull())
                .isTrue();
        assertThat(imported(end("~a", "2021"))).as("said again").isEmpty();
        papers.record(correct("~a-start", "{effectiveFrom: '2020-02'}"));
        papers.record(correct("~a-start", "{personId: '~x'}"));
    }

    @Test
    void who_follows_somebody_need_not_be_named_by_a_source() {
        papers.record(appoint("~a", "~p", "~x", "2020"));
        String unnamed = Papers.change("~b", "~p", "~y", "2021").replace("'~y'", "null");

        Answer live = papers.send(unnamed);
        assertThat(live.status()).isEqualTo(400);
        assertThat(live.problems()).containsExactly("FIELD_REQUIRED 0");

        assertThat(imported(unnamed)).isEqualTo(Map.of("HOLDER_NOT_NAMED", 1));
    }

    @Test
    void a_name_that_was_recorded_is_not_taken_away_live() {
        papers.record(appoint("~a", "~p", "~x", "2020"));
        String unnamed = correct("~a-start", "{personId: null}");

        Answer live = papers.send(unnamed);
        assertThat(live.status()).isEqualTo(422);
        assertThat(live.problems()).containsExactly("HOLDER_NOT_NAMED 0");

        assertThat(imported(unnamed)).isEqualTo(Map.of("HOLDER_NOT_NAMED", 1));
    }

    @Test
    void whoever_is_left_in_a_dissolved_unit_holds_to_its_last_day() {
        papers.record(Papers.unit("v", ""), appoint("~a", "~p", "~x", "2020"));

        Answer live = papers.send(GONE);
        assertThat(live.status()).isEqualTo(422);
        assertThat(live.problems()).containsExactly("UNIT_STILL_HAS_HOLDERS 0", "UNIT_STILL_HAS_POSTS 0");

        assertThat(imported(GONE)).isEqualTo(Map.of("UNIT_STILL_HAS_HOLDERS", 1, "UNIT_STILL_HAS_POSTS", 1));
        assertThat(ends("~p", "~a")).containsExactly("~p 2022-07-01", "~a 2022-07-01");
        guardIsEqualToTheRegister();
    }

    @Test
    void what_was_left_stands_in_nobodys_way_later() {
        papers.record(Papers.unit("v", ""), appoint("~a", "~p", "~x", "2020"));
        imported(GONE);

        papers.record(correct("~a-start", "{effectiveFrom: '2021'}"));
        papers.record(
                "{type: 'amendPost', postId: '~p', unitId: '~v', effectiveFrom: '2023'}",
                end("~a", "2023"),
                appoint("~b", "~p", "~y", "2023"));
        assertThat(ends("~p", "~a", "~b")).containsExactly("~p 2022-07-01", "~p", "~a 2022-07-01", "~b");
        guardIsEqualToTheRegister();
    }

    @Test
    void who_comes_to_a_unit_that_is_gone_is_refused_and_who_came_before_is_found() {
        imported(GONE);

        assertThat(papers.send(appoint("~a", "~p", "~x", "2021")).problems())
                .containsExactly("UNIT_STILL_HAS_HOLDERS 0");
        assertThat(papers.send(appoint("~a", "~p", "~x", "2022-07-01")).problems())
                .containsExactly("POST_DOES_NOT_EXIST_ON_THAT_DAY 0");
        assertThat(imported(appoint("~a", "~p", "~x", "2021"))).isEqualTo(Map.of("UNIT_STILL_HAS_HOLDERS", 1));
        assertThat(refused(appoint("~b", "~p", "~y", "2022-07-01"))).isEqualTo("POST_DOES_NOT_EXIST_ON_THAT_DAY 0");
        guardIsEqualToTheRegister();
    }

    @Test
    void a_unit_that_was_dissolved_by_mistake_is_back_with_all_that_was_left_in_it() {
        papers.record(appoint("~a", "~p", "~x", "2020"));
        imported(GONE);

        papers.record(correct("~gone", "{lastDay: '2023-06-30'}"));
        assertThat(ends("~p", "~a")).containsExactly("~p 2023-07-01", "~a 2023-07-01");
        papers.record(Papers.withdraw("~w", "~gone"));
        assertThat(ends("~p", "~a")).containsExactly("~p", "~a");
        assertThat(papers.send("{type: 'dissolveUnit', unitId: '~u', lastDay: '2022-06-30'}")
                        .problems())
                .containsExactly("UNIT_STILL_HAS_HOLDERS 0", "UNIT_STILL_HAS_POSTS 0");
        guardIsEqualToTheRegister();
    }

    @Test
    void a_unit_is_not_dissolved_before_an_appointment_begins_in_it() {
        papers.record(appoint("~a", "~p", "~x", "2023"));

        assertThat(refused("{type: 'renameUnit', unitId: '~u', name: {sw: 'Idara mpya'}, effectiveFrom: '2020'}", GONE))
                .isEqualTo("POST_DOES_NOT_EXIST_ON_THAT_DAY 1");
        guardIsEqualToTheRegister();
    }

    @Test
    void an_effect_on_a_unit_that_changes_none_of_its_days_is_not_blamed() {
        assertThat(papers.send(
                                appoint("~a", "~p", "~x", "2018"),
                                "{type: 'renameUnit', unitId: '~u', name: {sw: 'Idara mpya'}, effectiveFrom: '2020'}")
                        .problems())
                .containsExactly("POST_DOES_NOT_EXIST_ON_THAT_DAY 0");
    }

    @Test
    void a_post_is_not_left_under_one_that_ends_with_its_unit() {
        papers.record(Papers.unit("v", ""), Papers.post("q", "reportsTo: '~p'").replace("'~u'", "'~v'"));

        assertThat(papers.send(GONE).problems())
                .containsExactlyInAnyOrder("UNIT_STILL_HAS_POSTS 0", "SUPERIOR_DOES_NOT_EXIST_ON_THAT_DAY 0");
        assertThat(imported(GONE))
                .isEqualTo(Map.of("UNIT_STILL_HAS_POSTS", 1, "SUPERIOR_DOES_NOT_EXIST_ON_THAT_DAY", 1));
    }

    /** What an import tells of the days after its unit, as far as they count again when the unit is back. */
    static Stream<Arguments> backWithTheUnit() {
        String v = Papers.unit("v", "");
        String q = Papers.post("q", "seats: 1, reportsTo: '~r'").replace("'~u'", "'~v'");
        String r = Papers.post("r", "").replace("'~u'", "'~v'");
        String exOfficio =
                "{type: 'appoint', appointmentId: '%s', postId: '%s', exOfficio: 'post:%s', capacity: 'EX_OFFICIO',"
                        + " effectiveFrom: '%s'}";
        return Stream.of(
                argumentSet(
                        "under a post that is abolished",
                        "SUPERIOR_DOES_NOT_EXIST_ON_THAT_DAY 0",
                        List.of(v, r, q, "{type: 'amendPost', postId: '~p', reportsTo: '~q', effectiveFrom: '2020'}"),
                        "{type: 'abolishPost', postId: '~q', effectiveFrom: '2023'}"),
                argumentSet(
                        "under a post that is under it",
                        "REPORTING_IN_A_CIRCLE 0",
                        List.of(v, r, q, "{type: 'amendPost', postId: '~p', reportsTo: '~q', effectiveFrom: '2020'}"),
                        "{type: 'amendPost', postId: '~q', reportsTo: '~p', effectiveFrom: '2023'}"),
                argumentSet(
                        "held by who holds a post of two seats",
                        "EX_OFFICIO_NEEDS_ONE_SEAT 0",
                        List.of(v, r, q, exOfficio.formatted("~a", "~p", "~q", "2020")),
                        "{type: 'amendPost', postId: '~q', seats: 2, effectiveFrom: '2023'}"),
                argumentSet(
                        "held by who holds it",
                        "EX_OFFICIO_IN_A_CIRCLE 0",
                        List.of(v, r, q, exOfficio.formatted("~a", "~p", "~q", "2020")),
                        exOfficio.formatted("~b", "~q", "~p", "2023")));
    }

    @ParameterizedTest
    @MethodSource("backWithTheUnit")
    void what_would_be_back_with_its_unit_is_judged_again(String problem, List<String> before, String after) {
        papers.record(before.toArray(String[]::new));
        imported(GONE);
        imported(after);

        assertThat(papers.send(Papers.withdraw("~w", "~gone")).problems()).containsExactly(problem);
    }

    @Test
    void what_was_left_stands_in_nobodys_way_when_something_is_said_of_the_institution() {
        papers.record(Papers.unit("v", ""), appoint("~a", "~p", "~x", "2020"));
        imported(GONE);

        papers.record(
                "{type: 'renameInstitution', institutionId: '~i', name: {sw: 'Wakala mpya'}, effectiveFrom: '2024'}",
                "{type: 'establishPost', postId: '~new', unitId: '~v', title: {sw: 'Mkuu'}, effectiveFrom: '2024'}");
        guardIsEqualToTheRegister();
    }

    @Test
    void a_dissolution_of_the_institution_tells_of_all_that_it_would_leave_behind() {
        papers.record(appoint("~a", "~p", "~x", "2020"));

        assertThat(papers.send("{type: 'dissolveInstitution', institutionId: '~i', lastDay: '2022-06-30'}")
                        .problems())
                .contains("INSTITUTION_STILL_HAS_UNITS 0", "UNIT_STILL_HAS_POSTS 0", "UNIT_STILL_HAS_HOLDERS 0");
    }

    @Test
    void what_is_said_of_a_post_beside_it_hides_nothing_that_a_dissolution_would_leave_behind() {
        papers.record(appoint("~a", "~p", "~x", "2020"));

        assertThat(papers.send(
                                "{type: 'amendPost', postId: '~p', title: {sw: 'Mkuu'}, effectiveFrom: '2021'}",
                                "{type: 'dissolveInstitution', institutionId: '~i', lastDay: '2022-06-30'}")
                        .problems())
                .contains("INSTITUTION_STILL_HAS_UNITS 1", "UNIT_STILL_HAS_POSTS 1", "UNIT_STILL_HAS_HOLDERS 1");
    }

    @Test
    void an_end_before_its_start_is_told_by_the_instrument_that_states_it_alone() {
        papers.record(appoint("~a", "~p", "~x", "2021-01-01"));
        imported(end("~a", "2020-01-01"));

        papers.record(appoint("~b", "~p", "~y", "2022-01-01"));
        assertThat(imported(end("~b", "2023-01-01"))).isEmpty();
    }

    /** The rows of the guard about posts and appointments, each with the first day out if it has one. */
    private List<String> ends(String... ids) {
        return Stream.of(ids)
                .distinct()
                .flatMap(
                        id -> door
                                .sql()
                                .sql("""
                                select trim(concat(cast(:id as text), ' ', upper(effective))) from (
                                    select id, effective from guard.post union all select id, effective from guard.appointment) t
                                where id = :own order by effective
                                """)
                                .param("id", id)
                                .param("own", papers.own(id))
                                .query(String.class)
                                .list()
                                .stream())
                .toList();
    }

    private void guardIsEqualToTheRegister() {
        assertThat(door.bean(GuardAudit.class).check((done, all, since) -> {})).isEmpty();
    }

    /** The one rule by which an import refuses, and the effect on which it lies. */
    private String refused(String... effects) {
        JsonNode refused = importing(effects).get("refused");
        assertThat(refused).hasSize(1);
        assertThat(refused.get(0).get("problems")).hasSize(1);
        JsonNode problem = refused.at("/0/problems/0");
        return problem.get("code").asString() + " " + problem.get("effect");
    }

    /** The findings by their codes. */
    private Map<String, Integer> imported(String... effects) {
        JsonNode report = importing(effects);
        assertThat(report.get("refused")).as(report.toString()).isEmpty();
        assertThat(report.get("recorded").asInt()).isEqualTo(1);
        return report.get("findings")
                .propertyStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, count -> count.getValue().asInt()));
    }

    private JsonNode importing(String... effects) {
        Answer answer = door.postTo(
                "/api/imports?mode=historic",
                papers.with("sourceRecordedAt: '2015-03-04T10:00:00Z'", papers.nextId(), effects)
                        .getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-ndjson");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body().lines().toList().getLast());
    }
}
