package org.uteuzi.event.person;

import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.EventType;
import org.uteuzi.time.PartialDate;

/** A person was entered in the register under the name of that day; the id is never used for anybody else. */
@EventType("person.person-registered")
public record PersonRegistered(
        String factId,
        String personId,
        String name,
        @Nullable PartialDate effectiveFrom,
        @Nullable Correction corrects) implements PersonEvent {}
