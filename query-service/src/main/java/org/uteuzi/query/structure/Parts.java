package org.uteuzi.query.structure;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * In the histories of which institutions a thing is: those whose answers can change with it. What was once part of one stays
 * part of it, as its past is asked for too.
 */
final class Parts {

    private static final int MOST = 200_000;

    private final Function<Collection<String>, Map<String, Set<String>>> stored;
    private final Map<String, Set<String>> institutions = new HashMap<>();

    /** @param stored reads what was written by earlier runs */
    Parts(Function<Collection<String>, Map<String, Set<String>>> stored) {
        this.stored = stored;
    }

    /** Reads those of several things at once. */
    void fetch(Collection<String> things) {
        List<String> unknown = things.stream()
                .filter(thing -> !institutions.containsKey(thing))
                .toList();
        if (!unknown.isEmpty()) {
            Map<String, Set<String>> found = stored.apply(unknown);
            unknown.forEach(thing -> institutions.put(thing, new LinkedHashSet<>(found.getOrDefault(thing, Set.of()))));
        }
    }

    Set<String> of(String thing) {
        fetch(List.of(thing));
        return Set.copyOf(institutions.getOrDefault(thing, Set.of()));
    }

    /** What is new cannot have been written before. */
    void isNew(String thing) {
        institutions.putIfAbsent(thing, new LinkedHashSet<>());
    }

    /** Makes a thing part of institutions; returns those of which it was none. */
    Set<String> add(String thing, Set<String> more) {
        Set<String> fresh = new LinkedHashSet<>(more);
        fresh.removeAll(of(thing));
        institutions.computeIfAbsent(thing, it -> new LinkedHashSet<>()).addAll(fresh);
        return fresh;
    }

    /** Between two runs: what is kept must not grow for ever. */
    void shrink() {
        if (institutions.size() > MOST) {
            institutions.clear();
        }
    }

    /** After a failed run nothing of it may stay. */
    void clear() {
        institutions.clear();
    }
}
