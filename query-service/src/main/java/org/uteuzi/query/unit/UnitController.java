package org.uteuzi.query.unit;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.problem.ProblemException;
import org.uteuzi.query.structure.Answers;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.query.structure.Questions;
import org.uteuzi.query.structure.Resource;
import org.uteuzi.query.structure.StructureAsOf;

/** The questions about one unit over time. */
@RestController
@RequestMapping(path = "/api/units/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class UnitController {

    private final StructureAsOf structure;
    private final Lineage lineage;
    private final Answers answers;

    UnitController(StructureAsOf structure, Lineage lineage, Answers answers) {
        this.structure = structure;
        this.lineage = lineage;
        this.answers = answers;
    }

    @GetMapping("/mandates")
    @Nullable
    ResponseEntity<MandatesAnswer> mandates(ServletWebRequest request, @PathVariable String id) {
        return answers.about(
                request,
                Resource.KNOWN_TO_SOURCES,
                question -> structure.institutionOfUnit(id, question.known()),
                (basis, known) -> new MandatesAnswer(
                        basis,
                        id,
                        new Mandates(structure.things(Objects.requireNonNull(basis.institution()), known)).of(id)));
    }

    /** Rests on the whole register: what a unit became may stand in another institution. */
    @GetMapping("/lineage")
    @Nullable
    ResponseEntity<LineageAnswer> lineage(ServletWebRequest request, @PathVariable String id) {
        return answers.aboutAll(request, Resource.PLAIN, (basis, known) -> {
            Sight.now().require(structure.institutionOfUnit(id, known), id); // it has to be known by then
            return new LineageAnswer(basis, id, lineage.of(id, known.entry()));
        });
    }

    /** With {@code from} and {@code to} the stretches in which it was not, else one day. */
    @GetMapping("/constitution")
    @Nullable
    ResponseEntity<?> constitution(ServletWebRequest request, @PathVariable String id) {
        String from = request.getParameter("from");
        String to = request.getParameter("to");
        return answers.about(
                request,
                Resource.KNOWN_TO_SOURCES.with("from", "to"),
                question -> structure.institutionOfUnit(id, question.known()),
                (basis, known) -> {
                    Constitution constitution =
                            new Constitution(structure.things(Objects.requireNonNull(basis.institution()), known), id);
                    return from == null && to == null
                            ? onOneDay(constitution, id, basis)
                            : over(constitution, id, basis, from, to);
                });
    }

    private static Object onOneDay(Constitution constitution, String id, Basis basis) {
        Constitution.Measured measured = constitution.on(basis.on());
        boolean whole = Sight.now().audits(basis.institution());
        return new ConstitutionAnswer(
                basis,
                id,
                measured.required(),
                measured.actual(),
                whole && measured.required() != null ? measured.breaches().isEmpty() : null,
                whole ? measured.breaches() : null);
    }

    private static String stated(String name, @Nullable String day) {
        if (day == null) {
            throw ProblemException.malformed("PERIOD_REQUIRED", name, "");
        }
        return day;
    }

    private static Object over(
            Constitution constitution, String id, Basis basis, @Nullable String from, @Nullable String to) {
        LocalDate first = Questions.day("from", stated("from", from));
        LocalDate last = Questions.day("to", stated("to", to));
        if (last.isBefore(first)) {
            throw ProblemException.malformed("DAYS_IN_WRONG_ORDER", "to", last.toString());
        }
        return new ConstitutionAnswer.Over(
                basis, id, Sight.now().audits(basis.institution()) ? constitution.between(first, last) : null);
    }
}
