package org.uteuzi.command.person;

import static org.uteuzi.command.thing.Effects.correct;
import static org.uteuzi.command.thing.Effects.effect;
import static org.uteuzi.command.thing.Effects.withdraw;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.uteuzi.command.thing.ThingFixture;
import org.uteuzi.event.Correction;
import org.uteuzi.event.Correction.Cause;
import org.uteuzi.event.person.PersonRegistered;
import org.uteuzi.time.PartialDate;

class PersonTest {

    private static final RegisterPerson PERSON =
            effect(RegisterPerson.class, "{factId: 'f', personId: 'x', name: 'Mfano Juma Haji'}");

    private final ThingFixture<Person> person = new ThingFixture<>(Person.class, Person::new, "person:x");

    @Test
    void a_person_is_registered_without_a_date() {
        person.when(PERSON).records(new PersonRegistered("f", "x", "Mfano Juma Haji", null, null));
    }

    @Test
    void a_name_is_corrected_and_may_get_a_date() {
        person.given(PERSON)
                .when(correct("c", "f", "{name: 'Mfano Juma Hajji', effectiveFrom: '1990'}"))
                .records(new PersonRegistered(
                        "c",
                        "x",
                        "Mfano Juma Hajji",
                        new PartialDate("1990"),
                        new Correction("f", Cause.RECORDING, "typed wrongly", null)));
    }

    @Test
    void a_person_keeps_a_name_and_the_id() {
        person.given(PERSON)
                .when(correct("c", "f", "{name: ' '}"))
                .isRefusedWith("FIELD_REQUIRED", Map.of("path", "name"));
        new ThingFixture<>(Person.class, Person::new, "person:x")
                .given(PERSON)
                .when(correct("c", "f", "{personId: 'y'}"))
                .isRefusedWith("NOT_CORRECTABLE", Map.of("factId", "f", "path", "personId"));
    }

    @Test
    void a_withdrawn_registration_is_withdrawn_once() {
        person.given(PERSON, withdraw("w", "f"))
                .when(withdraw("w2", "f"))
                .isRefusedWith("FACT_ALREADY_WITHDRAWN", Map.of("factId", "f"));
    }
}
