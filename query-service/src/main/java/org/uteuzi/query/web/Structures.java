package org.uteuzi.query.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.uteuzi.query.structure.ChangeDay;
import org.uteuzi.query.structure.KnownPoint;
import org.uteuzi.query.structure.StructureAnswer;
import org.uteuzi.structure.Structure;

/** What the pages ask of the register. */
interface Structures {

    /** The end of the register; empty while nothing is recorded. */
    Optional<KnownPoint> newest();

    /** What was known at that time; empty if nothing was recorded yet. */
    Optional<KnownPoint> knownAt(Instant time);

    /** What was known with that entry; empty if no instrument was complete yet. */
    Optional<KnownPoint> atEntry(long entry);

    List<Structure.Institution> institutions(LocalDate on, KnownPoint known);

    LocalDate today(String institutionId);

    /** Empty if the register knew no such institution at that point. */
    Optional<StructureAnswer> structure(String institutionId, LocalDate on, KnownPoint known);

    List<ChangeDay> days(String institutionId, KnownPoint known);
}
