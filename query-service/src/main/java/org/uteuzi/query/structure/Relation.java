package org.uteuzi.query.structure;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What belongs to what, by reference: the institutions in whose histories a thing is, or the things that change with one.
 * What was once so stays so, as the past is asked for too.
 */
final class Relation {

    private static final int MOST = 200_000;

    private final Function<Collection<String>, Map<String, Set<String>>> stored;
    private final Map<String, Set<String>> others = new HashMap<>();

    /** @param stored reads what was written by earlier runs */
    Relation(Function<Collection<String>, Map<String, Set<String>>> stored) {
        this.stored = stored;
    }

    /** Reads those of several things at once. */
    void fetch(Collection<String> things) {
        List<String> unknown =
                things.stream().filter(thing -> !others.containsKey(thing)).toList();
        if (!unknown.isEmpty()) {
            Map<String, Set<String>> found = stored.apply(unknown);
            unknown.forEach(thing -> others.put(thing, new LinkedHashSet<>(found.getOrDefault(thing, Set.of()))));
        }
    }

    Set<String> of(String thing) {
        if (!others.containsKey(thing)) {
            fetch(List.of(thing));
        }
        return Collections.unmodifiableSet(others.getOrDefault(thing, Set.of()));
    }

    /** What is new cannot have been written before. */
    void isNew(String thing) {
        others.putIfAbsent(thing, new LinkedHashSet<>());
    }

    /** Relates a thing to more others; returns those to which it was not. */
    Set<String> add(String thing, Set<String> more) {
        Set<String> fresh = new LinkedHashSet<>(more);
        fresh.removeAll(of(thing));
        others.computeIfAbsent(thing, it -> new LinkedHashSet<>()).addAll(fresh);
        return fresh;
    }

    /** Between two runs: what is kept must not grow for ever. */
    void shrink() {
        if (others.size() > MOST) {
            others.clear();
        }
    }

    /** After a failed run nothing of it may stay. */
    void clear() {
        others.clear();
    }
}
