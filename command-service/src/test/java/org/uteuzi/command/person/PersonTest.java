package org.uteuzi.command.person;

import static org.uteuzi.command.thing.Effects.correct;
import static org.uteuzi.command.thing.Effects.effect;
import static org.uteuzi.command.thing.Effects.withdraw;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.uteuzi.command.thing.ThingFixture;
import org.uteuzi.event.Correction;
import org.uteuzi.event.Correction.Cause;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.person.PersonAmended;
import org.uteuzi.event.person.PersonRegistered;
import org.uteuzi.event.person.PersonsJoined;
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

    @Test
    void a_person_gets_another_name_from_a_day_on() {
        person.given(PERSON)
                .when(effect(
                        AmendPerson.class, "{factId: 'a', personId: 'x', name: 'Mfano Haji', effectiveFrom: '2021'}"))
                .records(new PersonAmended("a", "x", "Mfano Haji", new PartialDate("2021"), DateBasis.STATED, null));
    }

    @Test
    void a_person_is_joined_with_one_other_until_that_is_withdrawn() {
        SamePerson same = effect(SamePerson.class, "{factId: 'j', personId: 'x', sameAs: 'y'}");
        person.given(PERSON).when(same).records(new PersonsJoined("j", "x", "y", null));
        new ThingFixture<>(Person.class, Person::new, "person:x")
                .given(PERSON, same)
                .when(effect(SamePerson.class, "{factId: 'k', personId: 'x', sameAs: 'z'}"))
                .isRefusedWith("PERSON_ALREADY_JOINED", Map.of("id", "x", "sameAs", "y"));
        new ThingFixture<>(Person.class, Person::new, "person:x")
                .given(PERSON, same, withdraw("w", "j"))
                .when(effect(SamePerson.class, "{factId: 'k', personId: 'x', sameAs: 'z'}"))
                .records(new PersonsJoined("k", "x", "z", null));
    }
}
