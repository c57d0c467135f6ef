package org.uteuzi.proposal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who proposes, with the right by which they do.
 *
 * @param institutions in which they may record; {@code *}: in all
 * @param person of the register who they are, or {@link org.uteuzi.access.Grants#NOBODY}; null: nobody said
 */
public record Proposer(
        String subject,
        String name,
        List<String> institutions,
        @Nullable String person) {

    public Proposer {
        institutions = List.copyOf(institutions);
    }

    public boolean is(Actor actor) {
        return subject.equals(actor.subject());
    }
}
