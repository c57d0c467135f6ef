package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.uteuzi.command.instrument.Papers.SMALL_INSTITUTION;
import static org.uteuzi.command.instrument.Papers.appoint;
import static org.uteuzi.command.instrument.Papers.change;
import static org.uteuzi.command.instrument.Papers.post;
import static org.uteuzi.command.instrument.Papers.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.uteuzi.command.instrument.Door.Answer;
import org.uteuzi.testing.TestDatabase;

/** Two services on one register, asked at the same moment. */
class RaceTest {

    private static final int CALLERS = 12;

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static Door one;
    private static Door other;

    private final Papers papers = new Papers(one);

    @BeforeAll
    static void open() {
        one = Door.open(DATABASE);
        other = Door.open(DATABASE);
    }

    @AfterAll
    static void close() {
        other.close();
        one.close();
        DATABASE.close();
    }

    @AfterEach
    void every_event_has_its_entry_and_no_instrument_is_split() {
        await().until(() ->
                count("select count(*) from register.event") == count("select count(*) from register.entry"));
        assertThat(count("select max(number) + 1 - count(*) from register.entry"))
                .isZero();
        assertThat(
                        count(
                                "select count(*) from (select max(number) - min(number) + 1 - count(*) as gaps from register.entry"
                                        + " join register.event using (position) group by instrument_id) instrument where gaps <> 0"))
                .isZero();
        assertThat(count("select count(*) from register.entry join register.event using (position)"
                        + " where event_type = 'instrument.instrument-recorded' and number <> (select min(number)"
                        + " from register.entry e join register.event v using (position)"
                        + " where v.instrument_id = event.instrument_id)"))
                .isZero();
        assertThat(count("select count(*) from (select recorded_at < lag(recorded_at) over (order by number) as back"
                        + " from register.entry) entry where back"))
                .isZero();
    }

    @RepeatedTest(3)
    void one_appointment_is_ended_by_one_of_many() {
        papers.record(SMALL_INSTITUTION);
        papers.record(appoint("~a", "~p", "~x", "2020"));

        List<Answer> answers = race(i -> papers.instrument(
                "~race-" + i,
                change("~b" + i, "~p", "~y", "2021").replace("endReason", "endsAppointmentId: '~a', endReason")));

        assertOneWins(answers);
        assertThat(count("select count(*) from guard.appointment where post_id = '~p'"))
                .isEqualTo(2);
    }

    @RepeatedTest(3)
    void one_seat_never_has_two_holders_that_nobody_acknowledged() {
        papers.record(SMALL_INSTITUTION);

        List<Answer> answers = race(i -> papers.instrument("~race-" + i, appoint("~a" + i, "~p", "~x", "2020")));

        assertOneWins(answers);
        assertThat(answers.stream().filter(answer -> answer.status() == 409))
                .allSatisfy(answer -> assertThat(answer.code()).isIn("SEAT_TAKEN_MEANWHILE", "CHANGED_MEANWHILE"));
        assertThat(count("select count(*) from guard.appointment where post_id = '~p'"))
                .isEqualTo(1);
    }

    @RepeatedTest(3)
    void one_request_sent_many_times_is_recorded_once_and_answered_alike() {
        papers.record(SMALL_INSTITUTION);
        String request = papers.instrument(papers.nextId(), appoint("~a", "~p", "~x", "2020"), unit("v", ""));

        List<Answer> answers = race(i -> request);

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(200, 201);
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
    }

    @RepeatedTest(3)
    void one_key_sent_many_times_without_an_id_is_recorded_once_and_answered_alike() {
        String request = papers.instrument("unused", "{type: 'registerPerson', name: 'Mfano ~', personId: '~x'}")
                .replaceFirst("\"instrumentId\":\"unused\",", "");

        List<Answer> answers = race(i -> request, "Idempotency-Key", papers.own("~key"));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(200, 201);
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
    }

    @RepeatedTest(3)
    void of_different_requests_under_one_id_one_is_recorded() {
        papers.record(SMALL_INSTITUTION);
        String id = papers.nextId();

        List<Answer> answers = race(i -> papers.instrument(
                id, "{type: 'renameUnit', unitId: '~u', name: {sw: 'Idara " + i + "'}, effectiveFrom: '2020'}"));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(answers.stream().filter(answer -> answer.status() == 409))
                .allMatch(answer -> answer.code().equals("INSTRUMENT_ALREADY_RECORDED"));
    }

