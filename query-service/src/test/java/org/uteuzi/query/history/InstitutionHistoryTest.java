package org.uteuzi.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.uteuzi.event.Event;
import org.uteuzi.json.EventJson;
import org.uteuzi.query.register.Entry;
import org.uteuzi.structure.Structure;
import org.uteuzi.structure.StructureOn;
import org.uteuzi.timeline.Holding.EndBecause;

/** What nothing told of for long counts from the entry that tells of it, in a history that grew to it as in one loaded with it. */
class InstitutionHistoryTest {

    private static final LocalDate DAY = LocalDate.of(2010, 6, 1);

    private final List<Entry> entries = new ArrayList<>();

    InstitutionHistoryTest() {
        add("institution:wizara", "institution.institution-established", """
                {"factId": "f1", "institutionId": "wizara", "name": {"sw": "Wizara"}, "effectiveFrom": "2001-01-01"}""");
        add("unit:idara", "unit.unit-established", """
                {"factId": "f2", "unitId": "idara", "institutionId": "wizara", "kind": "DEPARTMENT",
                 "name": {"sw": "Idara"}, "effectiveFrom": "2001-01-01"}""");
        add("post:mkuu", "post.post-established", post("mkuu"));
        add("post:mjumbe", "post.post-established", post("mjumbe"));
        add("person:asha", "person.person-registered", """
                {"factId": "f5", "personId": "asha", "name": "Asha", "effectiveFrom": "2001-01-01"}""");
        add("post:mkuu", "post.holder-appointed", """
                {"factId": "f6", "appointmentId": "a-mkuu", "postId": "mkuu", "personId": "asha",
                 "capacity": "SUBSTANTIVE", "effectiveFrom": "2005-01-01"}""");
    }

    private static String post(String id) {
        return """
                {"factId": "f-%1$s", "postId": "%1$s", "unitId": "idara", "title": {"sw": "Wadhifa"}, "seats": 1,
                 "terms": {}, "effectiveFrom": "2001-01-01"}""".formatted(id);
    }

    private void add(String thing, String type, String event) {
        Event read = EventJson.read(type, event);
        long number = entries.size();
        entries.add(new Entry(number, number, Instant.EPOCH, null, "hati-" + number, thing, 0, read));
    }

    private InstitutionHistory loaded() {
        return InstitutionHistory.empty("wizara").and(entries, List.of(), entries.size());
    }

    private InstitutionHistory grown() {
        InstitutionHistory history = InstitutionHistory.empty("wizara");
        for (Entry entry : entries) {
            history = history.and(List.of(entry), List.of(), entry.number() + 1);
        }
        return history;
    }

    private static Structure structure(InstitutionHistory history, long entry) {
        return new StructureOn(history.at(entry), DAY).of("wizara");
    }

    private static Structure.Holder only(Structure structure, int post) {
        assertThat(structure.posts().get(post).holders()).hasSize(1);
        return structure.posts().get(post).holders().getFirst();
    }

    @Test
    void the_end_of_a_unit_ends_who_is_left_in_it_from_the_entry_that_tells_of_it() {
        add("unit:idara", "unit.unit-dissolved", """
                {"factId": "f7", "unitId": "idara", "effectiveFrom": "2010-07-01"}""");

        for (InstitutionHistory history : List.of(loaded(), grown())) {
            assertThat(only(structure(history, 5), 1).endBecause()).isNull();
            assertThat(only(structure(history, 6), 1).endBecause()).isEqualTo(EndBecause.DISSOLUTION);
        }
    }

    @Test
    void the_end_of_the_institution_ends_who_is_left_in_it_from_the_entry_that_tells_of_it() {
        add("institution:wizara", "institution.institution-dissolved", """
                {"factId": "f7", "institutionId": "wizara", "effectiveFrom": "2010-07-01"}""");

        for (InstitutionHistory history : List.of(loaded(), grown())) {
            assertThat(only(structure(history, 5), 1).endBecause()).isNull();
            assertThat(only(structure(history, 6), 1).endBecause()).isEqualTo(EndBecause.DISSOLUTION);
        }
    }

    @Test
    void a_seat_is_held_ex_officio_from_the_entry_that_tells_of_it() {
        add("post:mjumbe", "post.holder-appointed", """
                {"factId": "f7", "appointmentId": "a-mjumbe", "postId": "mjumbe", "exOfficio": "post:mkuu",
                 "capacity": "EX_OFFICIO", "effectiveFrom": "2006-01-01"}""");

        for (InstitutionHistory history : List.of(loaded(), grown())) {
            assertThat(structure(history, 5).posts().getFirst().holders()).isEmpty();
            assertThat(only(structure(history, 6), 0).name()).isEqualTo("Asha");
        }
    }

    @Test
    void whether_it_grew_or_was_loaded_it_answers_the_same_at_every_entry() {
        for (int entry = 0; entry < entries.size(); entry++) {
            assertThat(structure(grown(), entry)).isEqualTo(structure(loaded(), entry));
        }
    }
}
