package org.uteuzi.query.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.uteuzi.query.problem.ProblemException;
import org.uteuzi.query.structure.Answers;
import org.uteuzi.query.structure.ChangeDay;
import org.uteuzi.query.structure.KnownPoint;
import org.uteuzi.query.structure.KnownPoints;
import org.uteuzi.query.structure.StructureAnswer;
import org.uteuzi.query.structure.StructureAsOf;
import org.uteuzi.structure.Structure;

/** Asks the register what the API asks it; where the API answers 404, a page has words of its own. */
@Component
class RecordedStructures implements Structures {

    private final StructureAsOf structures;
    private final KnownPoints points;

    RecordedStructures(StructureAsOf structures, KnownPoints points) {
        this.structures = structures;
        this.points = points;
    }

    @Override
    public Optional<KnownPoint> newest() {
        return points.newest();
    }

    @Override
    public Optional<KnownPoint> knownAt(Instant time) {
        return found(() -> points.at(time));
    }

    @Override
    public Optional<KnownPoint> atEntry(long entry) {
        return found(() -> points.at(entry));
    }

    @Override
    public List<Structure.Institution> institutions(LocalDate on, KnownPoint known) {
        return structures.institutions(on, known);
    }

    @Override
    public LocalDate today(String institutionId) {
        return structures.today(institutionId);
    }

    @Override
    public Optional<StructureAnswer> structure(String institutionId, LocalDate on, KnownPoint known) {
        return found(() -> structures.structure(institutionId, on, known));
    }

    @Override
    public List<ChangeDay> days(String institutionId, KnownPoint known) {
        return structures.days(institutionId, known, Answers.language());
    }

    private static <T> Optional<T> found(Supplier<T> answer) {
        try {
            return Optional.of(answer.get());
        } catch (ProblemException problem) {
            if (problem.status() == HttpStatus.NOT_FOUND) {
                return Optional.empty();
            }
            throw problem;
        }
    }
}
