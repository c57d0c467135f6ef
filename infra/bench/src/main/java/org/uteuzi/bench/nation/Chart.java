package org.uteuzi.bench.nation;

import static org.uteuzi.bench.nation.NationReport.grouped;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.uteuzi.bench.Figures;
import org.uteuzi.bench.Markdown;
import org.uteuzi.bench.nation.MemoryFigures.Micros;
import org.uteuzi.bench.nation.NationFigures.Scale;

/** Two pictures in one: how long an answer takes as the history grows, and how many answers go out in a second. */
final class Chart {

    private static final int WIDTH = 760;
    private static final int BARS_BELOW = 330;
    private static final int LEFT = 70;
    private static final int RIGHT = 440;
    private static final int TOP = 60;
    private static final int BOTTOM = 260;
    private static final int LINE = 15;
    private static final int BAR = 26;
    private static final int BAR_LEFT = 330;
    private static final int BAR_RIGHT = 690;

    private static final String STYLE = """
            <style>
              text { font: 12px system-ui, sans-serif; fill: #24292f }
              .title { font-size: 14px; font-weight: 600 }
              .faint { fill: #57606a }
              .rule { stroke: #d0d7de }
              .ours { stroke: #0b6e4f; fill: #0b6e4f }
              .other { stroke: #8a5a00; fill: #8a5a00 }
              .line { fill: none; stroke-width: 2 }
              text.ours, text.other { stroke: none }
              rect { stroke: none }
              @media (prefers-color-scheme: dark) {
                text { fill: #e6edf3 }
                .faint { fill: #9da7b3 }
                .rule { stroke: #3d444d }
                .ours { stroke: #56d4a8; fill: #56d4a8 }
                .other { stroke: #e3b341; fill: #e3b341 }
              }
            </style>
            """;

    private record Curve(String name, boolean ours, Function<MemoryFigures, Micros> of) {}

    private static final List<Curve> CURVES = List.of(
            new Curve("all entries read and folded", false, MemoryFigures::replay),
            new Curve("from memory, as bytes", true, MemoryFigures::bytes),
            new Curve("the same bytes by primary key", false, MemoryFigures::lookup),
            new Curve("from memory, as objects", true, MemoryFigures::answer),
            new Curve("one place found in an array", false, MemoryFigures::array));

    private final NationFigures figures;
    private final StringBuilder svg = new StringBuilder();
    private final double lowest;
    private final double highest;

    private Chart(NationFigures figures) {
        this.figures = figures;
        this.lowest = Math.floor(values().min().orElse(0));
        this.highest = Math.ceil(values().max().orElse(1));
    }

    /** The powers of ten between which all values lie. */
    private DoubleStream values() {
        return figures.scales().stream()
                .flatMap(scale -> CURVES.stream().map(curve -> curve.of().apply(scale.memory())))
                .mapToDouble(micros -> Math.log10(micros.mean()));
    }

    static String of(NationFigures figures) {
        return new Chart(figures).draw();
    }

