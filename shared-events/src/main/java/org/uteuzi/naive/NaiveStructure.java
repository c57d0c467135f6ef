package org.uteuzi.naive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An institution on a day; units and posts in the order of their ids. */
public record NaiveStructure(@Nullable NaiveInstitution institution, List<NaiveUnit> units, List<NaivePost> posts) {

    /** What of it a structure answers: nothing of duties. */
    public NaiveStructure asAnswered() {
        return new NaiveStructure(
                institution, units, posts.stream().map(NaivePost::asAnswered).toList());
    }
}
