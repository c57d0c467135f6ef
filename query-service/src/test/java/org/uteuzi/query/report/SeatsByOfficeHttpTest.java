package org.uteuzi.query.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.uteuzi.event.post.EndReason;
import org.uteuzi.event.unit.UnitDissolved;
import org.uteuzi.query.structure.Installation;
import org.uteuzi.query.structure.Say;
import org.uteuzi.time.PartialDate;
import tools.jackson.databind.JsonNode;

/** A seat that is held by whoever holds a post of another institution, and who is left in a dissolved unit, in every answer. */
@ExtendWith(Installation.MadeOnce.class)
class SeatsByOfficeHttpTest {

    private static Installation installation;
    private static long beforeTheDirectorLeft;

    @BeforeAll
    static void record(Installation used) {
        installation = used;
        installation.record(
                "seats-act",
                Say.institution("seats", "2019-01-01"),
                Say.institution("seats-ministry", "2019-01-01"),
                Say.unit("seats-board", "seats", "2019-01-01"),
                Say.unit("seats-office", "seats-ministry", "2019-01-01"),
                Say.post("seats-member", "seats-board", "2019-01-01"),
                Say.post("seats-director", "seats-office", "2019-01-01"),
                Say.exOfficio("seats-by-office", "seats-member", "seats-director", "2020-01-01"));
        installation.record(
                "seats-director-comes",
                Say.person("seats-juma", "Mfano Juma"),
                Say.appointed("seats-a1", "seats-director", "seats-juma", "2020-03-01"),
                Say.absent("seats-away", "seats-a1", "seats-director", "2021-01-01", "2021-02-01"));
        installation.record(
                "seats-acting",
                Say.person("seats-neema", "Mfano Neema"),
                Say.acting("seats-a2", "seats-director", "seats-neema", "2021-01-15"));
        beforeTheDirectorLeft = installation
                .record("seats-nothing", Say.person("seats-other", "Mfano"))
                .lastEntry();
        installation.record(
                "seats-director-leaves",
                Say.ended("seats-e1", "seats-a1", "seats-director", "2022-01-01", EndReason.RETIRED),
                Say.ended("seats-e2", "seats-a2", "seats-director", "2021-02-01", EndReason.ACTING_CEASED));
        installation.record(
                "seats-dissolved",
                new UnitDissolved("seats-d", "seats-board", List.of(), new PartialDate("2024-01-01"), null, null));
    }

    @Test
    void the_seat_is_held_by_whoever_holds_the_named_post() {
        JsonNode holder = holder("2020-06-01", "");

        assertThat(holder.get("personId").asString()).isEqualTo("seats-juma");
        assertThat(holder.get("name").asString()).isEqualTo("Mfano Juma");
        assertThat(holder.get("appointmentId").asString()).isEqualTo("seats-by-office");
        assertThat(holder.get("through").toString()).isEqualTo("{\"appointmentId\":\"seats-a1\",\"acting\":false}");
        assertThat(holder.get("absent").isNull()).isTrue();
    }

    @Test
    void while_the_holder_is_absent_the_acting_one_holds_the_seat_or_the_absent_one_where_nobody_acts() {
        assertThat(holder("2021-01-10", "").get("absent").toString())
                .isEqualTo("{\"absence\":\"LEAVE\",\"from\":\"2021-01-01\",\"until\":\"2021-02-01\","
                        + "\"lastDay\":\"2021-01-31\",\"actedBy\":[]}");
        assertThat(holder("2021-01-20", "").get("through").toString())
                .isEqualTo("{\"appointmentId\":\"seats-a2\",\"acting\":true}");
        assertThat(holder("2021-01-20", "").get("personId").asString()).isEqualTo("seats-neema");
    }

    @Test
    void the_seat_is_vacant_while_nobody_holds_the_named_post_and_since_when_is_told() {
        JsonNode post = post("2023-01-01", "");

        assertThat(post.get("holders")).isEmpty();
        assertThat(post.get("vacancies").toString())
                .isEqualTo("[{\"since\":\"2022-01-01\",\"leftBy\":[\"seats-by-office\"]}]");
        assertThat(holder("2023-01-01", "&entry=" + beforeTheDirectorLeft)
                        .get("personId")
                        .asString())
                .isEqualTo("seats-juma");
    }

    @Test
    void reports_tell_the_same() {
        JsonNode vacancies = installation.node.ask("/api/reports/vacancies?institution=seats&on=2023-01-01");

        assertThat(each(vacancies.get("rows")).map(row -> row.get("since").asString()))
                .containsExactly("2022-01-01");
        assertThat(installation
                        .node
                        .ask("/api/reports/vacancies?institution=seats&on=2020-06-01")
                        .get("rows"))
                .isEmpty();
    }

    @Test
    void a_persons_record_and_timeline_show_the_seats_by_office() {
        JsonNode person = installation.node.ask("/api/people/seats-juma?on=2020-06-01");
        JsonNode timeline = installation.node.ask("/api/people/seats-juma/timeline");

        assertThat(person.toString()).contains("seats-by-office");
        assertThat(each(timeline.get("facts")).map(fact -> fact.get("factId").asString()))
                .contains("f-seats-a1", "f-seats-by-office");
    }

    @Test
    void who_is_left_in_a_dissolved_unit_holds_to_its_last_day() {
        JsonNode facts =
                installation.node.ask("/api/posts/seats-member/timeline").get("facts");

        assertThat(each(facts)
                        .filter(fact -> fact.get("factId").asString().equals("f-seats-by-office"))
                        .map(fact -> fact.get("until").asString()))
                .containsExactly("2024-01-01");
        assertThat(holder("2020-06-01", "").get("endBecause").asString()).isEqualTo("DISSOLUTION");
        assertThat(holder("2020-06-01", "").get("lastDay").asString()).isEqualTo("2023-12-31");
    }

    private static JsonNode post(String on, String known) {
        return installation
                .node
                .ask("/api/institutions/seats/structure?on=" + on + known)
                .get("posts")
                .get(0);
    }

    private static JsonNode holder(String on, String known) {
        return post(on, known).get("holders").get(0);
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