    @RepeatedTest(3)
    void instruments_on_the_same_posts_in_any_order_do_not_lock_each_other_out() {
        papers.record(SMALL_INSTITUTION);
        papers.record(post("q", ""), post("r", ""));
        String[] posts = {"~p", "~q", "~r"};

        List<Answer> answers = race(i -> papers.instrument(
                "~race-" + i,
                IntStream.range(0, 3)
                        .map(k -> i % 2 == 0 ? k : 2 - k)
                        .mapToObj(
                                k -> "{type: 'amendPost', postId: '%s', title: {sw: 'Afisa %d'}, effectiveFrom: '2020'}"
                                        .formatted(posts[k], i))
                        .toArray(String[]::new)));

        assertThat(answers).extracting(Answer::status).isSubsetOf(201, 409).contains(201);
    }

    @RepeatedTest(3)
    void no_circle_of_units_or_of_reporting_slips_through_between_two() {
        papers.record(SMALL_INSTITUTION);
        papers.record(unit("v", ""), unit("w", ""), post("q", ""), post("r", ""));

        List<Answer> units = race(i -> papers.instrument(
                "~units-" + i,
                "{type: 'moveUnit', unitId: '~%s', parentUnitId: '~%s', effectiveFrom: '2020'}"
                        .formatted(i % 2 == 0 ? "v" : "w", i % 2 == 0 ? "w" : "v")));
        List<Answer> posts = race(i -> papers.instrument(
                "~posts-" + i,
                "{type: 'amendPost', postId: '~%s', reportsTo: '~%s', effectiveFrom: '2020'}"
                        .formatted(i % 2 == 0 ? "q" : "r", i % 2 == 0 ? "r" : "q")));

        assertThat(units).extracting(Answer::status).contains(201).isSubsetOf(201, 409, 422);
        assertThat(posts).extracting(Answer::status).contains(201).isSubsetOf(201, 409, 422);
        assertThat(count("select count(distinct id) from guard.unit where parent_id in ('~v', '~w')"))
                .isEqualTo(1);
        assertThat(count("select count(distinct id) from guard.post where reports_to in ('~q', '~r')"))
                .isEqualTo(1);
    }

    @RepeatedTest(3)
    void nothing_is_built_on_what_is_withdrawn_at_the_same_moment() {
        papers.record(SMALL_INSTITUTION);
        papers.record(unit("v", ""), post("r", ""));

        List<Answer> answers = race(i -> switch (i) {
            case 0 -> papers.instrument("~withdraw-v", Papers.withdraw("~w-v", "~f-v"));
            case 1 -> papers.instrument("~withdraw-z", Papers.withdraw("~w-z", "~f-z"));
            case 2 -> papers.instrument("~withdraw-r", Papers.withdraw("~w-r", "~f-r"));
            default ->
                papers.instrument(
                        "~build-" + i,
                        post("s" + i, "reportsTo: '~r'"),
                        post("t" + i, "unitId: '~v'"),
                        appoint("~a" + i, "~s" + i, "~z", "2020"));
        });

        assertThat(answers).extracting(Answer::status).contains(201).isSubsetOf(201, 409, 422);
        assertThat(count(
                        "select count(*) from guard.post p where unit_id = '~v' and not exists (select 1 from guard.unit u"
                                + " where u.id = p.unit_id)"))
                .isZero();
        assertThat(count("select count(*) from guard.post p where reports_to = '~r' and not exists"
                        + " (select 1 from guard.post u where u.id = p.reports_to)"))
                .isZero();
    }

    private static void assertOneWins(List<Answer> answers) {
        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).isSubsetOf(201, 409, 422);
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.body()).doesNotContain("{id}", "{post}", "{instrumentId}"));
    }

    /** Sends all requests at one moment, every other one to the other service. */
    private List<Answer> race(IntFunction<String> request, String... headers) {
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            CountDownLatch start = new CountDownLatch(CALLERS);
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                Door door = i % 2 == 0 ? one : other;
                String body = request.apply(i);
                answers.add(callers.submit(() -> {
                    start.countDown();
                    start.await();
                    return door.post(body, headers);
                }));
            }
            List<Answer> all = new ArrayList<>();
            for (Future<Answer> answer : answers) {
                all.add(answer.get());
            }
            return all;
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of a statement in which ids are those of this test. */
    private long count(String sql) {
        return one.sql().sql(papers.own(sql)).query(Long.class).single();
    }
}
