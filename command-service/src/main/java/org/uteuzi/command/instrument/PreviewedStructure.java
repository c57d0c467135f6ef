package org.uteuzi.command.instrument;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.structure.Structure;

/** As much of a structure as an instrument touches, in the shape in which the query-service answers the whole. */
record PreviewedStructure(
        Basis basis,
        Structure.@Nullable Institution institution,
        List<Structure.Unit> units,
        List<Structure.Post> posts,
        List<Structure.Office> offices) {

    /**
     * @param entry null: what is not recorded has no entry
     * @param institution null where the instrument touches none or several
     */
    record Basis(
            LocalDate on,
            @Nullable Long entry,
            @Nullable Instant knownAt,
            @Nullable String institution,
            boolean past) {

        static Basis of(LocalDate on, @Nullable String institution) {
            return new Basis(on, null, null, institution, false);
        }
    }
}
