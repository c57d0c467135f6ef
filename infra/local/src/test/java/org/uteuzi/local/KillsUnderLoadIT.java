package org.uteuzi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.uteuzi.naive.AnsweredStructure;
import org.uteuzi.naive.NaiveRegister;

/** Processes end without a word while instruments are being recorded: whatever was acknowledged is there, once and whole. */
@Tag("thorough")
class KillsUnderLoadIT {

    private static final Duration GENEROUS = Duration.ofMinutes(4);
    /** How many instruments are acknowledged before a kill, and again after it. */
    private static final int BETWEEN_KILLS = 20;
    /** How often each process is killed. */
    private static final int ROUNDS = 2;

    private static final String EVENTS = "select e.instrument_id, e.event_type, n.number,"
            + " n.recorded_at, e.aggregate_id, e.sequence_number, e.payload"
            + " from register.event e left join register.entry n on n.position = e.position";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void nothing_acknowledged_is_missing_or_doubled_after_many_kills_of_each_process() throws Exception {
        try (var services = KillableServices.start(folder.resolve("stack"), 2);
                var load = InstrumentLoad.on(services.commands())) {
            for (int round = 0; round < ROUNDS; round++) {
                for (var node : services.commands()) {
                    load.awaitMore(BETWEEN_KILLS);
                    node.kill();
                    load.awaitMore(BETWEEN_KILLS);
                    node.start();
                    node.awaitReady();
                }
                load.awaitMore(BETWEEN_KILLS);
                services.query().kill();
                load.awaitMore(BETWEEN_KILLS);
                services.query().start();
                services.query().awaitReady();

                load.awaitMore(BETWEEN_KILLS);
                services.killPostgres();
                services.startPostgres();
                load.awaitMore(BETWEEN_KILLS);
            }
            load.stop();
            assertThat(load.unanswered()).as("requests that a kill cut off").isPositive();
            assertThat(load.refused()).isNotEmpty();

            assertEveryEventGetsItsEntry(services);
            assertWhatIsRecorded(services, load);
            assertOrder(services);
            assertProjection(services);
            assertGuard(services);
        }
    }

    private static void assertEveryEventGetsItsEntry(KillableServices services) {
        await().atMost(GENEROUS)
                .untilAsserted(() -> assertThat(strings(
                                services,
                                "select position from register.event"
                                        + " where position not in (select position from register.entry)"))
                        .as("events without an entry")
                        .isEmpty());
        assertThat(strings(services, "select position from register.entry group by position having count(*) > 1"))
                .as("events with several entries")
                .isEmpty();
    }

    private static void assertWhatIsRecorded(KillableServices services, InstrumentLoad load) {
        var recorded = new HashMap<String, List<String>>();
        services.ask(
                "select instrument_id, string_agg(fact_id, ' ' order by position) from register.event"
                        + " group by instrument_id",
                row -> recorded.put(row.getString(1), List.of(row.getString(2).split(" "))));
        assertThat(recorded).containsAllEntriesOf(load.acknowledged());

        var others = new HashSet<>(recorded.keySet());
        others.removeAll(load.acknowledged().keySet());
        assertThat(load.givenUp()).as("recorded without an acknowledgement").containsAll(others);
        assertThat(recorded).doesNotContainKeys(load.refused().toArray(String[]::new));

        assertThat(strings(
                        services,
                        "select instrument_id from (" + EVENTS + ") group by instrument_id"
                                + " having count(*) <> 1 + sum((payload::json ->> 'eventsThatFollow')::int)"
                                + " or count(*) filter (where event_type = 'instrument.instrument-recorded') <> 1"))
                .as("instruments that are half there, or twice")
                .isEmpty();
    }

