package org.uteuzi.bench;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a service counts, at one moment. */
final class Metrics {

    private static final Pattern BOUND = Pattern.compile("le=\"([0-9.e-]+)\"");

    private final Map<String, Double> values;

    private Metrics(Map<String, Double> values) {
        this.values = values;
    }

    /** Reads the text format of Prometheus. */
    static Metrics parse(String text) {
        Map<String, Double> values = new HashMap<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int end = line.lastIndexOf(' ');
            values.put(line.substring(0, end), Double.parseDouble(line.substring(end + 1)));
        });
        return new Metrics(values);
    }

    /** What was counted since an earlier moment. */
    Metrics since(Metrics earlier) {
        Map<String, Double> difference = new HashMap<>();
        values.forEach((name, value) -> difference.put(name, value - earlier.values.getOrDefault(name, 0.0)));
        return new Metrics(difference);
    }

    /** Mean of a timer in milliseconds over all its tags; 0 if it did not run. */
    double meanMillis(String timer) {
        double count = sum(timer + "_seconds_count");
        return count == 0 ? 0 : 1000 * sum(timer + "_seconds_sum") / count;
    }

    /** Upper bound, in milliseconds, of the bucket in which a quantile of a timer lies; 0 if it did not run. */
    double quantileMillis(String timer, double quantile) {
        double wanted = quantile * sum(timer + "_seconds_count");
        return values.entrySet().stream()
                .filter(value -> value.getKey().startsWith(timer + "_seconds_bucket"))
                .filter(value -> value.getValue() >= wanted)
                .map(value -> BOUND.matcher(value.getKey()))
                .filter(Matcher::find)
                .map(bound -> 1000 * Double.parseDouble(bound.group(1)))
                .min(Comparator.naturalOrder())
                .orElse(0.0);
    }

    private double sum(String name) {
        return values.entrySet().stream()
                .filter(value -> value.getKey().equals(name) || value.getKey().startsWith(name + "{"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }
}
