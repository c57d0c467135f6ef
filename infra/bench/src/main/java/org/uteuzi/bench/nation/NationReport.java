package org.uteuzi.bench.nation;

import static org.uteuzi.bench.Markdown.number;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.uteuzi.bench.Figures;
import org.uteuzi.bench.Figures.Quantiles;
import org.uteuzi.bench.Machine;
import org.uteuzi.bench.Markdown;
import org.uteuzi.bench.nation.MemoryFigures.Micros;
import org.uteuzi.bench.nation.NationFigures.Scale;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The figures of a nation as tables for people, as JSON for programs and as a chart. */
final class NationReport {

    private static final String NOT_INSTALLED = "nginx not installed";

    private final NationFigures figures;
    private final Markdown text = new Markdown();

    private NationReport(NationFigures figures) {
        this.figures = figures;
    }

    /** @return the file for people */
    static Path write(NationFigures figures, NationPlan plan) throws IOException {
        String name = plan.xtdb() ? "xtdb" : "nation";
        Files.createDirectories(plan.results());
        Files.writeString(
                plan.results().resolve(name + ".json"),
                JsonMapper.builder()
                                .enable(SerializationFeature.INDENT_OUTPUT)
                                .build()
                                .writeValueAsString(figures)
                        + "\n");
        if (figures.web() != null) {
            Files.writeString(plan.chart(), Chart.of(figures));
        }
        return Files.writeString(plan.results().resolve(name + ".md"), markdown(figures));
    }

    static String markdown(NationFigures figures) {
        NationReport report = new NationReport(figures);
        report.head();
        if (figures.web() != null) {
            report.targets(figures.web());
        }
        report.nations();
        report.answers();
        report.xtdb();
        report.memory();
        if (figures.web() != null) {
            report.served(figures.web());
            report.over(figures.web());
        }
        report.parts();
        return report.text.toString();
    }

    private void head() {
        Machine machine = figures.machine();
        text.line(
                "# A nation, measured on %s%s",
                figures.measuredOn(), figures.quick() ? " (quick: only to see that it runs)" : "");
        text.line("");
        text.line(
                "%s institutions, %s posts, 25 years, one version in twenty retroactive. %d processors (%s), %d GiB, %s; %s;"
                        + " %s with 1 GB of shared buffers, fsync and synchronous_commit on; -Xmx%s, the serial collector, compact"
                        + " headers and huge pages for each service. Load average %s before, %s after.",
                grouped(figures.institutions()),
                grouped(figures.posts()),
                machine.processors(),
                machine.processor(),
                machine.memoryGibibytes(),
                machine.system(),
                machine.java(),
                machine.postgres(),
                machine.heap(),
                number(machine.loadBefore()),
                number(machine.loadAfter()));
    }

    private void targets(WebFigures web) {
        MemoryFigures memory = last().memory();
        text.table("What is wanted", "", "wanted", "found", "");
        double lookup = memory.lookup().mean();
        target(
                "an answer from memory, as objects, to the lookup of its bytes by primary key",
                "≤ 1",
                memory.answer().mean() / lookup,
                memory.answer().mean() <= lookup);
        target(
                "the same with its bytes written",
                "≤ 1",
                memory.bytes().mean() / lookup,
                memory.bytes().mean() <= lookup);
        double replays = memory.replay().mean() / memory.answer().mean();
        target("a naive replay to the answer from memory", "≥ 100", replays, replays >= 100);
        if (figures.scales().size() > 1) {
            double growth = growth(Growth.ANSWER) / growth(Growth.ARRAY);
            target(
                    "growth of the answer from memory to growth of a lookup in an array, from "
                            + millions(figures.scales().getFirst()) + " to " + millions(last()),
                    "≤ 1.5",
                    growth,
                    growth <= 1.5);
        }
        web.served().stream()
                .filter(served -> served.what().equals(Web.SAME))
                .findFirst()
                .ifPresent(same -> {
                    if (same.ofNginx() == null) {
                        text.row("requests a second to nginx's", "≥ 0.4", NOT_INSTALLED, "not measured");
                    } else {
                        target(
                                "requests a second to nginx's with the same bytes as a file",
                                "≥ 0.4",
                                same.ofNginx(),
                                same.ofNginx() >= 0.4);
                    }
                });
        WebFigures.Visible visible = web.visible();
        target(
                "commit to visible, p99 ms, at " + number(visible.perSecond()) + " instruments a second",
                "< 250 at 200",
                visible.visibleMillis().p99(),
                visible.visibleMillis().p99() < 250 && visible.perSecond() >= NationPlan.PER_SECOND);
    }

