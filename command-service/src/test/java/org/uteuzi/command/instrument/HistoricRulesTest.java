package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uteuzi.command.instrument.Papers.SMALL_INSTITUTION;
import static org.uteuzi.command.instrument.Papers.appoint;
import static org.uteuzi.command.instrument.Papers.correct;
import static org.uteuzi.command.instrument.Papers.end;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.uteuzi.command.instrument.Door.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the door refuses and an import takes as it was, with a finding that is recorded and counted. */
@ExtendWith(SharedDoor.class)
class HistoricRulesTest {

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

    /** The findings by their codes. */
    private Map<String, Integer> imported(String... effects) {
        Answer answer = door.postTo(
                "/api/imports?mode=historic",
                papers.with("sourceRecordedAt: '2015-03-04T10:00:00Z'", papers.nextId(), effects)
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-ndjson");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode report =
                JsonMapper.shared().readTree(answer.body().lines().toList().getLast());
        assertThat(report.get("refused")).as(report.toString()).isEmpty();
        assertThat(report.get("recorded").asInt()).isEqualTo(1);
        return JsonMapper.shared()
                .convertValue(report.get("findings"), new tools.jackson.core.type.TypeReference<>() {});
    }
}
