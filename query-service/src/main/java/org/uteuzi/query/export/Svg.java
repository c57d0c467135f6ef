package org.uteuzi.query.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.uteuzi.query.print.XmlText;
import org.uteuzi.query.structure.StructureAnswer;
import org.uteuzi.query.structure.UnitPlaces;
import org.uteuzi.structure.Structure;

/**
 * A structure as a picture that any browser or word processor shows: an indented tree, which stays readable however broad an
 * institution is. A broken line says part of, a whole one that its head answers to the unit above.
 */
final class Svg {

    static final String MEDIA_TYPE = "image/svg+xml";

    private static final int MARGIN = 16;
    private static final int INDENT = 36;
    private static final int WIDTH = 620;
    private static final int LINE = 18;
    private static final int PADDING = 10;
    private static final int GAP = 14;

    /** About as many letters as fit into a box; what is longer goes on in the next line. */
    private static final int LETTERS = 80;

    private final StringBuilder body = new StringBuilder();
    private final Map<String, Integer> bottoms = new HashMap<>();
    private int y = MARGIN;
    private int width;

    private Svg() {}

    static String of(StructureAnswer answer, Lines lines, String inWords) {
        Svg svg = new Svg();
        wrapped(inWords).forEach(svg::caption);
        Structure.Institution institution = answer.institution();
        if (institution != null) {
            svg.box("", 0, institution.name().in(lines.language()), List.of());
            for (UnitPlaces.Place place : UnitPlaces.of(answer, Comparator.comparing(Structure.Unit::id))) {
                svg.unit(place, answer, lines);
            }
        }
        return svg.whole(inWords, lines.language());
    }

    private void unit(UnitPlaces.Place place, StructureAnswer answer, Lines lines) {
        List<String> posts = answer.posts().stream()
                .filter(post -> post.unitId().equals(place.unit().id()))
                .flatMap(post -> lines.of(post).stream())
                .toList();
        int depth = place.depth() + 1;
        int x = MARGIN + depth * INDENT;
        int from = bottoms.getOrDefault(place.parentId() == null ? "" : place.parentId(), y);
        String dashes = place.line() == UnitPlaces.Line.REPORTS ? "" : " stroke-dasharray=\"4 3\"";
        body.append("<path d=\"M%d %dV%dH%d\" fill=\"none\" stroke=\"#505a5f\"%s/>\n"
                .formatted(x - INDENT / 2, from, y + GAP + PADDING + LINE / 2, x, dashes));
        box(place.unit().id(), depth, place.unit().name().in(lines.language()), posts);
    }

    private void caption(String line) {
        y += LINE;
        text(MARGIN, y, "", line);
    }

    private void box(String id, int depth, String title, List<String> lines) {
        int x = MARGIN + depth * INDENT;
        List<String> titles = wrapped(title);
        List<String> rest = new ArrayList<>();
        lines.forEach(line -> rest.addAll(wrapped(line)));
        int top = y + GAP;
        int height = 2 * PADDING + LINE * (titles.size() + rest.size());
        body.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"3\" fill=\"#fff\" stroke=\"#0b0c0c\"/>\n"
                .formatted(x, top, WIDTH, height));
        y = top + PADDING - 4;
        for (String line : titles) {
            text(x + PADDING, y += LINE, " font-weight=\"700\"", line);
        }
        for (String line : rest) {
            text(x + PADDING, y += LINE, "", line);
        }
        y = top + height;
        bottoms.put(id, y);
        width = Math.max(width, x + WIDTH + MARGIN);
    }

    private void text(int x, int baseline, String style, String line) {
        body.append("<text x=\"%d\" y=\"%d\"%s>%s</text>\n".formatted(x, baseline, style, escaped(line)));
    }

    private String whole(String title, String language) {
        int height = y + MARGIN;
        int broad = Math.max(width, 2 * MARGIN + WIDTH);
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <svg xmlns="http://www.w3.org/2000/svg" xml:lang="%s" role="img" width="%d" height="%d" viewBox="0 0 %d %d" font-family="'Noto Sans', sans-serif" font-size="13">
                <title>%s</title>
                """.formatted(language, broad, height, broad, height, escaped(title)) + body + "</svg>\n";
    }

    private static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > LETTERS) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** What XML cannot hold is left out. */
    private static String escaped(String text) {
        return XmlText.allowedIn(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
