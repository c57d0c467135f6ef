package org.uteuzi.query.structure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.uteuzi.structure.Structure;

/**
 * Where the units of an institution stand in a picture. A unit stands below the one that its head answers to, else below
 * the one it is part of, else beside the others: nobody is put above anybody unless an instrument says so.
 */
public final class UnitPlaces {

    /**
     * @param parentId the unit above; null directly within the institution
     * @param depth how far below the institution; 0 directly within it
     */
    public record Place(Structure.Unit unit, @Nullable String parentId, Line line, int depth) {}

    public enum Line {
        REPORTS,
        STRUCTURE
    }

    private record Above(@Nullable String parentId, Line line) {}

    private final Map<String, Structure.Unit> units = new HashMap<>();
    private final Map<String, Structure.Post> posts = new HashMap<>();
    private final Map<String, List<Structure.Post>> postsOf;
    private final Map<String, Above> above = new HashMap<>();

    private UnitPlaces(StructureAnswer answer) {
        answer.units().forEach(unit -> units.put(unit.id(), unit));
        answer.posts().forEach(post -> posts.put(post.id(), post));
        postsOf = answer.posts().stream().collect(Collectors.groupingBy(Structure.Post::unitId));
    }

    /** The units from top to bottom, each directly followed by those below it. */
    public static List<Place> of(StructureAnswer answer, Comparator<Structure.Unit> order) {
        var places = new UnitPlaces(answer);
        List<Structure.Unit> units = answer.units().stream().sorted(order).toList();
        units.forEach(unit -> places.above.put(unit.id(), places.above(unit)));
        Map<Optional<String>, List<Structure.Unit>> below = units.stream()
                .collect(Collectors.groupingBy(
                        unit -> Optional.ofNullable(places.aboveOf(unit).parentId())));
        List<Place> result = new ArrayList<>();
        places.collect(null, 0, below, result);
        return result;
    }

    /** The post that leads a unit: the one an instrument names, else the only one there is. */
    public static Optional<Structure.Post> leading(Structure.Unit unit, List<Structure.Post> ofUnit) {
        if (unit.headPostId() == null) {
            return ofUnit.size() == 1 && !Boolean.FALSE.equals(ofUnit.getFirst().headsUnit())
                    ? Optional.of(ofUnit.getFirst())
                    : Optional.empty();
        }
        return ofUnit.stream()
                .filter(post -> post.id().equals(unit.headPostId()))
                .findFirst();
    }

    private Above above(Structure.Unit unit) {
        Optional<Above> reporting = leading(unit, postsOf.getOrDefault(unit.id(), List.of()))
                .map(Structure.Post::reportsTo)
                .map(id -> posts.get(withoutKind(id)))
                .map(superior -> new Above(superior.unitId(), Line.REPORTS));
        Optional<Above> part = Optional.ofNullable(unit.parentId()).map(id -> new Above(id, Line.STRUCTURE));
        return reporting
                .filter(candidate -> mayStandBelow(unit, candidate))
                .or(() -> part.filter(candidate -> mayStandBelow(unit, candidate)))
                .orElse(new Above(null, Line.STRUCTURE));
    }

    /** False where it would close a circle, which history can hold but a picture cannot. */
    private boolean mayStandBelow(Structure.Unit unit, Above candidate) {
        if (!units.containsKey(String.valueOf(candidate.parentId()))) {
            return false;
        }
        String id = candidate.parentId();
        while (id != null) {
            if (id.equals(unit.id())) {
                return false;
            }
            Above next = above.get(id);
            id = next == null ? null : next.parentId();
        }
        return true;
    }

    private Above aboveOf(Structure.Unit unit) {
        return above.getOrDefault(unit.id(), new Above(null, Line.STRUCTURE));
    }

    private void collect(
            @Nullable String parentId,
            int depth,
            Map<Optional<String>, List<Structure.Unit>> below,
            List<Place> result) {
        for (Structure.Unit unit : below.getOrDefault(Optional.ofNullable(parentId), List.of())) {
            result.add(new Place(unit, parentId, aboveOf(unit).line(), depth));
            collect(unit.id(), depth + 1, below, result);
        }
    }

    /** A reference to a post may carry its kind: {@code post:ID}. */
    public static String withoutKind(String reference) {
        return reference.substring(reference.indexOf(':') + 1);
    }
}
