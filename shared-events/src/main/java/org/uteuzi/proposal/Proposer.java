package org.uteuzi.proposal;

import java.util.List;

/**
 * Who proposes, with the right by which they do.
 *
 * @param institutions in which they may record; {@code *}: in all
 */
public record Proposer(String subject, String name, List<String> institutions) {

    public Proposer {
        institutions = List.copyOf(institutions);
    }

    public boolean is(Actor actor) {
        return subject.equals(actor.subject());
    }
}
