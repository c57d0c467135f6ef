package org.uteuzi.structure;

import java.util.Optional;
import org.uteuzi.timeline.InstitutionTimeline;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.UnitTimeline;

/** What is believed of posts and of what they stand in, at one point of the register. */
public interface Places {

    Optional<InstitutionTimeline> institution(String id);

    Optional<UnitTimeline> unit(String id);

    Optional<PostTimeline> post(String id);

    /** Whether a seat may be held ex officio at all; false where it is known that none ever was. */
    default boolean mayHoldExOfficio() {
        return true;
    }

    /** Whether a unit or an institution may be dissolved at all; false where it is known that none ever was. */
    default boolean mayBeDissolved() {
        return true;
    }
}
