package org.uteuzi.bench.nation;

import java.sql.SQLException;
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

    void round(boolean warmUp) throws SQLException {
        List<Double> micros = new ArrayList<>();
        for (int question = 0; question < questions; question++) {
            long began = System.nanoTime();
            subject.ask(question);
            micros.add((System.nanoTime() - began) / 1e3);
        }
        if (!warmUp) {
            means.add(micros.stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElseThrow());
            all.addAll(micros);
        }
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
