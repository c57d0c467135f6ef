package org.uteuzi.command.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.imports.BatchRecorder.Outcome;
import org.uteuzi.command.imports.Report.Progress;
import org.uteuzi.command.imports.Report.Refused;
import org.uteuzi.command.instrument.InstrumentReader.Read;
import org.uteuzi.command.problem.ProblemException;
import org.uteuzi.command.problem.ProblemTexts;
import org.uteuzi.event.instrument.Finding;

/** What became of a file so far. */
final class Tally {

    private final String language;
    private final long began = System.nanoTime();
    private final List<Refused> refused = new ArrayList<>();
    private final Map<String, Long> findings = new TreeMap<>();
    private long line;
    private long recorded;
    private long repeated;
    private long refusedInAll;
    private long effects;
    private @Nullable String last;

    Tally(String language) {
        this.language = language;
    }

    void count(long number, Read read, Outcome outcome) {
        switch (outcome) {
            case Outcome.Recorded it -> {
                recorded++;
                effects += read.instrument().effects().size();
                it.findings().stream().map(Finding::code).forEach(code -> findings.merge(code, 1L, Long::sum));
                last = read.instrument().instrumentId();
            }
            case Outcome.Repeated it -> {
                repeated++;
                last = read.instrument().instrumentId();
            }
            case Outcome.Refused it -> refuse(number, it.problem());
        }
    }

    void refuse(long number, ProblemException problem) {
        if (refusedInAll++ < Report.MOST_REFUSED) {
            refused.add(said(number, problem));
        }
    }

    void reached(long number) {
        line = number;
    }

    boolean isEmpty() {
        return recorded + repeated + refusedInAll == 0;
    }

    long effects() {
        return effects;
    }

    @Nullable
    String last() {
        return last;
    }

    Progress progress() {
        long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
        return new Progress(line, recorded, repeated, refusedInAll, effects, effects * 1000 / millis);
    }

    /** @param problem why it ended before the file did */
    Report report(boolean preview, @Nullable Long lastEntry, @Nullable ProblemException problem) {
        return new Report(
                recorded,
                repeated,
                refused,
                refusedInAll,
                findings,
                preview ? null : last,
                lastEntry,
                preview ? Boolean.TRUE : null,
                problem == null ? null : said(line, problem));
    }

    private Refused said(long number, ProblemException problem) {
        return new Refused(
                number,
                problem.code(),
                ProblemTexts.detail(problem, language),
                problem.problems().stream()
                        .limit(Refused.MOST_PROBLEMS)
                        .map(each -> ProblemTexts.described(each, language))
                        .toList());
    }
}