    private static void assertOrder(KillableServices services) {
        assertThat(strings(services, "select min(number) || ' ' || max(number) - count(*) from register.entry"))
                .as("entries are dense from 0")
                .containsExactly("0 -1");
        assertThat(strings(
                        services,
                        "select instrument_id from (" + EVENTS + ") group by instrument_id"
                                + " having max(number) - min(number) <> count(*) - 1"
                                + " or count(distinct recorded_at) <> 1 or min(number) <> min(number)"
                                + " filter (where event_type = 'instrument.instrument-recorded')"))
                .as("instruments whose entries do not follow one another, of one moment, the instrument first")
                .isEmpty();
        assertThat(strings(
                        services,
                        "select aggregate_id from register.event group by aggregate_id"
                                + " having min(sequence_number) <> 0 or max(sequence_number) <> count(*) - 1"))
                .as("things whose events are not numbered from 0 without a gap")
                .isEmpty();
        assertThat(strings(
                        services,
                        "select number from (select number, sequence_number, lag(sequence_number, 1, -1::bigint)"
                                + " over (partition by aggregate_id order by number) as before from ("
                                + EVENTS + ")) where sequence_number <> before + 1"))
                .as("entries that turn round the events of a thing")
                .isEmpty();
        assertThat(strings(
                        services,
                        "select number from (select number, recorded_at, lag(recorded_at) over (order by number)"
                                + " as before from register.entry) where recorded_at < before"))
                .as("entries recorded before the one before them")
                .isEmpty();
    }

    private static void assertProjection(KillableServices services) throws IOException {
        var entries = services.entries();
        var last = entries.getLast();
        // a query service whose database has just come back may first say, several times, that it is behind
        await().atMost(GENEROUS).untilAsserted(() -> {
            var answer = services.query().get(structure("2020-06-30") + "&consistentWith=" + last.instrumentId());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        });
        assertThat(strings(services, "select entry from structure.checkpoint"))
                .containsExactly(Long.toString(last.number()));

        var naive = new NaiveRegister(entries);
        for (var on : List.of("2018-12-31", "2020-03-15", "2022-06-30", "2022-07-01")) {
            assertThat(AnsweredStructure.read(
                            services.query().get(structure(on)).body()))
                    .as(on)
                    .isEqualTo(naive.structure(InstrumentLoad.INSTITUTION, LocalDate.parse(on), last.number())
                            .orElseThrow());
        }

        var before = projection(services);
        services.rebuild();
        assertThat(projection(services)).isEqualTo(before);
    }

    private static String structure(String on) {
        return "/api/institutions/" + InstrumentLoad.INSTITUTION + "/structure?on=" + on;
    }

    /** All rows of all tables of the projection, but for the numbers that tell apart rows alone. */
    private static Map<String, List<String>> projection(KillableServices services) {
        var tables = strings(
                services,
                "select table_name from information_schema.tables where table_schema = 'structure'"
                        + " and table_name not in ('flyway_schema_history', 'read_log')");
        assertThat(tables).contains("holder_version", "checkpoint", "instrument", "concern");
        return tables.stream()
                .collect(Collectors.toMap(
                        table -> table,
                        table -> strings(
                                services,
                                "select (to_jsonb(t) - 'version_id')::text from structure." + table
                                        + " t order by 1")));
    }

    private static void assertGuard(KillableServices services) {
        var guarded = guard(
                services,
                "select concat_ws(' ', id, post_id, person_id, effective_from, effective_until) from guard.appointment"
                        + " order by 1");
        assertThat(guarded)
                .isNotEmpty()
                .isEqualTo(strings(
                        services,
                        "select concat_ws(' ', appointment_id, post_id, person_id, effective_from, effective_until)"
                                + " from structure.holder_version where known_until is null order by 1"));
        assertThat(guarded.stream().filter(row -> row.contains(" " + InstrumentLoad.BOARD + " ")))
                .as("who sits on the board that all clients wanted to sit on")
                .hasSize(InstrumentLoad.SEATS_OF_THE_BOARD);
        assertThat(guard(services, "select id from guard.appointment_id order by 1"))
                .isEqualTo(strings(
                        services,
                        "select payload::json ->> 'appointmentId' from register.event"
                                + " where event_type = 'post.holder-appointed' order by 1"));
        assertThat(guard(services, "select id from guard.person order by 1"))
                .isEqualTo(strings(services, "select person_id from structure.person_version order by 1"));
    }

    private static List<String> guard(KillableServices services, String sql) {
        return services.ask(Passwords.COMMAND, sql, row -> row.getString(1));
    }

    private static List<String> strings(KillableServices services, String sql) {
        return services.ask(sql, row -> row.getString(1));
    }
}