    private String draw() {
        WebFigures web = Objects.requireNonNull(figures.web());
        int height = BARS_BELOW + 40 + BAR * web.served().size();
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"t d\">",
                WIDTH, height);
        add("<title id=\"t\">Answers about a nation</title>");
        add("<desc id=\"d\">%s</desc>", description());
        svg.append(STYLE);
        curves();
        bars(web);
        add("</svg>");
        return svg.toString();
    }

    private String description() {
        MemoryFigures last = figures.scales().getLast().memory();
        return String.format(
                Locale.ROOT,
                "At %s versions of appointments the structure of an institution is answered in %s from memory, its bytes are"
                        + " there after %s, the same bytes by primary key in PostgreSQL take %s, and a replay of all entries %s.",
                NationReport.millions(figures.scales().getLast()),
                time(last.answer().mean()),
                time(last.bytes().mean()),
                time(last.lookup().mean()),
                time(last.replay().mean()));
    }

    private void curves() {
        text(
                LEFT - 60,
                22,
                "title",
                "start",
                "Structure of an institution on a day, as known at a point: time of one answer");
        text(
                LEFT - 60,
                40,
                "faint",
                "start",
                "each line up is ten times as long; " + grouped(figures.institutions()) + " institutions, "
                        + grouped(figures.posts()) + " posts, 25 years");
        for (int power = (int) lowest; power <= highest; power++) {
            double y = y(power);
            add("<line class=\"rule\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>", LEFT, RIGHT, y, y);
            text(LEFT - 8, y + 4, "faint", "end", time(Math.pow(10, power)));
        }
        List<Scale> scales = figures.scales();
        for (int i = 0; i < scales.size(); i++) {
            text(x(i), BOTTOM + 20, "faint", "middle", NationReport.millions(scales.get(i)));
        }
        text((LEFT + RIGHT) / 2.0, BOTTOM + 38, "faint", "middle", "versions of appointments in the register");
        for (Curve curve : CURVES) {
            StringBuilder points = new StringBuilder();
            for (int i = 0; i < scales.size(); i++) {
                double y = y(log(curve, scales.get(i)));
                points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(i), y));
                add("<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>", colour(curve.ours()), x(i), y);
            }
            add(
                    "<polyline class=\"line %s\" points=\"%s\"/>",
                    colour(curve.ours()), points.toString().strip());
        }
        names(scales.getLast());
    }

    /** Each at the end of its line, moved down where another is in the way. */
    private void names(Scale last) {
        List<Curve> fromAbove = new ArrayList<>(CURVES);
        fromAbove.sort(Comparator.comparingDouble(curve -> -log(curve, last)));
        double free = 0;
        for (Curve curve : fromAbove) {
            double y = Math.max(free, y(log(curve, last)) + 4);
            text(
                    RIGHT + 10,
                    y,
                    colour(curve.ours()),
                    "start",
                    curve.name() + ", " + time(curve.of().apply(last.memory()).mean()));
            free = y + LINE;
        }
    }

    private void bars(WebFigures web) {
        List<WebFigures.Served> served = web.served();
        text(LEFT - 60, BARS_BELOW, "title", "start", "Over HTTP: answers a second");
        text(
                LEFT - 60,
                BARS_BELOW + 18,
                "faint",
                "start",
                web.connections() + " kept connections; the answer has " + grouped(web.answerBytes()) + " bytes");
        double most =
                served.stream().mapToDouble(WebFigures.Served::perSecond).max().orElse(1);
        IntStream.range(0, served.size()).forEach(i -> {
            WebFigures.Served one = served.get(i);
            double y = BARS_BELOW + 30 + BAR * i;
            double width = Math.max(1, (BAR_RIGHT - BAR_LEFT) * one.perSecond() / most);
            text(BAR_LEFT - 8, y + 15, "", "end", one.what());
            add(
                    "<rect class=\"%s\" x=\"%d\" y=\"%.1f\" width=\"%.1f\" height=\"%d\"/>",
                    colour(one.what().matches("(structure|HTTP).*")), BAR_LEFT, y + 2, width, BAR - 8);
            text(BAR_LEFT + width + 6, y + 15, "", "start", grouped(Math.round(one.perSecond())));
        });
    }

    private static String colour(boolean ours) {
        return ours ? "ours" : "other";
    }

    private double log(Curve curve, Scale scale) {
        return Math.log10(curve.of().apply(scale.memory()).mean());
    }

    private double x(int scale) {
        List<Scale> scales = figures.scales();
        double first = Math.log(scales.getFirst().versions());
        double span = Math.log(scales.getLast().versions()) - first;
        double place = span == 0 ? 1 : (Math.log(scales.get(scale).versions()) - first) / span;
        return LEFT + 20 + (RIGHT - LEFT - 40) * place;
    }

    private double y(double log) {
        return BOTTOM - (BOTTOM - TOP) * (log - lowest) / (highest - lowest);
    }

    private static String time(double micros) {
        if (micros >= 1000) {
            return three(micros / 1000) + " ms";
        }
        return micros >= 1 ? three(micros) + " µs" : three(micros * 1000) + " ns";
    }

    private static String three(double value) {
        return Markdown.number(Figures.rounded(value));
    }

    private void text(double x, double y, String kind, String anchor, String words) {
        add("<text x=\"%.1f\" y=\"%.1f\" class=\"%s\" text-anchor=\"%s\">%s</text>", x, y, kind, anchor, words);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
