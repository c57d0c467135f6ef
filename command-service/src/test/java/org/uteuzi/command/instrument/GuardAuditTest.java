package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uteuzi.command.cli.SubCommands;
import org.uteuzi.command.guard.GuardAudit;
import org.uteuzi.command.guard.GuardAudit.Difference;
import org.uteuzi.naive.RandomHistory;
import org.uteuzi.naive.RandomInstrument;
import org.uteuzi.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The guard is what the register says, is found out where it is not, and can be made anew. */
class GuardAuditTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final GuardAudit.Progress SILENT = (done, all, since) -> {};

    private static Door door;
    private static GuardAudit audit;

    @BeforeAll
    static void record() {
        door = Door.open(DATABASE);
        audit = door.bean(GuardAudit.class);
        for (long seed = 61_000; seed < 61_004; seed++) {
            for (RandomInstrument instrument : RandomHistory.live(seed).instruments()) {
                JsonNode findings = door.preview(instrument.body()).json().get("findings");
                assertThat(door.post(instrument.acknowledging(findings)).status())
                        .isEqualTo(201);
            }
        }
        importHistory(62_000);
        Papers papers = new Papers(door);
        papers.record(Papers.SMALL_INSTITUTION);
        assertThat(door.post(papers.with(
                                "kind: 'ACT', number: '12', year: 2019",
                                papers.nextId(),
                                Papers.unit("v", ""),
                                Papers.appoint("~a", "~p", "~x", "2020")))
                        .status())
                .isEqualTo(201);
        papers.record(
                "{type: 'setApprovalPolicy', institutionId: '~i', needsApproval: ['abolishPost'], daysToDecide: 14,"
                        + " effectiveFrom: '2021-03'}");
        papers.record(
                "{type: 'establishInstitution', institutionId: '~j', name: {sw: 'Nyingine'}, effectiveFrom: '2019'}");
        papers.record("{type: 'dissolveInstitution', institutionId: '~j', lastDay: '2024'}");
        papers.record(
                "{type: 'setApprovalPolicy', institutionId: '~j', needsApproval: ['appoint'], effectiveFrom: '2020'}");
    }

    private static void importHistory(long seed) {
        List<RandomInstrument> instruments = RandomHistory.live(seed).instruments();
        String file = instruments.stream()
                .map(instrument -> ((ObjectNode) JsonMapper.shared().readTree(instrument.body()))
                        .put("sourceRecordedAt", "2021-01-01T00:00:00Z")
                        .toString())
                .collect(Collectors.joining("\n"));
        Door.Answer answer = door.postTo(
                "/api/imports?mode=historic",
                file.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-ndjson");
        JsonNode report =
                JsonMapper.shared().readTree(answer.body().lines().toList().getLast());
        assertThat(report.path("recorded").asInt()).as(report.toString()).isEqualTo(instruments.size());
    }

    @AfterAll
    static void close() {
        door.close();
        DATABASE.close();
    }

    @Test
    void the_guard_is_equal_to_the_register() {
        List<Long> told = new ArrayList<>();

        assertThat(audit.check((done, all, since) -> told.addAll(List.of(done, all))))
                .isEmpty();

        long events = door.sql()
                .sql("select count(*) from register.event")
                .query(Long.class)
                .single();
        assertThat(told).endsWith(events, events);
        for (String table : List.of(
                "institution", "unit", "post", "person", "appointment", "appointment_id", "approval", "paper")) {
            assertThat(rows(table)).as(table).isNotEmpty();
        }
        assertThat(rows("approval"))
                .as("also of an institution that is no more")
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "institution, true, delete from guard.institution where id = (select max(id) from guard.institution)",
        "unit, false, 'update guard.unit set parent_id = null where parent_id is not null'",
        "post, true, delete from guard.post where id = (select max(id) from guard.post)",
        "person, false, 'insert into guard.person (id, name_key) values (''nobody'', ''nobody'')'",
        "appointment, true, 'update guard.appointment set seat = 7 where seat = 1'",
        "appointment_id, true, delete from guard.appointment_id",
        "approval, true, delete from guard.approval",
        "paper, true, delete from guard.paper"
    })
    void the_first_difference_is_named_and_a_rebuild_takes_it_away(String table, boolean missing, String damage) {
        Map<String, List<String>> before = all();
        door.sql()
                .sql("set session_replication_role = replica; " + damage + "; set session_replication_role = origin")
                .update();

        Optional<Difference> difference = audit.check(SILENT);
        audit.rebuild(SILENT);

        assertThat(difference).get().extracting(Difference::table).isEqualTo(table);
        assertThat(difference.orElseThrow().missing() || !missing).isTrue();
        assertThat(difference.orElseThrow().row()).startsWith("(");
        assertThat(all()).isEqualTo(before);
        assertThat(audit.check(SILENT)).isEmpty();
    }

    @Test
    void the_commands_end_with_a_status() {
        DATABASE.environment().forEach(System::setProperty);
        try {
            assertThat(SubCommands.run("guard", "check")).isZero();
            door.sql()
                    .sql("insert into guard.person (id, name_key) values ('nobody', 'nobody')")
                    .update();
            assertThat(SubCommands.run("guard", "check")).isEqualTo(1);
            assertThat(SubCommands.run("guard", "rebuild")).isZero();
            assertThat(SubCommands.run("guard", "check")).isZero();
            assertThat(SubCommands.run("guard", "nonsense")).isEqualTo(2);
        } finally {
            DATABASE.environment().keySet().forEach(System::clearProperty);
        }
    }

    private static Map<String, List<String>> all() {
        return Map.of(
                "unit",
                rows("unit"),
                "post",
                rows("post"),
                "appointment",
                rows("appointment"),
                "approval",
                rows("approval"),
                "paper",
                rows("paper"));
    }

    private static List<String> rows(String table) {
        return door.sql()
                .sql("select t::text from guard." + table + " t order by 1")
                .query(String.class)
                .list();
    }
}
