package org.uteuzi.query.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.event.institution.LegalBasisChanged;
import org.uteuzi.event.institution.LegalBasisChanged.Decision;
import org.uteuzi.event.institution.LegalBasisChanged.Outcome;
import org.uteuzi.time.PartialDate;
import tools.jackson.databind.JsonNode;

/** What goes on under another law keeps its own instrument and is told with that law. */
@ExtendWith(Installation.MadeOnce.class)
class ContinuedHttpTest {

    private static final String ENGLISH = "uteuzi-language=en";
    private static final String LAW = """
            {"legalBasis": {"jurisdiction": "TZ-ZNZ", "number": "1", "year": 2024, "section": null},
             "section": "%s", "factId": "co-law", "instrumentId": "i-co-law"}""";

    private static Installation installation;

    @BeforeAll
    static void record(Installation used) {
        installation = used;
        used.record(
                "i-co",
                Say.institution("co", "2019"),
                Say.unit("co-unit", "co", "2019"),
                Say.mandate("co-mandate", "co-unit", "Kushauri", "2019"),
                Say.post("co-post", "co-unit", "2019"),
                Say.post("co-new", "co-unit", "2024"),
                Say.person("co-p", "Mfano Asha wa Sheria"),
                Say.appointed("co-a", "co-post", "co-p", "2020"));
        used.record(
                "i-co-law",
                new LegalBasisChanged(
                        "co-law",
                        "co",
                        new LegalBasis("TZ-ZNZ", "1", 2024, null),
                        null,
                        List.of(
                                new Decision("post:co-post", Outcome.CARRIES_OVER, "41"),
                                new Decision("appointment:co-a", Outcome.CARRIES_OVER, "42"),
                                new Decision("mandate:co-mandate", Outcome.CARRIES_OVER, "43")),
                        new PartialDate("2024"),
                        null,
                        null));
    }

    @Test
    void a_post_an_appointment_and_a_mandate_are_answered_with_the_law_under_which_they_go_on() {
        JsonNode day = structure("2024-01-01");

        assertThat(day.at("/posts/1/continuedBy/0")).isEqualTo(law("41"));
        assertThat(day.at("/posts/1/holders/0/continuedBy/0")).isEqualTo(law("42"));
        assertThat(day.at("/posts/1/holders/0/instrumentId").asString()).isEqualTo("i-co");
        assertThat(day.at("/units/0/mandate/continuedBy/0")).isEqualTo(law("43"));
        assertThat(day.at("/posts/0/id").asString()).isEqualTo("co-new");
        assertThat(day.at("/posts/0/continuedBy").size()).isZero();
        assertThat(installation
                        .node
                        .ask("/api/posts/co-post/holders?on=2024-01-01")
                        .at("/holders/0/continuedBy/0"))
                .isEqualTo(law("42"));
    }

    @Test
    void an_appointment_keeps_its_law_when_its_post_is_abolished() {
        installation.record("i-co-end", Say.abolished("co-end", "co-post", "2025"));

        assertThat(installation
                        .node
                        .ask("/api/people/co-p?on=2026-01-01")
                        .at("/person/appointments/0/holder/continuedBy/0"))
                .isEqualTo(law("42"));
    }

    @Test
    void the_day_before_nothing_goes_on_under_another_law_yet() {
        JsonNode eve = structure("2023-12-31");

        assertThat(eve.at("/posts/0/id").asString()).isEqualTo("co-post");
        assertThat(eve.at("/posts/0/continuedBy").size()).isZero();
        assertThat(eve.at("/posts/0/holders/0/continuedBy").size()).isZero();
        assertThat(eve.at("/units/0/mandate/continuedBy").size()).isZero();
    }

    @Test
    void that_something_goes_on_is_no_change_of_it() {
        JsonNode diff = installation.node.ask("/api/institutions/co/diff?on=2023-12-31&againstOn=2024-01-01");

        assertThat(diff.toString()).contains("legalBasis").contains("co-new").doesNotContain("co-post");
    }

    @Test
    void pages_tell_the_law_after_the_one_before() {
        assertThat(page("/posts/co-post?on=2024-06-01"))
                .contains("Not stated, continued by Act No. 1 of 2024, section 41 (Zanzibar)")
                .contains("Appointment continued by Act No. 1 of 2024, section 42 (Zanzibar)");
        assertThat(page("/units/co-unit?on=2024-06-01"))
                .contains("continued by Act No. 1 of 2024, section 43 (Zanzibar)");
        assertThat(page("/posts/co-post?on=2023-06-01")).doesNotContain("continued by");
    }

    private static JsonNode structure(String on) {
        return installation.node.ask("/api/institutions/co/structure?on=" + on);
    }

    private static String page(String path) {
        return installation.node.get(path, "Cookie", ENGLISH).body();
    }

    private static JsonNode law(String section) {
        return QueryNode.tree(LAW.formatted(section));
    }
}
