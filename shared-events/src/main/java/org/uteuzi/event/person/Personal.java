package org.uteuzi.event.person;

import org.jspecify.annotations.Nullable;

/** Says something of a person that only the key of the person opens; where it is stored, it is sealed. */
public sealed interface Personal extends PersonEvent permits PersonRegistered, PersonAmended {

    /** Null of a person who was erased. */
    @Nullable
    String name();

    /** The same with another name, or with the same one sealed or opened. */
    Personal named(@Nullable String name);
}
