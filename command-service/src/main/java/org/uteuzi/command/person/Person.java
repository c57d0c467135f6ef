package org.uteuzi.command.person;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.thing.Effect;
import org.uteuzi.command.thing.Thing;
import org.uteuzi.event.Correction;
import org.uteuzi.event.Event;
import org.uteuzi.event.Fact;
import org.uteuzi.event.person.PersonAmended;
import org.uteuzi.event.person.PersonEvent;
import org.uteuzi.event.person.PersonRegistered;
import org.uteuzi.event.person.PersonsJoined;

/** Somebody who holds or held a post. */
public final class Person extends Thing {

    @Override
    protected List<? extends Event> decide(Effect effect) {
        return List.of(fact(effect, null));
    }

    @Override
    protected Fact fact(Effect effect, @Nullable Correction corrects) {
        return switch ((PersonEffect) effect) {
            case RegisterPerson e ->
                new PersonRegistered(e.factId(), e.personId(), e.name(), e.effectiveFrom(), corrects);
            case AmendPerson e ->
                new PersonAmended(e.factId(), e.personId(), e.name(), e.effectiveFrom(), e.dateBasis(), corrects);
            case SamePerson e -> new PersonsJoined(e.factId(), e.personId(), e.sameAs(), corrects);
        };
    }

    @Override
    protected Class<? extends Effect> effectStating(Fact fact) {
        return switch ((PersonEvent) fact) {
            case PersonRegistered e -> RegisterPerson.class;
            case PersonAmended e -> AmendPerson.class;
            case PersonsJoined e -> SamePerson.class;
        };
    }
}
