package org.uteuzi.command.person;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.uteuzi.command.thing.Identifier;

/**
 * Says that two ids are one person's.
 *
 * @param personId the id that is one too many
 * @param sameAs the id by which the person goes on
 */
@JsonTypeName("samePerson")
public record SamePerson(
        @Identifier String factId,
        @Identifier String personId,
        @Identifier String sameAs) implements PersonEffect {}
