package org.uteuzi.event.person;

import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.EventType;
import org.uteuzi.time.PartialDate;

/**
 * A person was entered in the register under the name of that day; the id is never used for anybody else.
 *
 * @param name null of a person who was erased
 */
@EventType("person.person-registered")
public record PersonRegistered(
        String factId,
        String personId,
        @Nullable String name,
        @Nullable PartialDate effectiveFrom,
        @Nullable Correction corrects)
        implements Personal {

    @Override
    public PersonRegistered named(@Nullable String other) {
        return new PersonRegistered(factId, personId, other, effectiveFrom, corrects);
    }
}
