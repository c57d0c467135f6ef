package org.uteuzi.command.register;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The aggregates of one unit of work by identifier. Axon asks at commit for each of them whether it is contained as a
 * value, which takes a plain map as many comparisons as it has values.
 */
final class ManagedAggregates<A> extends HashMap<String, A> {

    private static final long serialVersionUID = 1L;

    private final transient Set<Object> values = Collections.newSetFromMap(new IdentityHashMap<>());

    @Override
    public A computeIfAbsent(String identifier, Function<? super String, ? extends A> load) {
        A aggregate = super.computeIfAbsent(identifier, load);
        values.add(aggregate);
        return aggregate;
    }

    @Override
    public @Nullable A putIfAbsent(String identifier, A aggregate) {
        A present = super.putIfAbsent(identifier, aggregate);
        if (present == null) {
            values.add(aggregate);
        }
        return present;
    }

    @Override
    public @Nullable A remove(Object identifier) {
        A aggregate = super.remove(identifier);
        values.remove(aggregate);
        return aggregate;
    }

    @Override
    public boolean containsValue(Object aggregate) {
        return values.contains(aggregate);
    }
}
