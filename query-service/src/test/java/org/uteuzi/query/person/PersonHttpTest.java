package org.uteuzi.query.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.uteuzi.event.person.PersonsJoined;
import org.uteuzi.event.post.EndReason;
import org.uteuzi.query.structure.Installation;
import org.uteuzi.query.structure.Say;
import tools.jackson.databind.JsonNode;

/** A person with all appointments, over HTTP. */
@ExtendWith(Installation.MadeOnce.class)
class PersonHttpTest {

    @Test
    void a_person_of_two_ids_has_the_appointments_of_both_in_all_institutions(Installation installation) {
        installation.record(
                "persons-told",
                Say.institution("people-one", "2019"),
                Say.institution("people-two", "2019"),
                Say.unit("people-u1", "people-one", "2019"),
                Say.unit("people-u2", "people-two", "2019"),
                Say.post("people-p1", "people-u1", "2019"),
                Say.post("people-p2", "people-u2", "2019"),
                Say.person("people-a", "Mfano Asha"),
                Say.person("people-b", "Mfano A. Khamis"),
                Say.appointed("people-1", "people-p1", "people-a", "2020-01-01"),
                Say.ended("people-1-end", "people-1", "people-p1", "2020-12-31", EndReason.TRANSFERRED),
                Say.appointed("people-2", "people-p2", "people-b", "2021-01-01"),
                new PersonsJoined("people-joined", "people-b", "people-a", null));

        JsonNode person = installation.node.ask("/api/people/people-a").get("person");
        assertThat(person.get("name").asString()).isEqualTo("Mfano Asha");
        assertThat(person.get("ids").toString()).isEqualTo("[\"people-a\",\"people-b\"]");
        assertThat(person.get("appointments").findValuesAsString("appointmentId"))
                .containsExactly("people-1", "people-2");
        assertThat(person.get("appointments").findValuesAsString("institutionId"))
                .containsExactly("people-one", "people-two");
        assertThat(person.at("/appointments/0/endReason").asString()).isEqualTo("TRANSFERRED");
        assertThat(person.at("/appointments/1/endReason").isNull()).isTrue();
        JsonNode second = installation.node.ask("/api/people/people-b").get("person");
        assertThat(second.get("sameAs").asString()).isEqualTo("people-a");
        assertThat(installation.node.get("/api/people/people-nobody").statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoever_goes_on_by_another_id_over_several_is_one_person(Installation installation) {
        installation.record(
                "chain-told",
                Say.institution("chain", "2019"),
                Say.unit("chain-unit", "chain", "2019"),
                Say.post("chain-post", "chain-unit", "2019"),
                Say.person("chain-1", "Mfano Riziki"),
                Say.person("chain-2", "Mfano Riziki Ali"),
                Say.person("chain-3", "Mfano R. Ali"),
                Say.appointed("chain-a", "chain-post", "chain-3", "2020-01-01"),
                new PersonsJoined("chain-joined-3", "chain-3", "chain-2", null),
                new PersonsJoined("chain-joined-2", "chain-2", "chain-1", null));

        JsonNode person = installation.node.ask("/api/people/chain-1").get("person");

        assertThat(person.get("ids").toString()).isEqualTo("[\"chain-1\",\"chain-2\",\"chain-3\"]");
        assertThat(person.get("appointments").findValuesAsString("appointmentId"))
                .containsExactly("chain-a");
    }

    @Test
    void what_is_not_found_has_no_tag_of_an_answer(Installation installation) {
        HttpResponse<String> response = installation.node.get("/api/people/people-not-here");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().map()).doesNotContainKey("etag");
        assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
    }
}
