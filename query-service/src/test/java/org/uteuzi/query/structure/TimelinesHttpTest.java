package org.uteuzi.query.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.uteuzi.event.Correction;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.event.institution.InstitutionDissolved;
import org.uteuzi.event.institution.InstitutionRenamed;
import org.uteuzi.event.institution.LegalBasisChanged;
import org.uteuzi.event.instrument.FactWithdrawn;
import org.uteuzi.event.person.PersonAmended;
import org.uteuzi.event.person.PersonRegistered;
import org.uteuzi.event.person.PersonsJoined;
import org.uteuzi.event.post.EndReason;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.event.unit.CompositionSet;
import org.uteuzi.event.unit.MandateLapsed;
import org.uteuzi.event.unit.UnitDissolved;
import org.uteuzi.event.unit.UnitRenamed;
import org.uteuzi.query.register.TestRegister.Recorded;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;
import tools.jackson.databind.JsonNode;

/** What is believed of one thing over time, and what was believed before. */
@ExtendWith(Installation.MadeOnce.class)
class TimelinesHttpTest {

    private static Installation installation;

    @BeforeAll
    static void use(Installation used) {
        installation = used;
    }

    private static List<JsonNode> facts(String path) {
        List<JsonNode> facts = new ArrayList<>();
        installation.node.ask(path).get("facts").forEach(facts::add);
        return facts;
    }

