package org.uteuzi.command.person;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.thing.Identifier;
import org.uteuzi.command.thing.Limited;
import org.uteuzi.event.LegalBasis;

/** Makes unreadable for good who somebody is. It always needs another to approve it. */
@JsonTypeName("erasePerson")
public record ErasePerson(
        @Identifier String factId,
        @Identifier String personId,
        @Nullable @Limited LegalBasis legalBasis) implements PersonEffect {}
