package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uteuzi.command.instrument.Papers.SMALL_INSTITUTION;
import static org.uteuzi.command.instrument.Papers.appoint;
import static org.uteuzi.command.instrument.Papers.change;
import static org.uteuzi.command.instrument.Papers.end;
import static org.uteuzi.command.instrument.Papers.post;
import static org.uteuzi.command.instrument.Papers.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.uteuzi.command.guard.GuardAudit;
import org.uteuzi.command.instrument.Door.Answer;
import org.uteuzi.testing.TestDatabase;

/** Thirty-two clients of two services on one register, all after the same few seats, units, papers and ids. */
class ManyRacesTest {

    private static final int CLIENTS = 32;
    private static final int ROUND = 500;
    private static final long SEED = 32_000;
    private static final int DISSOLVED = 8;

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static Door one;
    private static Door other;

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

    @Test
    void two_thousand_conflicting_commands_break_nothing() throws Exception {
        race(2_000);
    }

    /** As many as can be sent within the ten minutes that one test may take on two slow cores. */
    @Test
    @Tag("thorough")
    void twenty_thousand_conflicting_commands_break_nothing() throws Exception {
        race(20_000);
    }

    /** {@code -Dbench.races=320000 -Dtest=ManyRacesTest#as_many_conflicting_commands_as_are_asked_for_break_nothing} */
    @Test
    @Timeout(value = 6, unit = TimeUnit.HOURS)
    @EnabledIfSystemProperty(named = "bench.races", matches = "[1-9][0-9]*")
    void as_many_conflicting_commands_as_are_asked_for_break_nothing() throws Exception {
        race(Integer.getInteger("bench.races"));
    }

    private void race(int commands) throws Exception {
        Map<String, Integer> outcomes = new TreeMap<>();
        long began = System.nanoTime();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int round = 0; round < commands / ROUND; round++) {
                Papers papers = new Papers(one);
                papers.record(SMALL_INSTITUTION);
                papers.record(
                        unit("v0", ""),
                        unit("v1", ""),
                        post("q0", "seats: 1"),
                        post("q1", "seats: 2"),
                        in("~v0", post("q2", "")));
                for (int unit = 0; unit < DISSOLVED; unit++) {
                    papers.record(unit("w" + unit, ""), in("~w" + unit, post("k" + unit, "")));
                }
                Random random = new Random(SEED + round);
                List<Callable<Answer>> calls = new ArrayList<>();
                for (int i = 0; i < ROUND; i++) {
                    String request = request(papers, random, i);
                    Door door = i % 2 == 0 ? one : other;
                    calls.add(() -> door.post(request));
                }
                for (Future<Answer> answer : clients.invokeAll(calls)) {
                    Answer given = answer.get();
                    assertThat(given.status()).as(given.body()).isIn(200, 201, 409, 422);
                    outcomes.merge(given.status() + " " + given.code(), 1, Integer::sum);
                }
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        long lost = outcomes.entrySet().stream()
                .filter(outcome -> outcome.getKey().startsWith("4"))
                .mapToLong(Map.Entry::getValue)
                .sum();
        System.out.printf(
                "%d commands in %.0f s, %.0f a second, %.0f of them conflicts: %s%n",
                commands, seconds, commands / seconds, lost / seconds, outcomes);
        assertThat(outcomes.get("201 ")).isGreaterThan(commands / 50);
        assertNothingIsBroken();
    }

