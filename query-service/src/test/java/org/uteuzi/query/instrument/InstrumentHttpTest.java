package org.uteuzi.query.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.uteuzi.event.Correction;
import org.uteuzi.event.instrument.DocumentAdded;
import org.uteuzi.event.instrument.InstrumentKind;
import org.uteuzi.event.instrument.InstrumentRecorded;
import org.uteuzi.event.instrument.Particulars;
import org.uteuzi.json.EventJson;
import org.uteuzi.query.register.TestRegister.Recorded;
import org.uteuzi.query.structure.Installation;
import org.uteuzi.query.structure.QueryNode;
import org.uteuzi.query.structure.Say;
import tools.jackson.databind.JsonNode;

@ExtendWith(Installation.MadeOnce.class)
class InstrumentHttpTest {

    private static Installation installation;

    @BeforeAll
    static void use(Installation used) {
        installation = used;
    }

    @Test
    void an_instrument_is_answered_entry_by_entry() {
        Recorded recorded = installation.record(
                "whole", Say.institution("whole", "2019"), Say.unit("whole-unit", "whole", "2019-07"));

        JsonNode answer = installation.node.ask("/api/instruments/whole");

        assertThat(answer.get("instrumentId").asString()).isEqualTo("whole");
        assertThat(answer.get("recordedAt").asString())
                .isEqualTo(recorded.recordedAt().toString());
        assertThat(answer.get("instrument").get("particulars").get("kind").asString())
                .isEqualTo("GAZETTE_NOTICE");
        assertThat(answer.get("entries")).hasSize(3);
        JsonNode unit = answer.get("entries").get(2);
        assertThat(unit.get("entry").asLong()).isEqualTo(recorded.lastEntry());
        assertThat(unit.get("thing").asString()).isEqualTo("unit:whole-unit");
        assertThat(unit.get("eventType").asString()).isEqualTo("unit.unit-established");
        assertThat(unit.get("data").get("effectiveFrom").asString()).isEqualTo("2019-07");
    }

    @Test
    void an_instrument_that_nobody_recorded_is_not_found() {
        HttpResponse<String> response = installation.node.get("/api/instruments/unheard-of");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(QueryNode.json(response).get("code").asString()).isEqualTo("NOT_FOUND");
    }

    @Test
    void an_instrument_says_of_itself_what_was_corrected_since_and_has_the_files_that_came_in() {
        installation.record("paper", Say.institution("paper", "2019"));
        JsonNode first = installation.node.ask("/api/instruments/paper");
        InstrumentRecorded recorded = (InstrumentRecorded) EventJson.read(
                "instrument.instrument-recorded",
                first.get("entries").get(0).get("data").toString());
        Particulars said = recorded.particulars();
        Particulars corrected = new Particulars(
                InstrumentKind.CIRCULAR,
                said.jurisdiction(),
                "7",
                2020,
                said.title(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                said.documents());
        installation.record(
                "paper-corrected",
                new InstrumentRecorded(
                        "paper-c",
                        "paper",
                        corrected,
                        recorded.recordedBy(),
                        recorded.findings(),
                        recorded.eventsThatFollow(),
                        recorded.imported(),
                        recorded.sourceRecordedAt(),
                        new Correction(recorded.factId(), Correction.Cause.RECORDING, "kosa", null)),
                new DocumentAdded("paper-d", "paper", "waraka.pdf", "application/pdf", "a".repeat(64), null));

        JsonNode answer = installation.node.ask("/api/instruments/paper");

        assertThat(answer.get("particulars").get("kind").asString()).isEqualTo("CIRCULAR");
        assertThat(answer.get("instrument")).isEqualTo(first.get("instrument"));
        assertThat(answer.get("entries")).hasSize(2);
        assertThat(answer.get("documents")
                        .valueStream()
                        .map(file -> file.get("name").asString()))
                .endsWith("waraka.pdf");
    }
}
