package org.uteuzi.command.person;

import org.uteuzi.command.thing.Effect;

/** One change of a person. */
public sealed interface PersonEffect extends Effect permits RegisterPerson, AmendPerson, SamePerson, ErasePerson {

    String personId();

    @Override
    default String thing() {
        return "person:" + personId();
    }
}
