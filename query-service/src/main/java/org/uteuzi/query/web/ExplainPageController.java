package org.uteuzi.query.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.uteuzi.query.comparison.ExplainAnswer;
import org.uteuzi.query.comparison.Explanations;
import org.uteuzi.query.problem.ProblemException;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.query.structure.StructureAsOf;

/** Why the answer for a day is not the one that was given at an earlier point, as a page for auditors. */
@Controller
class ExplainPageController {

    private final StructureAsOf structure;
    private final Structures structures;
    private final Explanations explanations;
    private final Frame frame;

    ExplainPageController(StructureAsOf structure, Structures structures, Explanations explanations, Frame frame) {
        this.structure = structure;
        this.structures = structures;
        this.explanations = explanations;
        this.frame = frame;
    }

    @GetMapping(path = "/explain", produces = MediaType.TEXT_HTML_VALUE)
    Object explain(HttpServletRequest request, HttpServletResponse response, Model model) {
        return frame.ofInstitution(Place.EXPLAIN, request, response, model, this::fill);
    }

    private Basis fill(Point point) {
        String id = point.institutionId();
        Words words = point.words();
        Basis then = structure.basis(id, point.on(), point.known());
        Basis now =
                structure.basis(id, point.on(), structures.newest().orElseThrow(() -> ProblemException.notFound(id)));
        ExplainAnswer answer = explanations.of(id, then, now, words.language().tag());
        String query = new Address(id, point.on(), point.question().asked()).query();
        point.model().addAttribute("title", words.say("explain.title", words.on(point.on())));
        point.model()
                .addAttribute(
                        "page",
                        new ExplainPage(
                                answer.lead(),
                                answer.reasons().stream()
                                        .map(reason -> new ExplainPage.Reason(
                                                String.valueOf(reason.entry()),
                                                reason.instrumentId(),
                                                reason.sentence()))
                                        .toList(),
                                Place.COMPARE.path() + query + "&againstOn=" + point.on(),
                                Place.STRUCTURE.path() + query));
        point.model()
                .addAttribute(
                        "json",
                        "/api/institutions/" + Address.encode(id) + "/explain"
                                + new Address(null, point.on(), point.question().asked()).query());
        return then;
    }
}
