package org.uteuzi.command.person;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.thing.Effect;
import org.uteuzi.command.thing.Thing;
import org.uteuzi.event.Correction;
import org.uteuzi.event.Event;
import org.uteuzi.event.Fact;
import org.uteuzi.event.person.PersonRegistered;

/** Somebody who holds or held a post. */
public final class Person extends Thing {

    @Override
    protected List<? extends Event> decide(Effect effect) {
        return List.of(fact(effect, null));
    }

    @Override
    protected Fact fact(Effect effect, @Nullable Correction corrects) {
        RegisterPerson e = (RegisterPerson) effect;
        return new PersonRegistered(e.factId(), e.personId(), e.name(), e.effectiveFrom(), corrects);
    }

    @Override
    protected Class<? extends Effect> effectStating(Fact fact) {
        return RegisterPerson.class;
    }
}
