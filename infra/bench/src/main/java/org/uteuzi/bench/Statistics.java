package org.uteuzi.bench;

import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The two statistics of the report. */
public final class Statistics {

    private Statistics() {}

    public static double median(Collection<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        if (sorted.isEmpty()) {
            return 0;
        }
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    public static <T> double median(Collection<T> rounds, ToDoubleFunction<T> figure) {
        return median(rounds.stream().mapToDouble(figure).boxed().toList());
    }

    /** The nearest rank: of 100 values, the 99th is the 99 % quantile. */
    public static double quantile(List<Double> sorted, double quantile) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(quantile * sorted.size()) - 1);
    }
}
