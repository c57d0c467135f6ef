package org.uteuzi.rule;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Ids that are said to be those of one person, each joined with another. */
public final class Joined {

    private Joined() {}

    /**
     * All that are reached from one, itself among them.
     *
     * @param joins those with which an id is joined directly, in whichever direction that was said
     */
    public static Set<String> with(String personId, Function<String, ? extends Collection<String>> joins) {
        Set<String> ids = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(personId));
        while (!open.isEmpty()) {
            String id = open.remove();
            if (ids.add(id)) {
                open.addAll(joins.apply(id));
            }
        }
        return ids;
    }
}