    private void target(String what, String wanted, double found, boolean met) {
        text.row(what, wanted, number(Figures.rounded(found)), met ? "met" : "missed");
    }

    private enum Growth {
        ANSWER,
        BYTES,
        LOOKUP,
        REPLAY,
        ARRAY;

        private Micros of(MemoryFigures memory) {
            return switch (this) {
                case ANSWER -> memory.answer();
                case BYTES -> memory.bytes();
                case LOOKUP -> memory.lookup();
                case REPLAY -> memory.replay();
                case ARRAY -> memory.array();
            };
        }
    }

    private double growth(Growth of) {
        return of.of(last().memory()).mean()
                / of.of(figures.scales().getFirst().memory()).mean();
    }

    private void nations() {
        text.table(
                "Nations",
                "versions of appointments",
                "instruments",
                "events",
                "COPY s",
                "events a second",
                "projection rebuilt s",
                "events a second");
        for (Scale scale : figures.scales()) {
            text.row(
                    millions(scale),
                    grouped(scale.instruments()),
                    grouped(scale.events()),
                    number(scale.copySeconds()),
                    grouped(Math.round(scale.events() / scale.copySeconds())),
                    number(scale.rebuildSeconds()),
                    grouped(Math.round(scale.events() / scale.rebuildSeconds())));
        }
    }

    private void answers() {
        List<String> columns = new ArrayList<>(List.of(""));
        figures.scales().forEach(scale -> columns.add(millions(scale)));
        columns.addAll(List.of("growth", "p50", "p99", "to the lookup"));
        text.table("Structure of an institution on a day, as known at a point, µs", columns.toArray(String[]::new));
        row("from memory, as objects", Growth.ANSWER);
        row("from memory, as the bytes that are sent", Growth.BYTES);
        row("the same bytes by primary key in PostgreSQL", Growth.LOOKUP);
        row("all entries of the institution read and folded", Growth.REPLAY);
        row("one place in a sorted array of as many numbers", Growth.ARRAY);
        text.line("");
        text.line(
                "Means of the median round; p50 and p99 at %s. Every day and every point of the questions lies in the last ten"
                        + " years. Answers have %s bytes. Replay and memory answered the same.",
                millions(last()),
                figures.scales().stream()
                        .map(scale -> grouped(Math.round(scale.memory().answerBytes())))
                        .collect(Collectors.joining(", ")));
    }

    private void row(String what, Growth growth) {
        Micros own = growth.of(last().memory());
        text.row(
                what,
                figures.scales().stream()
                        .map(scale -> number(growth.of(scale.memory()).mean()))
                        .collect(Collectors.joining(" | ")),
                figures.scales().size() > 1 ? number(Figures.rounded(growth(growth))) : "",
                number(own.p50()),
                number(own.p99()),
                number(Figures.rounded(own.mean() / last().memory().lookup().mean())));
    }

