package org.uteuzi.timeline;

import java.util.List;
import java.util.Optional;
import org.uteuzi.event.person.PersonRegistered;

/** What is believed of one person: the name. */
public record PersonTimeline(Believed<PersonRegistered> registered) {

    /** The belief after all of the person's stream; empty if the registration is withdrawn. */
    public static Optional<PersonTimeline> of(List<Recorded> stream) {
        return Chains.only(PersonRegistered.class, Chains.believed(stream)).stream()
                .findFirst()
                .map(PersonTimeline::new);
    }

    public String name() {
        return registered.fact().name();
    }
}
