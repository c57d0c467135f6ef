package org.uteuzi.query.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.uteuzi.event.post.EndReason;
import org.uteuzi.event.unit.CompositionSet;
import org.uteuzi.event.unit.UnitDissolved;
import org.uteuzi.query.structure.Installation;
import org.uteuzi.query.structure.QueryNode;
import org.uteuzi.query.structure.Say;
import org.uteuzi.query.unit.WordDifference.Fate;
import org.uteuzi.query.unit.WordDifference.Piece;
import org.uteuzi.time.PartialDate;
import tools.jackson.databind.JsonNode;

/** Units over time, over HTTP. */
@ExtendWith(Installation.MadeOnce.class)
class UnitHttpTest {

    private static Installation installation;

    @BeforeAll
    static void record(Installation used) {
        installation = used;
        installation.record(
                "units-act",
                Say.institution("units", "2019-01-01"),
                Say.institution("units-other", "2019-01-01"),
                Say.unit("units-board", "units", "2019-01-01"),
                Say.unit("units-next", "units-other", "2021-01-01"),
                Say.post("units-chair", "units-board", "2019-01-01"),
                Say.person("units-asha", "Mfano Asha"),
                Say.appointed("units-1", "units-chair", "units-asha", "2020-01-01"),
                Say.ended("units-1-end", "units-1", "units-chair", "2020-06-01", EndReason.RESIGNED),
                Say.mandate("units-m1", "units-board", "Kushauri na kusimamia mipango", "2019-01-01"),
                Say.mandate("units-m2", "units-board", "Kushauri na kukagua mipango yote", "2020-01-01"),
                new CompositionSet(
                        "units-c", "units-board", 1, null, List.of(), null, new PartialDate("2020-01-01"), null, null),
                new UnitDissolved(
                        "units-d",
                        "units-board",
                        List.of("unit:units-next"),
                        new PartialDate("2021-01-01"),
                        null,
                        null));
    }

    @Test
    void a_later_mandate_is_shown_with_its_words_against_those_of_the_one_before() {
        JsonNode versions =
                installation.node.ask("/api/units/units-board/mandates").get("versions");

        assertThat(versions).hasSize(2);
        assertThat(versions.get(0).get("difference").isNull()).isTrue();
        assertThat(versions.get(0).get("until").asString()).isEqualTo("2020-01-01");
        assertThat(versions.get(1).get("difference").get("against").get(0).asString())
                .isEqualTo("units-m1");
        assertThat(versions.get(1).get("difference").get("sw").toString())
                .isEqualTo(
                        "[{\"fate\":\"SAME\",\"text\":\"Kushauri na \"},{\"fate\":\"REMOVED\",\"text\":\"kusimamia mipango\"},"
                                + "{\"fate\":\"ADDED\",\"text\":\"kukagua mipango yote\"}]");
    }

    @Test
    void the_pieces_of_a_difference_joined_are_both_texts() {
        List<Piece> pieces = WordDifference.between("a  b c\nd", "a x c d e");

        assertThat(joined(pieces, Fate.ADDED)).isEqualTo("a  b c\nd");
        assertThat(joined(pieces, Fate.REMOVED)).isEqualTo("a x c d e");
        assertThat(WordDifference.between(null, "new")).containsExactly(new Piece(Fate.ADDED, "new"));
    }

    private static String joined(List<Piece> pieces, Fate without) {
        StringBuilder text = new StringBuilder();
        pieces.stream().filter(piece -> piece.fate() != without).forEach(piece -> text.append(piece.text()));
        return text.toString();
    }

    @Test
    void a_unit_and_the_one_that_followed_it_in_another_institution_are_in_one_line() {
        for (String unit : List.of("units-board", "units-next")) {
            JsonNode steps =
                    installation.node.ask("/api/units/" + unit + "/lineage").get("steps");
            assertThat(steps).as(unit).hasSize(1);
            assertThat(steps.get(0).get("before").asString()).isEqualTo("unit:units-board");
            assertThat(steps.get(0).get("after").asString()).isEqualTo("unit:units-next");
            assertThat(steps.get(0).get("on").asString()).isEqualTo("2021-01-01");
        }
    }

    @Test
    void what_a_unit_became_rests_on_the_whole_register() {
        String lineage = "/api/units/units-board/lineage";
        String tag = installation.node.get(lineage).headers().firstValue("ETag").orElseThrow();
        installation.record("units-elsewhere", Say.institution("units-elsewhere", "2020"));

        assertThat(installation.node.get(lineage, "If-None-Match", tag).statusCode())
                .isEqualTo(200);
        assertThat(installation.node.get("/api/units/units-nowhere/lineage").statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_board_is_measured_against_the_law_of_the_day() {
        JsonNode full = installation.node.ask("/api/units/units-board/constitution?on=2020-02-01");
        assertThat(full.get("satisfied").asBoolean()).isTrue();
        assertThat(full.get("required").get("minimum").asInt()).isEqualTo(1);
        JsonNode empty = installation.node.ask("/api/units/units-board/constitution?on=2020-07-01");
        assertThat(empty.get("satisfied").asBoolean()).isFalse();
        assertThat(empty.get("breaches").findValuesAsString("code"))
                .containsExactly("BOARD_BELOW_ITS_MINIMUM", "BOARD_WITHOUT_CHAIRPERSON");
        JsonNode lawless = installation.node.ask("/api/units/units-board/constitution?on=2019-07-01");
        assertThat(lawless.get("satisfied").isNull()).isTrue();
        assertThat(lawless.get("breaches")).isEmpty();
    }

    @Test
    void the_days_on_which_a_board_was_not_constituted_are_whole_stretches() {
        JsonNode stretches = installation
                .node
                .ask("/api/units/units-board/constitution?from=2019-01-01&to=2022-01-01")
                .get("notConstituted");

        assertThat(stretches).hasSize(1);
        assertThat(stretches.get(0).get("from").asString()).isEqualTo("2020-06-01");
        assertThat(stretches.get(0).get("lastDay").asString()).isEqualTo("2020-12-31");
        assertThat(installation
                        .node
                        .get("/api/units/units-board/constitution?from=2022-01-01&to=2021-01-01")
                        .statusCode())
                .isEqualTo(400);
        JsonNode half = QueryNode.json(
                installation.node.get("/api/units/units-board/constitution?from=2022-01-01", "Accept-Language", "en"));
        assertThat(half.get("code").asString()).isEqualTo("PERIOD_REQUIRED");
        assertThat(half.get("detail").asString()).endsWith("is missing: to.");
    }
}
