package org.uteuzi.timeline;

import java.util.Optional;
import org.uteuzi.event.Fact;

/** What lies around a post: whether the units in which it stands come to an end. */
@FunctionalInterface
public interface Around {

    /** What ends a unit, itself or its institution, whichever comes first; empty while nothing does. */
    Optional<Believed<? extends Fact>> dissolutionOf(String unitId);
}
