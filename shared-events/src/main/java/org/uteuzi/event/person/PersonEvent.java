package org.uteuzi.event.person;

import org.uteuzi.event.Fact;

/** Something recorded about a person. */
public sealed interface PersonEvent extends Fact permits Personal, PersonsJoined, PersonErased {

    String personId();

    @Override
    default String thing() {
        return "person:" + personId();
    }
}
