package org.uteuzi.timeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.uteuzi.event.Correction;
import org.uteuzi.event.Fact;
import org.uteuzi.event.instrument.FactWithdrawn;

/**
 * Which statements about a thing count: a correction replaces its fact, a withdrawal takes away the fact with all its
 * corrections, and corrections and withdrawals can be withdrawn themselves, which brings back what they put aside.
 */
public final class Chains {

    private Chains() {}

    /** The facts still believed after all of the stream, in the order in which they were first recorded. */
    public static List<Believed<Fact>> believed(List<? extends Recorded> stream) {
        Set<String> withdrawn = withdrawn(stream);
        Map<String, Believed<Fact>> believed = new LinkedHashMap<>();
        for (Recorded recorded : stream) {
            if (!(recorded.event() instanceof Fact fact)
                    || fact instanceof FactWithdrawn
                    || withdrawn.contains(fact.factId())) {
                continue;
            }
            Correction correction = fact.corrects();
            if (correction == null) {
                believed.put(fact.factId(), new Believed<>(fact.factId(), fact, recorded.order(), recorded));
            } else {
                believed.computeIfPresent(
                        correction.factId(), (id, before) -> new Believed<>(id, fact, before.order(), recorded));
            }
        }
        return List.copyOf(believed.values());
    }

    /**
     * The ids of all facts, corrections and withdrawals that a withdrawal which itself stands has taken away. Only what
     * was recorded earlier can be withdrawn, so read backwards each withdrawal is settled before what it withdraws.
     */
    public static Set<String> withdrawn(List<? extends Recorded> stream) {
        Set<String> withdrawn = new HashSet<>();
        for (int i = stream.size() - 1; i >= 0; i--) {
            if (stream.get(i).event() instanceof FactWithdrawn withdrawal && !withdrawn.contains(withdrawal.factId())) {
                withdrawn.add(withdrawal.withdraws());
            }
        }
        return withdrawn;
    }

    /** Those of the facts that are of one type, in the same order. */
    static <F extends Fact> List<Believed<F>> only(Class<F> type, List<Believed<Fact>> facts) {
        List<Believed<F>> found = new ArrayList<>();
        for (Believed<Fact> believed : facts) {
            if (type.isInstance(believed.fact())) {
                found.add(believed.as(type));
            }
        }
        return found;
    }
}
