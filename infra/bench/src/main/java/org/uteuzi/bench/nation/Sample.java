package org.uteuzi.bench.nation;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.uteuzi.bench.Figures;
import org.uteuzi.bench.Statistics;
import org.uteuzi.bench.nation.MemoryFigures.Micros;

/** One subject over all rounds. */
final class Sample {

    interface Subject {
        void ask(int question) throws SQLException;
    }

    private final int questions;
    private final Subject subject;
    private final List<Double> means = new ArrayList<>();
    private final List<Double> all = new ArrayList<>();

    Sample(int questions, Subject subject) {
        this.questions = questions;
        this.subject = subject;
    }

    /** Once at least. */
    void warmUp(Duration duration) throws SQLException {
        long end = System.nanoTime() + duration.toNanos();
        do {
            ask();
        } while (System.nanoTime() < end);
    }

    void round() throws SQLException {
        List<Double> micros = ask();
        means.add(micros.stream().mapToDouble(Double::doubleValue).average().orElseThrow());
        all.addAll(micros);
    }

    private List<Double> ask() throws SQLException {
        List<Double> micros = new ArrayList<>();
        for (int question = 0; question < questions; question++) {
            long began = System.nanoTime();
            subject.ask(question);
            micros.add((System.nanoTime() - began) / 1e3);
        }
        return micros;
    }

    Micros summary() {
        return summary(means, all);
    }

    static Micros summary(List<Double> means, List<Double> all) {
        List<Double> sorted = all.stream().sorted().toList();
        return new Micros(
                Figures.rounded(Statistics.median(means)),
                Figures.rounded(Statistics.quantile(sorted, 0.5)),
                Figures.rounded(Statistics.quantile(sorted, 0.99)));
    }
}
