package org.uteuzi.query.structure;

import java.util.ArrayList;
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
        List<String> unknown = new ArrayList<>();
        for (String thing : things) {
            if (!others.containsKey(thing)) {
                unknown.add(thing);
            }
        }
        if (!unknown.isEmpty()) {
            Map<String, Set<String>> found = stored.apply(unknown);
            unknown.forEach(thing -> others.put(thing, Set.copyOf(found.getOrDefault(thing, Set.of()))));
        }
    }

    Set<String> of(String thing) {
        Set<String> known = others.get(thing);
        if (known == null) {
            fetch(List.of(thing));
            known = others.getOrDefault(thing, Set.of());
        }
        return Collections.unmodifiableSet(known);
    }

    /** Relates a thing to more others; returns those to which it was not. */
    Set<String> add(String thing, Set<String> more) {
        Set<String> known = of(thing);
        if (known.containsAll(more)) {
            return Set.of();
        }
        if (known.isEmpty()) { // and for most it stays at these, which are the same for many
            Set<String> first = Set.copyOf(more);
            others.put(thing, first);
            return first;
        }
        Set<String> fresh = new LinkedHashSet<>(more);
        fresh.removeAll(known);
        Set<String> all = others.get(thing) instanceof LinkedHashSet<String> grown ? grown : new LinkedHashSet<>(known);
        all.addAll(fresh);
        others.put(thing, all);
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
