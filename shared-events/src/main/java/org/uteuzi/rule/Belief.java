package org.uteuzi.rule;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.PersonTimeline;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.UnitTimeline;

/**
 * What is believed at one point, as far as the rules of law look at it. Whoever asks them gives it from what it has at hand:
 * at the door the things of an instrument with their neighbours, in answers the memory of the institutions.
 */
public interface Belief {

    Optional<PostTimeline> post(String postId);

    Optional<UnitTimeline> unit(String unitId);

    Optional<PersonTimeline> person(String personId);

    /** All ids of the person who has this one, itself among them; more than one where persons were joined. */
    Set<String> idsOf(String personId);

    /** The posts, of any institution, to which somebody of one of these ids was ever appointed. */
    Set<String> postsOf(Set<String> personIds);

    /** The posts that ever stood in a unit. */
    Set<String> postsIn(String unitId);

    /** People registered under the same name, whether or not they are joined. */
    Set<String> namesakesOf(String personId);

    /** When the paper was signed by which a fact was first recorded; null where it does not say. */
    @Nullable
    PartialDate signedOn(String factId);
}