    private static String request(Papers papers, Random random, int i) {
        String id = random.nextInt(10) == 0 ? "~same-" + random.nextInt(20) : "~r-" + i;
        String post = "~" + List.of("p", "q0", "q1", "q2").get(random.nextInt(4));
        String person = "~" + List.of("x", "y", "z").get(random.nextInt(3));
        // whole days: what a year alone leaves open is not judged
        String day = (2020 + random.nextInt(5)) + "-03-01";
        return switch (random.nextInt(12)) {
            case 0, 1 -> papers.instrument(id, appoint("~a" + i, post, person, day));
            case 2 -> papers.instrument(id, change("~b" + i, post, person, day));
            case 3 -> papers.instrument(id, end("~a" + random.nextInt(i + 1), (2021 + random.nextInt(5)) + "-03-01"));
            case 4 -> papers.instrument(id, Papers.withdraw("~w" + i, "~a" + random.nextInt(i + 1) + "-start"));
            case 5 -> papers.instrument(id, Papers.withdraw("~d" + i, "~f-v" + random.nextInt(2)));
            case 6 ->
                papers.instrument(
                        id, in("~v" + random.nextInt(2), post("n" + i, "")), appoint("~c" + i, "~n" + i, person, day));
            case 7 ->
                papers.instrument(
                        id,
                        "{type: 'amendPost', factId: '~e%d', postId: '%s', unitId: '~%s', effectiveFrom: '%s'}"
                                .formatted(i, post, random.nextBoolean() ? "u" : "v1", day),
                        "{type: 'renameUnit', factId: '~g%d', unitId: '~u', name: {sw: 'Idara %d'}, effectiveFrom: '%s'}"
                                .formatted(i, i, day));
            case 8 -> papers.instrument(id, appoint("~s" + i, "~k" + random.nextInt(DISSOLVED), person, day));
            case 9 ->
                papers.instrument(
                        id,
                        in("~w" + random.nextInt(DISSOLVED), post("m" + i, "")),
                        appoint("~t" + i, "~m" + i, person, day));
            case 10 -> {
                int unit = random.nextInt(DISSOLVED);
                yield papers.instrument(
                        id,
                        "{type: 'abolishPost', factId: '~j%d', postId: '~k%d', effectiveFrom: '%s'}"
                                .formatted(i, unit, day),
                        "{type: 'dissolveUnit', factId: '~l%d', unitId: '~w%d', effectiveFrom: '%s'}"
                                .formatted(i, unit, day));
            }
            default ->
                papers.with(
                        "kind: 'ACT', number: '~%d', year: 2020".formatted(random.nextInt(5)),
                        id,
                        "{type: 'renameUnit', factId: '~h%d', unitId: '~u', name: {sw: 'Idara'}, effectiveFrom: '%s'}"
                                .formatted(i, day));
        };
    }

    private static String in(String unit, String post) {
        return post.replace("unitId: '~u'", "unitId: '" + unit + "'");
    }

    private static void assertNothingIsBroken() {
        assertThat(count("""
            select count(*) from guard.appointment a join guard.appointment b
              on a.post_id = b.post_id and a.id < b.id and a.effective && b.effective
            where a.post_id like '%.p' or a.post_id like '%.q0'\
            """)).as("one seat, two holders").isZero();
        assertThat(count("""
            select count(*) from guard.post p where not p.effective <@ coalesce(
              (select range_agg(u.effective) from guard.unit u where u.id = p.unit_id), '{}')\
            """)).as("a post" + " outside" + " its unit").isZero();
        assertThat(count("select count(*) from guard.unit where effective_until is not null"))
                .as("units dissolved")
                .isPositive();
        assertThat(count("select (select count(*) from guard.post where left_from is not null)"
                        + " + (select count(*) from guard.appointment where left_from is not null)"))
                .as("left in a dissolved unit")
                .isZero();
        assertThat(count("""
            select count(*) from (select instrument_id from register.event
              where event_type = 'instrument.instrument-recorded' group by 1 having count(*) > 1) twice\
            """)).as("an instrument" + " twice").isZero();
        assertThat(count("""
            select count(*) from (select payload::jsonb #>> '{particulars,number}' from register.event
              where event_type = 'instrument.instrument-recorded'
                and payload::jsonb #>> '{particulars,kind}' = 'ACT' group by 1 having count(*) > 1) twice\
            """)).as("a paper" + " twice").isZero();
        assertThat(one.bean(GuardAudit.class).check((done, all, since) -> {})).isEmpty();
    }

    private static long count(String sql) {
        return one.sql().sql(sql).query(Long.class).single();
    }
}
