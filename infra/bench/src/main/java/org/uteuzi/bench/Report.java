package org.uteuzi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.uteuzi.bench.Figures.Throughput;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The figures as tables for people and as JSON for programs. */
final class Report {

    private final StringBuilder text = new StringBuilder();

    private Report() {}

    /** @return the file for people */
    static Path write(Figures figures, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("figures.json"),
                JsonMapper.builder()
                                .enable(SerializationFeature.INDENT_OUTPUT)
                                .build()
                                .writeValueAsString(figures)
                        + "\n");
        return Files.writeString(folder.resolve("figures.md"), markdown(figures));
    }

    static String markdown(Figures figures) {
        Report report = new Report();
        report.head(figures);
        report.commands(figures);
        report.roundTrips(figures);
        report.seen(figures.seen());
        report.imports(figures.imports());
        report.rebuilds(figures);
        report.startUps(figures);
        return report.text.toString();
    }

    private void head(Figures figures) {
        Machine machine = figures.machine();
        line("# Figures of %s%s", figures.measuredOn(), figures.quick() ? " (quick: only to see that it runs)" : "");
        line("");
        line(
                "%d processors (%s), %d GiB, %s, %s; %s; %s, fsync and synchronous_commit on, 8 KiB written and synced"
                    + " in %s ms; -Xmx%s and the serial collector for each service. Load average %s before, %s after.",
                machine.processors(),
                machine.processor(),
                machine.memoryGibibytes(),
                machine.system(),
                machine.fileSystem(),
                machine.java(),
                machine.postgres(),
                number(machine.syncMillis()),
                machine.heap(),
                number(machine.loadBefore()),
                number(machine.loadAfter()));
        line("");
        line("Medians of %d rounds, the subjects of a table in turn within each round.", figures.rounds());
    }

    private void commands(Figures figures) {
        table(
                "Commands",
                "",
                "clients",
                "per second",
                "p50 ms",
                "p99 ms",
                "of raw insert",
                "of raw transaction",
                "within the service ms",
                "waiting for the pool ms",
                "CPU µs client + service + PostgreSQL");
        for (Throughput one : figures.throughputs()) {
            row(
                    one.subject(),
                    number(one.clients()),
                    number(one.perSecond()),
                    number(one.p50()),
                    number(one.p99()),
                    ratio(one.ofInsert()),
                    ratio(one.ofTransaction()),
                    ratio(one.insideMillis()),
                    ratio(one.poolMillis()),
                    number(one.clientMicros()) + " + " + number(one.serviceMicros()) + " + "
                            + number(one.postgresMicros()));
        }
    }

    private void roundTrips(Figures figures) {
        table(
                "Round trips to PostgreSQL of one command",
                "",
                "all",
                "reads",
                "inserts",
                "of events, in one insert",
                "commit",
                "time in the server µs");
        for (RoundTrips trips : figures.roundTrips()) {
            row(
                    trips.command(),
                    number(trips.all()),
                    number(trips.reads()),
                    number(trips.writes() + 1),
                    number(trips.eventRows()),
                    "1",
                    number(Figures.rounded(trips.serverMicros())));
        }
    }

    private void seen(Figures.Seen seen) {
        table("From the answer 201 until it is seen", "", "p50 ms", "p99 ms");
        row(
                "by a client that asks again and again",
                number(seen.polled().p50()),
                number(seen.polled().p99()));
        row(
                "by a question `consistentWith`",
                number(seen.consistent().p50()),
                number(seen.consistent().p99()));
        row(
                "of it until the entry is committed (mean " + number(seen.enteredMean()) + ")",
                "≤ " + number(seen.entered().p50()),
                "≤ " + number(seen.entered().p99()));
    }

    private void imports(List<Figures.Import> imports) {
        table(
                "Imports, each beside raw batches of the same rows",
                "",
                "effects",
                "rows",
                "seconds",
                "effects a second",
                "rows a second",
                "raw rows a second",
                "of raw");
        for (Figures.Import one : imports) {
            row(
                    one.what(),
                    number(one.effects()),
                    number(one.rows()),
                    number(one.seconds()),
                    number(one.effectsPerSecond()),
                    number(one.rowsPerSecond()),
                    number(one.rawPerSecond()),
                    ratio(one.ofRaw()));
        }
    }

    private void rebuilds(Figures figures) {
        Figures.Rebuilds rebuilds = figures.rebuilds();
        table("Rebuild of " + rebuilds.events() + " events", "", "events a second", "rebuild to this");
        row("rebuild in place of a full projection " + rebuilds.all(), number(rebuilds.perSecond()), "1");
        row("rebuild into empty tables, once", number(rebuilds.emptyPerSecond()), "");
        row("SELECT + Jackson + COPY, new JVM as well", number(rebuilds.ceilingPerSecond()), number(rebuilds.ratio()));
        row("the same once more in that JVM", number(rebuilds.warmCeilingPerSecond()), number(rebuilds.ratioToWarm()));
        table("Large instruments", "", "effects", "events", "seconds", "effects a second");
        for (Figures.LargeInstrument large : figures.largeInstruments()) {
            row(
                    large.what(),
                    number(large.effects()),
                    number(large.events()),
                    number(large.seconds()),
                    number(large.effectsPerSecond()));
        }
    }

    private void startUps(Figures figures) {
        table("Start-up until ready", "", "seconds", "each", "the first, which makes the tables", "resident MiB");
        for (Figures.StartUp startUp : figures.startUps()) {
            row(
                    startUp.service(),
                    number(startUp.seconds()),
                    String.valueOf(startUp.all()),
                    number(startUp.firstSeconds()),
                    number(startUp.mebibytes()));
        }
    }

    private void table(String title, String... columns) {
        line("");
        line("## %s", title);
        line("");
        row(columns);
        line("|%s", "---|".repeat(columns.length));
    }

    private void row(String... cells) {
        line("| %s |", String.join(" | ", cells));
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String ratio(double value) {
        return value == 0 ? "" : number(value);
    }

    private static String number(double value) {
        return value == Math.rint(value) || Math.abs(value) >= 100
                ? String.valueOf(Math.round(value))
                : String.valueOf(value);
    }
}
