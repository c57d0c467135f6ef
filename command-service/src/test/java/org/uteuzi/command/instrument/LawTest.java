package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uteuzi.command.instrument.Papers.SMALL_INSTITUTION;
import static org.uteuzi.command.instrument.Papers.appoint;
import static org.uteuzi.command.instrument.Papers.change;
import static org.uteuzi.command.instrument.Papers.correct;
import static org.uteuzi.command.instrument.Papers.end;
import static org.uteuzi.command.instrument.Papers.post;
import static org.uteuzi.command.instrument.Papers.withdraw;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.uteuzi.command.instrument.Door.Answer;

/** The rules of law at the door: what an instrument breaks itself, and what it puts in doubt. Each rule has its cases of its own. */
@ExtendWith(SharedDoor.class)
class LawTest {

    private static final String AUTHORITY = "APPOINTED_BY_OTHER_THAN_THE_AUTHORITY_IN_FORCE";
    private static final String FULL_TIME = "FULL_TIME_PERSON_IN_TWO_FULL_TIME_POSTS";
    private static final String VACANT = "APPOINTED_BY_A_POST_THAT_NOBODY_HELD";

    private final Door door;
    private final Papers papers;

    LawTest(Door door) {
        this.door = door;
        this.papers = new Papers(door);
    }

    @BeforeEach
    void a_small_institution() {
        papers.record(SMALL_INSTITUTION);
    }

    @Test
    void a_law_that_changes_judges_only_what_comes_under_it() {
        papers.record(post("q", "terms: {appointingAuthority: 'office:~o'}"), post("boss", ""));
        papers.record(by("office:~o", appoint("~a", "~q", "~x", "2020-01-01")));
        papers.record(
                "{type: 'amendPost', postId: '~q', terms: {appointingAuthority: 'post:~boss'}, effectiveFrom: '2022-01-01'}");

        assertThat(papers.send(by("office:~o", appoint("~b", "~q", "~y", "2022-01-01")))
                        .problems())
                .containsExactly(AUTHORITY + " 0");
        papers.record(by("office:~o", appoint("~b", "~q", "~y", "2021-12-31")));
        papers.record(by("post:~boss", appoint("~c", "~q", "~z", "2022-01-01")));
    }

    @Test
    void a_law_recorded_late_puts_an_earlier_fact_in_doubt_and_the_doubt_is_acknowledged_by_its_fact() {
        papers.record(post("q", ""));
        papers.record(by("office:~o", appoint("~a", "~q", "~x", "2020-01-01")));
        String[] late = {
            "{type: 'renameUnit', unitId: '~u', name: {sw: 'x'}, effectiveFrom: '2020'}",
            "{type: 'amendPost', postId: '~q', terms: {appointingAuthority: 'post:~p'}, effectiveFrom: '2019-06-01'}"
        };

        Answer stopped = papers.send(late);

        assertThat(stopped.code()).isEqualTo("FINDINGS_TO_ACKNOWLEDGE");
        assertThat(stopped.problems()).containsExactly(AUTHORITY + " 1");
        assertThat(stopped.json().at("/problems/0/factId").asString()).isEqualTo(papers.own("~a-start"));
        assertThat(acknowledged(AUTHORITY, "effect: 1", late).status()).isEqualTo(422);
        Answer recorded = acknowledged(AUTHORITY, "effect: 1, factId: '~a-start'", late);
        assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
        assertThat(recorded.json().at("/findings/0/factId").asString()).isEqualTo(papers.own("~a-start"));

        papers.record("{type: 'amendPost', postId: '~q', title: {sw: 'Mkuu'}, effectiveFrom: '2023'}");
    }

    @Test
    void a_person_in_two_full_time_posts_is_found_over_institutions_whichever_comes_last() {
        elsewhere();
        papers.record(post("q", "terms: {fullTime: true}"), appoint("~a", "~q", "~x", "2020-01-01"));

        Answer second = papers.send(appoint("~b", "~far", "~x", "2021-01-01"));
        assertThat(second.problems()).containsExactly(FULL_TIME + " 0");
        assertThat(second.json().at("/problems/0/arguments/otherInstitution").asString())
                .isEqualTo(papers.own("~i"));
        papers.record(appoint("~b", "~far", "~x", "2021-01-01").replace("SUBSTANTIVE", "ACTING"));
        papers.record(appoint("~c", "~part", "~x", "2021-01-01"));

        Answer law =
                papers.send("{type: 'amendPost', postId: '~part', terms: {fullTime: true}, effectiveFrom: '2022'}");
        assertThat(law.problems()).containsExactly(FULL_TIME + " 0");
        assertThat(law.json().at("/problems/0/factId").asString()).isEqualTo(papers.own("~c-start"));
    }