    private void xtdb() {
        if (figures.scales().stream().allMatch(scale -> scale.xtdb() == null)) {
            return;
        }
        text.table(
                "Holders of a post on a day, as known at a point, µs",
                "versions",
                "from memory p50",
                "p99",
                "XTDB p50",
                "p99",
                "XTDB to memory",
                "documents",
                "loaded in s",
                "answers that differ");
        for (Scale scale : figures.scales()) {
            XtdbFigures xtdb = scale.xtdb();
            if (xtdb != null) {
                Micros memory = scale.memory().holders();
                text.row(
                        millions(scale),
                        number(memory.p50()),
                        number(memory.p99()),
                        number(xtdb.holders().p50()),
                        number(xtdb.holders().p99()),
                        number(Figures.rounded(xtdb.holders().mean() / memory.mean())),
                        grouped(xtdb.documents()),
                        number(xtdb.loadSeconds()),
                        number(xtdb.differing()));
            }
        }
    }

    private void memory() {
        text.table(
                "In memory",
                "versions of the nation",
                "institutions loaded",
                "versions in these",
                "entries in these",
                "bytes a version",
                "when the questions were asked",
                "one institution loaded ms p50",
                "p99",
                "first answer at a point ms",
                "holders of one post µs");
        for (Scale scale : figures.scales()) {
            MemoryFigures memory = scale.memory();
            text.row(
                    millions(scale),
                    grouped(memory.institutions()),
                    grouped(memory.loadedVersions()),
                    grouped(memory.loadedEntries()),
                    number(memory.bytesPerVersion()),
                    number(memory.bytesPerVersionAsked()),
                    number(Figures.rounded(memory.load().p50() / 1000)),
                    number(Figures.rounded(memory.load().p99() / 1000)),
                    number(Figures.rounded(memory.microsFirst() / 1000)),
                    number(memory.holders().mean()));
        }
        text.line("");
        text.line(
                "A version's bytes include its share of the units, posts, persons and papers that are not counted as versions.");
    }

    private void served(WebFigures web) {
        text.table(
                "Over HTTP, " + web.connections() + " kept connections, " + grouped(web.answerBytes()) + " bytes",
                "",
                "requests a second",
                "to nginx",
                "p50 ms",
                "p99 ms",
                "CPU µs client + server");
        for (WebFigures.Served served : web.served()) {
            text.row(
                    served.what(),
                    grouped(Math.round(served.perSecond())),
                    served.ofNginx() == null ? "" : number(served.ofNginx()),
                    number(served.millis().p50()),
                    number(served.millis().p99()),
                    number(served.clientMicros()) + " + " + number(served.serverMicros()));
        }
        if (!web.nginx()) {
            text.row("nginx", "not installed", "", "", "", "");
        }
    }

    private void over(WebFigures web) {
        text.table("Over HTTP, ms", "", "p50", "p99");
        row(
                "structure of an institution that is not in memory yet, " + web.coldInstitutions() + " of them",
                web.cold());
        row(
                "all " + grouped(web.vacancies()) + " vacancies of all institutions, as known now",
                web.vacanciesNowMillis());
        row("the same as known at a point years ago", web.vacanciesThenMillis());
        WebFigures.Visible visible = web.visible();
        String rate = number(visible.perSecond()) + " instruments a second";
        row("an instrument recorded, at " + rate, visible.recordMillis());
        row("from its answer 201 until an answer shows it, at " + rate, visible.visibleMillis());
        text.line("");
        text.line(
                "The command side reaches %s instruments a second here; of those at the steady rate %s were followed, in %d"
                        + " institutions that came through the door.",
                number(visible.highestPerSecond()), grouped(visible.followed()), Following.INSTITUTIONS);
    }

    private void row(String what, Quantiles millis) {
        text.row(what, number(millis.p50()), number(millis.p99()));
    }

    private void parts() {
        text.table("How long it took", "", "s");
        List<NationFigures.Part> parts = figures.parts();
        parts.forEach(part -> text.row(part.what(), number(part.seconds())));
        text.row(
                "all",
                number(parts.stream().mapToLong(NationFigures.Part::seconds).sum()));
    }

    private Scale last() {
        return figures.scales().getLast();
    }

    static String millions(Scale scale) {
        return number(Figures.rounded(scale.versions() / 1e6)) + " M";
    }

    static String grouped(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
