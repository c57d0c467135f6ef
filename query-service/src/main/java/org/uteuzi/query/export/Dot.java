package org.uteuzi.query.export;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.uteuzi.query.structure.StructureAnswer;
import org.uteuzi.query.structure.UnitPlaces;
import org.uteuzi.structure.Structure;

/** A structure as a graph for GraphViz: a box for each unit, below the one that it answers to or is part of. */
final class Dot {

    static final String MEDIA_TYPE = "text/vnd.graphviz";

    private Dot() {}

    static String of(StructureAnswer answer, Lines lines, String inWords) {
        StringBuilder dot = new StringBuilder("digraph structure {\n  graph [rankdir=TB, label=" + quoted(inWords)
                + "];\n  node [shape=box, fontname=\"Noto Sans\"];\n");
        Structure.Institution institution = answer.institution();
        if (institution == null) {
            return dot.append("}\n").toString();
        }
        String root = quoted("institution:" + institution.id());
        dot.append("  ")
                .append(root)
                .append(" [label=")
                .append(quoted(institution.name().in(lines.language())))
                .append("];\n");
        for (UnitPlaces.Place place : UnitPlaces.of(answer, Comparator.comparing(Structure.Unit::id))) {
            String unit = quoted("unit:" + place.unit().id());
            String above = place.parentId() == null ? root : quoted("unit:" + place.parentId());
            dot.append("  ")
                    .append(unit)
                    .append(" [label=")
                    .append(quoted(label(place.unit(), answer, lines)))
                    .append("];\n");
            dot.append("  ").append(above).append(" -> ").append(unit);
            dot.append(place.line() == UnitPlaces.Line.REPORTS ? ";\n" : " [style=dashed];\n");
        }
        return dot.append("}\n").toString();
    }

    private static String label(Structure.Unit unit, StructureAnswer answer, Lines lines) {
        List<String> posts = answer.posts().stream()
                .filter(post -> post.unitId().equals(unit.id()))
                .flatMap(post -> lines.of(post).stream())
                .toList();
        return Stream.concat(Stream.of(unit.name().in(lines.language())), posts.stream())
                .collect(Collectors.joining("\n"));
    }

    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\r", "")
                        .replace("\n", "\\n")
                + '"';
    }
}