    @Test
    void an_end_taken_away_puts_the_person_into_two_posts_again() {
        elsewhere();
        papers.record(post("q", "terms: {fullTime: true}"), appoint("~a", "~q", "~x", "2020-01-01"));
        papers.record(end("~a", "2021-01-01"), appoint("~b", "~far", "~x", "2021-01-01"));

        Answer answer = papers.send(withdraw("~w", "~a-end-2021-01-01"));

        assertThat(answer.problems()).containsExactly(FULL_TIME + " 0");
        assertThat(answer.json().at("/problems/0/factId").asString()).isEqualTo(papers.own("~b-start"));
    }

    @Test
    void whom_a_vacant_post_appointed_is_in_doubt_once_it_turns_out_that_it_was_vacant() {
        papers.record(appoint("~h", "~p", "~z", "2019-01-01"), post("q", ""));
        signed("2020-05-01", by("post:~p", appoint("~a", "~q", "~x", "2020-06-01")));

        Answer late = papers.send(end("~h", "2020-05-01"));

        assertThat(late.problems()).containsExactly(VACANT + " 0");
        assertThat(late.json().at("/problems/0/factId").asString()).isEqualTo(papers.own("~a-start"));
        papers.record(end("~h", "2020-05-02"));
        assertThat(papers.send(correct("~h-end-2020-05-02", "{until: '2020-04-01'}"))
                        .problems())
                .containsExactly(VACANT + " 0");
        papers.record(correct("~h-end-2020-05-02", "{until: '2020-04-01'}"), appoint("~n", "~p", "~y", "2020-04-01"));
    }

    @Test
    void a_change_of_the_holder_leaves_no_day_on_which_nobody_could_sign() {
        papers.record(appoint("~h", "~p", "~z", "2019-01-01"), post("q", ""));
        papers.record(change("~n", "~p", "~y", "2020-05-01"));

        signed("2020-05-01", by("post:~p", appoint("~a", "~q", "~x", "2020-06-01")));
    }

    @Test
    void thousands_of_appointments_are_judged_at_once_by_a_few_questions() {
        elsewhere();
        Stream<String> people = IntStream.range(0, 1000)
                .mapToObj(i -> "{type: 'registerPerson', personId: '~n%d', name: 'Mfano ~%d'}".formatted(i, i));
        papers.record(people.toArray(String[]::new));
        papers.record(IntStream.range(0, 1000)
                .mapToObj(i -> appoint("~e" + i, "~far", "~n" + i, "2020-01-01"))
                .toArray(String[]::new));
        papers.record(post("q", "terms: {fullTime: true}"));

        List<String> problems = papers.send(IntStream.range(0, 1000)
                        .mapToObj(i -> appoint("~d" + i, "~q", "~n" + i, "2021-01-01"))
                        .toArray(String[]::new))
                .problems();

        assertThat(problems).hasSize(1000).allMatch(problem -> problem.startsWith(FULL_TIME));
    }

    @Test
    void nothing_is_recorded_of_what_stops() {
        papers.record(post("q", "terms: {appointingAuthority: 'office:~o'}"));
        Map<String, String> state = door.state();

        assertThat(papers.send(by("post:~p", appoint("~a", "~q", "~x", "2020-01-01")))
                        .status())
                .isEqualTo(422);

        assertThat(door.state()).isEqualTo(state);
    }

    private void elsewhere() {
        papers.record(
                "{type: 'establishInstitution', institutionId: '~j', name: {sw: 'Nyingine'}, effectiveFrom: '2019'}",
                "{type: 'establishUnit', unitId: '~v', institutionId: '~j', kind: 'UNIT', name: {sw: 'Kitengo'}, effectiveFrom: '2019'}",
                post("far", "unitId: '~v', terms: {fullTime: true}").replace("unitId: '~u', ", ""),
                post("part", "unitId: '~v'").replace("unitId: '~u', ", ""));
    }

    private void signed(String on, String... effects) {
        Answer answer = door.post(papers.with("signedOn: '" + on + "'", papers.nextId(), effects));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private Answer acknowledged(String code, String place, String... effects) {
        return door.post(papers.with(
                "acknowledge: [{code: '" + code + "', " + place + ", reason: 'so it was done'}]",
                papers.nextId(),
                effects));
    }

    private static String by(String authority, String appointment) {
        return appointment.replace("capacity:", "appointedBy: '" + authority + "', capacity:");
    }
}
