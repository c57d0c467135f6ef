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
    private final Explanations explanations;

    ComparisonController(StructureAsOf structure, Questions questions, Answers answers, Explanations explanations) {
        this.structure = structure;
        this.questions = questions;
        this.answers = answers;
        this.explanations = explanations;
    }

    /** From the point of {@code on} and {@code entry} or {@code knownAt} to that of {@code against…}: by default today as known now. */
    @GetMapping("/diff")
    @Nullable
    ResponseEntity<DiffAnswer> diff(ServletWebRequest request, @PathVariable String id) {
        return answers.about(request, DIFF, question -> id, basis -> against(request, id), (basis, against) -> {
            List<Change> changes = new Comparison(structure.history(id))
                    .between(Comparison.Point.of(basis), Comparison.Point.of(against));
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
                (basis, now) -> explanations.of(id, basis, now, Answers.language()));
    }

    private Basis against(ServletWebRequest request, String id) {
        Question against = questions.readAgainst(request.getRequest().getParameterMap());
        return structure.basis(id, against.on() == null ? structure.today(id) : against.on(), against.known());
    }
}
