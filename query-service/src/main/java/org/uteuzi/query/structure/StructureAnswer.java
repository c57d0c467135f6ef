package org.uteuzi.query.structure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.structure.Structure;

/** The structure of an institution on a day, as known at a point of the register. */
public record StructureAnswer(
        Basis basis,
        Structure.@Nullable Institution institution,
        List<Structure.Unit> units,
        List<Structure.Post> posts,
        List<Structure.Office> offices) {

    static StructureAnswer of(Basis basis, Structure structure) {
        return new StructureAnswer(
                basis, structure.institution(), structure.units(), structure.posts(), structure.offices());
    }
}
