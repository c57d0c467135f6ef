package org.uteuzi.query.comparison;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.uteuzi.query.comparison.DiffAnswer.Change;
import org.uteuzi.query.history.InstitutionHistory;
import org.uteuzi.query.sentence.Sentences;
import org.uteuzi.query.structure.Answers;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.query.structure.Question;
import org.uteuzi.query.structure.Questions;
import org.uteuzi.query.structure.Resource;
import org.uteuzi.query.structure.StructureAsOf;

/** What differs between two points, and why an answer is no longer the one that was given. */
@RestController
@RequestMapping(path = "/api/institutions/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class ComparisonController {

    private static final Resource DIFF = Resource.PLAIN.naming().with("againstOn", "againstEntry", "againstKnownAt");

    private final StructureAsOf structure;
    private final Questions questions;
    private final Answers answers;

    ComparisonController(StructureAsOf structure, Questions questions, Answers answers) {
        this.structure = structure;
        this.questions = questions;
        this.answers = answers;
    }

    /** From the point of {@code on} and {@code entry} or {@code knownAt} to that of {@code against…}: by default today as known now. */
    @GetMapping("/diff")
    @Nullable
    ResponseEntity<DiffAnswer> diff(ServletWebRequest request, @PathVariable String id) {
        return answers.about(request, DIFF, question -> id, basis -> against(request, id), (basis, against) -> {
            List<Change> changes = new Comparison(structure.history(id)).between(point(basis), point(against));
            return new DiffAnswer(basis, against, changes);
        });
    }

    /** Why what is answered now for a day is not what was answered at an earlier point. */
    @GetMapping("/explain")
    @Nullable
    ResponseEntity<ExplainAnswer> explain(ServletWebRequest request, @PathVariable String id) {
        return answers.about(
                request,
                Resource.PLAIN.naming().inWords(),
                question -> id,
                basis -> structure.basis(id, basis.on(), questions.newest()),
                (basis, now) -> {
                    InstitutionHistory history = structure.history(id);
                    List<Change> changes = new Comparison(history).between(point(basis), point(now));
                    String language = Answers.language();
                    Sentences sentences = new Sentences(history.everAt(now.entry()), language);
                    List<String> told = new Explanation(history, sentences, structure.zone(id), language)
                            .of(changes, basis.on(), basis.knownAt());
                    return new ExplainAnswer(basis, now, changes.isEmpty(), told);
                });
    }

    private Basis against(ServletWebRequest request, String id) {
        Question against = questions.readAgainst(request.getRequest().getParameterMap());
        return structure.basis(id, against.on() == null ? structure.today(id) : against.on(), against.known());
    }

    private static Comparison.Point point(Basis basis) {
        return new Comparison.Point(basis.on(), basis.entry());
    }
}
