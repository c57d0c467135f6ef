package org.uteuzi.event.person;

import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.EventType;
import org.uteuzi.time.PartialDate;

/**
 * Two ids were found to be one person's. Both stay, what was recorded under either stays, and neither is used for anybody
 * else; withdrawn, they are two persons again.
 *
 * @param personId the id that is one too many
 * @param sameAs the id by which the person goes on
 */
@EventType("person.persons-joined")
public record PersonsJoined(
        String factId,
        String personId,
        String sameAs,
        @Nullable Correction corrects) implements PersonEvent {

    /** It was so from the beginning. */
    @Override
    public @Nullable PartialDate effectiveFrom() {
        return null;
    }
}