    private static List<String> ids(String path) {
        return facts(path).stream().map(fact -> fact.get("factId").asString()).toList();
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).isNull() ? null : node.get(field).asString();
    }

    @Test
    void the_timeline_of_a_unit_says_from_when_to_when_each_fact_counts() {
        Recorded established = installation.record(
                "t-unit",
                Say.unit("t-unit", "egaz", "2019-07"),
                Say.mandate("t-mandate", "t-unit", "Kusimamia", "2019-07"),
                Say.unitRenamed("t-name", "t-unit", "Jina jipya", "2021-02-01"),
                Say.mandate("t-mandate-2", "t-unit", "Kusimamia zaidi", "2022"));

        List<JsonNode> facts = facts("/api/units/t-unit/timeline");

        assertThat(facts)
                .extracting(
                        fact -> text(fact, "factId"),
                        fact -> text(fact, "eventType"),
                        fact -> text(fact, "from"),
                        fact -> text(fact, "until"))
                .containsExactly(
                        tuple("f-t-unit", "unit.unit-established", "2019-07", "2021-02-01"),
                        tuple("t-mandate", "unit.mandate-set", "2019-07", "2022-01-01"),
                        tuple("t-name", "unit.unit-renamed", "2021-02-01", null),
                        tuple("t-mandate-2", "unit.mandate-set", "2022", null));
        assertThat(facts).allSatisfy(fact -> {
            assertThat(text(fact, "instrumentId")).isEqualTo("t-unit");
            assertThat(text(fact, "recordedAt"))
                    .isEqualTo(established.recordedAt().toString());
            assertThat(text(fact, "supersededBy")).isNull();
            assertThat(fact.get("entry").asLong()).isBetween(established.firstEntry() + 1, established.lastEntry());
        });
        assertThat(facts.get(1).get("data").get("text").get("sw").asString()).isEqualTo("Kusimamia");
    }

    @Test
    void a_corrected_fact_is_told_once_and_with_all_beliefs_as_often_as_it_was_stated() {
        installation.record(
                "c-unit",
                Say.unit("c-unit", "egaz", "2019-07-01"),
                Say.unitRenamed("c-name", "c-unit", "Jina", "2021-02-01"));
        installation.record("c-note", renamed("c-name-2", "Jina la pili"));
        Recorded note = installation.record("c-note-2", renamed("c-name-3", "Jina la tatu"));

        List<JsonNode> believed = facts("/api/units/c-unit/timeline");
        assertThat(believed).hasSize(2);
        assertThat(text(believed.get(1), "factId")).isEqualTo("c-name");
        assertThat(text(believed.get(1), "corrects")).isEqualTo("c-name-3");
        assertThat(text(believed.get(1), "cause")).isEqualTo("RECORDING");
        assertThat(text(believed.get(1), "instrumentId")).isEqualTo("c-note-2");

        assertThat(facts("/api/units/c-unit/timeline?beliefs=all"))
                .extracting(
                        fact -> text(fact, "factId"),
                        fact -> text(fact, "corrects"),
                        fact -> text(fact, "supersededBy"))
                .containsExactly(
                        tuple("f-c-unit", null, null),
                        tuple("c-name", null, "c-name-2"),
                        tuple("c-name", "c-name-2", "c-name-3"),
                        tuple("c-name", "c-name-3", null));
        assertThat(facts("/api/units/c-unit/timeline?beliefs=all&entry=" + (note.firstEntry() - 1)))
                .extracting(fact -> text(fact, "supersededBy"))
                .containsExactly(null, "c-name-2", null);
    }

    private static UnitRenamed renamed(String factId, String name) {
        UnitRenamed said = Say.unitRenamed(factId, "c-unit", name, "2021-02-01");
        return new UnitRenamed(factId, said.unitId(), said.name(), said.effectiveFrom(), null, Say.corrects("c-name"));
    }

    @Test
    void a_withdrawn_fact_is_no_longer_told_until_its_withdrawal_is_withdrawn() {
        UnitRenamed name = Say.unitRenamed("w-name", "w-unit", "Jina", "2021-02-01");
        var withdrawal = Say.withdrawn("w-withdrawal", name);
        installation.record("w-unit", Say.unit("w-unit", "egaz", "2019-07-01"), name);
        installation.record("w-note", withdrawal);

        assertThat(ids("/api/units/w-unit/timeline")).containsExactly("f-w-unit");
        assertThat(facts("/api/units/w-unit/timeline?beliefs=all"))
                .extracting(
                        fact -> text(fact, "factId"),
                        fact -> text(fact, "eventType"),
                        fact -> text(fact, "cause"),
                        fact -> text(fact, "supersededBy"))
                .containsExactlyInAnyOrder(
                        tuple("f-w-unit", "unit.unit-established", null, null),
                        tuple("w-name", "unit.unit-renamed", null, "w-withdrawal"),
                        tuple("w-withdrawal", "instrument.fact-withdrawn", "RECORDING", null));

        installation.record("w-note-2", Say.withdrawn("w-withdrawal-2", withdrawal));
        assertThat(ids("/api/units/w-unit/timeline")).containsExactly("f-w-unit", "w-name");
        assertThat(facts("/api/units/w-unit/timeline?beliefs=all"))
                .filteredOn(fact -> text(fact, "factId").equals("w-withdrawal"))
                .singleElement()
                .satisfies(fact -> assertThat(text(fact, "supersededBy")).isEqualTo("w-withdrawal-2"));
    }

    @Test
    void the_timeline_of_a_person_tells_the_registration_and_all_appointments() {
        installation.record(
                "person",
                Say.person("p-fatma", "Fatma Mfano"),
                Say.unit("f-unit", "egaz", "2019-07-01"),
                Say.unit("f-other-unit", "zaca", "2019-07-01"),
                Say.post("f-post", "f-unit", "2019-07-01"),
                Say.post("f-other", "f-other-unit", "2019-07-01"),
                Say.appointed("a-fatma", "f-post", "p-fatma", "2020"),
                Say.ended("e-fatma", "a-fatma", "f-post", "2021-05", EndReason.TRANSFERRED),
                Say.appointed("a-fatma-2", "f-other", "p-fatma", "2021-05"),
                Say.person("p-ali", "Ali Mfano"),
                Say.appointed("a-ali", "f-post", "p-ali", "2021-06-01"));

        assertThat(facts("/api/people/p-fatma/timeline"))
                .extracting(fact -> text(fact, "factId"), fact -> text(fact, "from"), fact -> text(fact, "until"))
                .containsExactly(
                        tuple("f-p-fatma", null, null),
                        tuple("f-a-fatma", "2020", "2021-05"),
                        tuple("e-fatma", "2021-05", null),
                        tuple("f-a-fatma-2", "2021-05", null));
        assertThat(installation
                        .node
                        .ask("/api/people/p-fatma/timeline")
                        .get("basis")
                        .get("institution")
                        .isNull())
                .isTrue();
    }

    @Test
    void the_timeline_of_a_post_tells_terms_absences_duties_and_its_abolition() {
        installation.record(
                "abolished",
                Say.person("p-zuhura", "Zuhura Mfano"),
                Say.post("z-post", "ict", "2019-07-01"),
                Say.appointed("a-zuhura", "z-post", "p-zuhura", "2020-03-01"),
                Say.duty("z-duty", "a-zuhura", "z-post", "2020-03-02"),
                Say.termChanged("z-term", "a-zuhura", "z-post", "2024", "2021"),
                Say.termChanged("z-term-2", "a-zuhura", "z-post", "2025", "2023"),
                Say.absent("z-absent", "a-zuhura", "z-post", "2022-02", "2022-05"),
                Say.abolished("z-abolished", "z-post", "2023-07"));

        List<JsonNode> facts = facts("/api/posts/z-post/timeline");

        assertThat(facts)
                .extracting(
                        fact -> text(fact, "factId"),
                        fact -> text(fact, "eventType"),
                        fact -> text(fact, "from"),
                        fact -> text(fact, "until"))
                .containsExactly(
                        tuple("z-duty", "post.duty-noted", null, null),
                        tuple("f-z-post", "post.post-established", "2019-07-01", "2023-07-01"),
                        tuple("f-a-zuhura", "post.holder-appointed", "2020-03-01", "2023-07"),
                        tuple("z-term", "post.term-changed", "2021", "2023-01-01"),
                        tuple("z-absent", "post.holder-absent", "2022-02", "2022-05"),
                        tuple("z-term-2", "post.term-changed", "2023", null),
                        tuple("z-abolished", "post.post-abolished", "2023-07", null));
        assertThat(ids("/api/people/p-zuhura/timeline"))
                .containsExactly("f-p-zuhura", "z-duty", "f-a-zuhura", "z-term", "z-absent", "z-term-2");
        assertThat(holders("z-post", "2022-12-31").get(0).get("termEndsOn").asString())
                .isEqualTo("2024");
        assertThat(holders("z-post", "2023-06-30").get(0).get("termEndsOn").asString())
                .isEqualTo("2025");
        assertThat(holders("z-post", "2023-06-30").get(0).get("endBecause").asString())
                .isEqualTo("DISSOLUTION");
        assertThat(holders("z-post", "2023-07-01")).isEmpty();
        assertThat(installation
                        .node
                        .ask("/api/institutions/egaz/structure?on=2023-07-01")
                        .get("posts")
                        .findValuesAsString("id"))
                .doesNotContain("z-post");
    }

    private static JsonNode holders(String post, String on) {
        return installation.node.ask("/api/posts/" + post + "/holders?on=" + on).get("holders");
    }

    @Test
    void an_appointment_that_held_on_no_day_stays_in_the_record() {
        installation.record(
                "declined",
                Say.person("p-salma", "Salma Mfano"),
                Say.post("s-post", "ict", "2019-07-01"),
                Say.appointed("a-salma", "s-post", "p-salma", "2020-03-01"),
                Say.ended("e-salma", "a-salma", "s-post", "2020-02-15", EndReason.DECLINED));

        assertThat(ids("/api/people/p-salma/timeline")).containsExactly("f-p-salma", "e-salma", "f-a-salma");
        assertThat(ids("/api/posts/s-post/timeline")).containsExactly("f-s-post", "e-salma", "f-a-salma");
        for (String on : List.of("2020-02-15", "2020-02-29", "2020-03-01")) {
            assertThat(installation
                            .node
                            .ask("/api/posts/s-post/holders?on=" + on)
                            .get("holders"))
                    .isEmpty();
        }
    }

    @Test
    void an_appointment_belongs_to_the_person_whom_its_correction_names() {
        HolderAppointed wrong = Say.appointed("a-mix", "m-post", "p-mix", "2020-03-01");
        installation.record(
                "mix",
                Say.person("p-mix", "Mwanaidi Mfano"),
                Say.person("p-right", "Mwanaisha Mfano"),
                Say.post("m-post", "ict", "2019-07-01"),
                wrong,
                Say.ended("e-mix", "a-mix", "m-post", "2021-01-01", EndReason.RESIGNED));
        long before = installation.register.size() - 1;
        installation.record(
                "mix-note",
                Say.appointed("f2-a-mix", "a-mix", "m-post", "p-right", null, "2020-03-01", Say.corrects("f-a-mix")));

        assertThat(ids("/api/people/p-mix/timeline")).containsExactly("f-p-mix");
        assertThat(ids("/api/people/p-right/timeline")).containsExactly("f-p-right", "f-a-mix", "e-mix");
        assertThat(ids("/api/people/p-mix/timeline?entry=" + before)).containsExactly("f-p-mix", "f-a-mix", "e-mix");
        assertThat(facts("/api/people/p-mix/timeline?beliefs=all"))
                .extracting(fact -> text(fact, "factId"), fact -> text(fact, "supersededBy"))
                .containsExactly(tuple("f-p-mix", null), tuple("f-a-mix", "f2-a-mix"));
        assertThat(installation.node.get("/people/p-mix/beliefs").body())
                .as("what took its place is told of somebody else")
                .containsOnlyOnce("Inahesabiwa</span>")
                .containsOnlyOnce("Imepitwa</span>");
    }

    @Test
    void the_holders_of_a_moved_post_rest_on_the_institution_in_which_it_stood() {
        installation.record("moving", Say.post("moving", "ict", "2019-07-01"));
        String address = "/api/posts/moving/holders?on=2020-01-01&entry=" + (installation.register.size() - 1);
        Recorded moved = installation.record("move", Say.postMoved("f-move", "moving", "zaca-unit", "2022-01-01"));
        String then = installation.node.get(address).body();
        installation.record("more", Say.postMoved("f-move-2", "moving", "ict", "2023-01-01"));
        installation.record("still-more", Say.unit("still-more", "zaca", "2023-01-01"));

        assertThat(installation.node.get(address).body()).isEqualTo(then).contains("\"institution\":\"egaz\"");
        assertThat(institution("2021-12-31", moved.lastEntry())).isEqualTo("egaz");
        assertThat(institution("2022-01-01", moved.lastEntry())).isEqualTo("zaca");
        assertThat(institution("2023-01-01", moved.lastEntry())).isEqualTo("zaca");
        assertThat(institution("2023-01-01", installation.register.size() - 1)).isEqualTo("egaz");
        assertThat(institution("1999-01-01", installation.register.size() - 1)).isEqualTo("egaz");
    }

    private static String institution(String on, long entry) {
        return installation
                .node
                .ask("/api/posts/moving/holders?on=" + on + "&entry=" + entry)
                .get("basis")
                .get("institution")
                .asString();
    }

    @Test
    void the_days_of_an_institution_are_those_on_which_something_of_it_changes() {
        installation.record(
                "days",
                Say.institution("days", "2015-01-01"),
                Say.unit("d-unit", "days", "2015-02-01"),
                Say.mandate("d-mandate", "d-unit", "Kazi", "2015-03"),
                Say.post("d-post", "d-unit", "2015-02-01"),
                Say.person("p-days", "Siku Mfano"),
                Say.appointed("a-days", "d-post", "p-days", "2015-04-01"),
                Say.ended("e-days", "a-days", "d-post", "2015-05-01", EndReason.RESIGNED));

        List<String> days = new ArrayList<>();
        installation
                .node
                .ask("/api/institutions/days/days")
                .get("days")
                .forEach(day -> days.add(
                        day.get("on").asString() + " " + day.get("changes").asInt()));

        assertThat(days)
                .containsExactly("2015-01-01 1", "2015-02-01 2", "2015-03-01 1", "2015-04-01 1", "2015-05-01 1");
    }

    @Test
    void the_timeline_of_an_institution_tells_its_names_its_laws_and_its_end() {
        LegalBasis act = new LegalBasis("TZ-ZNZ", "1", 2024, "3");
        installation.record(
                "t-inst",
                Say.institution("t-inst", "2019"),
                new InstitutionRenamed(
                        "t-inst-name",
                        "t-inst",
                        new LocalizedText("Mamlaka", "Authority"),
                        new PartialDate("2022"),
                        null,
                        null),
                new LegalBasisChanged(
                        "t-inst-law", "t-inst", act, null, List.of(), new PartialDate("2024"), null, null),
                new InstitutionDissolved("t-inst-end", "t-inst", List.of(), new PartialDate("2026"), null, null));

        List<JsonNode> facts = facts("/api/institutions/t-inst/timeline");

        assertThat(facts)
                .extracting(fact -> text(fact, "eventType"), fact -> text(fact, "from"), fact -> text(fact, "until"))
                .containsExactly(
                        tuple("institution.institution-established", "2019", "2022-01-01"),
                        tuple("institution.institution-renamed", "2022", "2024-01-01"),
                        tuple("institution.legal-basis-changed", "2024", "2026-01-01"),
                        tuple("institution.institution-dissolved", "2026", null));
        assertThat(facts.get(1).get("data").get("name").get("en").asString()).isEqualTo("Authority");
        assertThat(installation.node.get("/api/institutions/t-nobody/timeline").statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_unit_tells_its_compositions_the_lapse_of_a_mandate_and_its_end() {
        installation.record(
                "t-board",
                Say.unit("t-board", "egaz", "2019"),
                Say.mandate("t-board-mandate", "t-board", "Kushauri", "2019"),
                new CompositionSet(
                        "t-board-5", "t-board", 5, null, List.of(), null, new PartialDate("2019"), null, null),
                new CompositionSet(
                        "t-board-7", "t-board", 7, null, List.of(), null, new PartialDate("2021"), null, null),
                new MandateLapsed("t-board-lapse", "t-board", "t-board-mandate", new PartialDate("2022"), null, null),
                new UnitDissolved("t-board-end", "t-board", List.of(), new PartialDate("2023"), null, null));

        assertThat(facts("/api/units/t-board/timeline"))
                .extracting(fact -> text(fact, "factId"), fact -> text(fact, "until"))
                .containsExactly(
                        tuple("f-t-board", "2023-01-01"),
                        tuple("t-board-mandate", "2022-01-01"),
                        tuple("t-board-5", "2021-01-01"),
                        tuple("t-board-7", "2023-01-01"),
                        tuple("t-board-lapse", null),
                        tuple("t-board-end", null));
    }

    @Test
    void the_timeline_of_a_person_is_the_same_under_each_id_while_they_are_believed_to_be_one() {
        installation.record(
                "t-two",
                new PersonRegistered("t-one-f", "t-one", "Mfano Asha", null, null),
                new PersonRegistered("t-two-f", "t-two", "Mfano Asha Juma", null, null),
                new PersonAmended("t-one-name", "t-one", "Mfano Asha Khamis", new PartialDate("2022"), null, null),
                new PersonsJoined("t-joined", "t-two", "t-one", null));
        List<String> joined = ids("/api/people/t-two/timeline");

        assertThat(joined).contains("t-one-f", "t-two-f", "t-one-name", "t-joined");
        assertThat(ids("/api/people/t-one/timeline")).isEqualTo(joined);
        assertThat(facts("/api/people/t-one/timeline"))
                .filteredOn(fact -> text(fact, "factId").equals("t-one-f"))
                .extracting(fact -> text(fact, "until"))
                .containsExactly("2022-01-01");

        installation.record(
                "t-apart",
                new FactWithdrawn(
                        "t-apart-w", "person:t-two", "t-joined", Correction.Cause.RECORDING, "si yeye", null));

        assertThat(ids("/api/people/t-two/timeline")).containsExactly("t-two-f");
        assertThat(ids("/api/people/t-one/timeline")).containsExactly("t-one-f", "t-one-name");
    }
}
