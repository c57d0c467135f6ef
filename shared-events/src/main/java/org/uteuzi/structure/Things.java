package org.uteuzi.structure;

import java.util.Optional;
import java.util.stream.Stream;
import org.uteuzi.timeline.OfficeTimeline;
import org.uteuzi.timeline.PersonTimeline;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.Recorded;
import org.uteuzi.timeline.UnitTimeline;

/**
 * What is believed of things at one point of the register. All that a structure names must be among them; what is never
 * recorded, not yet known or withdrawn is not.
 */
public interface Things extends Places {

    Optional<PersonTimeline> person(String id);

    Optional<OfficeTimeline> office(String id);

    /** At least those of the institution that is asked for, ordered by id. */
    Stream<UnitTimeline> units();

    /** At least those that ever stood in a unit of the institution that is asked for, ordered by id. */
    Stream<PostTimeline> posts();

    /** The instrument of a statement. */
    String instrumentOf(Recorded statement);

    /** Whether a statement came with an import. */
    boolean isImported(Recorded statement);
}
