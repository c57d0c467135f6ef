package org.uteuzi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.uteuzi.bench.Figures.Throughput;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The figures as tables for people and as JSON for programs. */
final class Report {

    private final Markdown text = new Markdown();

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
        report.commands(figures.throughputs());
        report.roundTrips(figures);
        report.seen(figures.seen());
        report.imports(figures.imports());
        report.rebuilds(figures);
        report.startUps(figures);
        return report.text.toString();
    }

    private void head(Figures figures) {
        Machine machine = figures.machine();
        text.line(
                "# Figures of %s%s", figures.measuredOn(), figures.quick() ? " (quick: only to see that it runs)" : "");
        text.line("");
        text.line(
                "%d processors (%s), %d GiB, %s, %s; %s; %s, fsync and synchronous_commit on, 8 KiB written and synced in"
                        + " %s ms; -Xmx%s, the serial collector, compact headers and huge pages for each service. Load average %s before, %s after.",
                machine.processors(),
                machine.processor(),
                machine.memoryGibibytes(),
                machine.system(),
                machine.fileSystem(),
                machine.java(),
                machine.postgres(),
                Markdown.number(machine.syncMillis()),
                machine.heap(),
                Markdown.number(machine.loadBefore()),
                Markdown.number(machine.loadAfter()));
        text.line("");
        text.line("Medians of %d rounds, the subjects of a table in turn within each round.", figures.rounds());
    }

    /** Only the table of commands. */
    static String markdown(List<Throughput> commands) {
        Report report = new Report();
        report.commands(commands);
        return report.text.toString();
    }

    private void commands(List<Throughput> throughputs) {
        text.table(
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
        for (Throughput one : throughputs) {
            text.row(
                    one.subject(),
                    Markdown.number(one.clients()),
                    Markdown.number(one.perSecond()),
                    Markdown.number(one.p50()),
                    Markdown.number(one.p99()),
                    ratio(one.ofInsert()),
                    ratio(one.ofTransaction()),
                    ratio(one.insideMillis()),
                    ratio(one.poolMillis()),
                    Markdown.number(one.clientMicros()) + " + " + Markdown.number(one.serviceMicros()) + " + "
                            + Markdown.number(one.postgresMicros()));
        }
    }

    private void roundTrips(Figures figures) {
        text.table(
                "Round trips to PostgreSQL of one command",
                "",
                "all",
                "reads",
                "inserts",
                "of events, in one insert",
                "commit",
                "time in the server µs");
        for (RoundTrips trips : figures.roundTrips()) {
            text.row(
                    trips.command(),
                    Markdown.number(trips.all()),
                    Markdown.number(trips.reads()),
                    Markdown.number(trips.writes() + 1),
                    Markdown.number(trips.eventRows()),
                    "1",
                    Markdown.number(Figures.rounded(trips.serverMicros())));
        }
    }

    private void seen(Figures.Seen seen) {
        text.table("From the answer 201 until it is seen", "", "p50 ms", "p99 ms");
        text.row(
                "by a client that asks again and again",
                Markdown.number(seen.polled().p50()),
                Markdown.number(seen.polled().p99()));
        text.row(
                "by a question `consistentWith`",
                Markdown.number(seen.consistent().p50()),
                Markdown.number(seen.consistent().p99()));
        text.row(
                "of it until the entry is committed (mean " + Markdown.number(seen.enteredMean()) + ")",
                "≤ " + Markdown.number(seen.entered().p50()),
                "≤ " + Markdown.number(seen.entered().p99()));
    }

    private void imports(List<Figures.Import> imports) {
        text.table(
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
            text.row(
                    one.what(),
                    Markdown.number(one.effects()),
                    Markdown.number(one.rows()),
                    Markdown.number(one.seconds()),
                    Markdown.number(one.effectsPerSecond()),
                    Markdown.number(one.rowsPerSecond()),
                    Markdown.number(one.rawPerSecond()),
                    ratio(one.ofRaw()));
        }
    }

    private void rebuilds(Figures figures) {
        Figures.Rebuilds rebuilds = figures.rebuilds();
        text.table("Rebuild of " + rebuilds.events() + " events", "", "events a second", "rebuild to this");
        text.row("rebuild in place of a full projection " + rebuilds.all(), Markdown.number(rebuilds.perSecond()), "1");
        text.row("rebuild into empty tables, once", Markdown.number(rebuilds.emptyPerSecond()), "");
        text.row(
                "SELECT + Jackson + COPY, new JVM as well",
                Markdown.number(rebuilds.ceilingPerSecond()),
                Markdown.number(rebuilds.ratio()));
        text.row(
                "the same once more in that JVM",
                Markdown.number(rebuilds.warmCeilingPerSecond()),
                Markdown.number(rebuilds.ratioToWarm()));
        text.table("Large instruments", "", "effects", "events", "seconds", "effects a second");
        for (Figures.LargeInstrument large : figures.largeInstruments()) {
            text.row(
                    large.what(),
                    Markdown.number(large.effects()),
                    Markdown.number(large.events()),
                    Markdown.number(large.seconds()),
                    Markdown.number(large.effectsPerSecond()));
        }
    }

    private void startUps(Figures figures) {
        text.table("Start-up until ready", "", "seconds", "each", "the first, which makes the tables", "resident MiB");
        for (Figures.StartUp startUp : figures.startUps()) {
            text.row(
                    startUp.service(),
                    Markdown.number(startUp.seconds()),
                    String.valueOf(startUp.all()),
                    Markdown.number(startUp.firstSeconds()),
                    Markdown.number(startUp.mebibytes()));
        }
    }

    private static String ratio(double value) {
        return value == 0 ? "" : Markdown.number(value);
    }
}
