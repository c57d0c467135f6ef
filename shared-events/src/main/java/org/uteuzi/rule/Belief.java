package org.uteuzi.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Holding;
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

    /** The appointments of people with one of these ids, in whatever post of whatever institution. */
    List<Holding> holdingsOf(Set<String> personIds);

    /** The posts that ever stood in a unit. */
    Set<String> postsIn(String unitId);

    /**
     * People who were registered earlier under the same {@linkplain Namesakes#key name}, whether or not they are joined, in the
     * order of their ids. Looked for one by one: a file of the past may register thousands of one name.
     */
    Stream<String> namesakesBefore(String personId);

    /** When the paper was signed by which a fact was first recorded; null where it does not say. */
    @Nullable
    PartialDate signedOn(String factId);
}
