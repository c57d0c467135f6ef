package org.uteuzi.query.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.query.structure.StructureAsOf;
import org.uteuzi.query.web.FindingsPage.Option;

/** What the law finds wrong in an institution on a day, as a page for auditors. */
@Controller
class FindingsPageController {

    /** Whether somebody acknowledged it when recording. */
    private enum Shown {
        ACKNOWLEDGED,
        OPEN
    }

    private final StructureAsOf structure;
    private final FindingRows findings;
    private final Frame frame;

    FindingsPageController(StructureAsOf structure, FindingRows findings, Frame frame) {
        this.structure = structure;
        this.findings = findings;
        this.frame = frame;
    }

    @GetMapping(path = "/findings", produces = MediaType.TEXT_HTML_VALUE)
    Object findings(HttpServletRequest request, HttpServletResponse response, Model model) {
        return frame.ofInstitution(Place.FINDINGS, request, response, model, this::fill);
    }

    private Basis fill(Point point) {
        String id = point.institutionId();
        Words words = point.words();
        Basis basis = structure.basis(id, point.on(), point.known());
        List<FindingRow> all = findings.in(id, point);
        String rule = point.parameters().getOrDefault("rule", "");
        String shown = point.parameters().getOrDefault("shown", "");
        point.model().addAttribute("title", words.say("findings.title", words.on(point.on())));
        point.model()
                .addAttribute(
                        "page",
                        new FindingsPage(
                                all.stream()
                                        .map(row -> new Option(
                                                row.code(),
                                                row.name(),
                                                row.code().equals(rule)))
                                        .distinct()
                                        .sorted(Comparator.comparing(Option::text))
                                        .toList(),
                                Stream.of(Shown.values())
                                        .map(it -> new Option(
                                                it.name(),
                                                words.say("findings.shown." + it),
                                                it.name().equals(shown)))
                                        .toList(),
                                all.stream()
                                        .filter(row ->
                                                rule.isEmpty() || row.code().equals(rule))
                                        .filter(row -> !shown.equals(Shown.ACKNOWLEDGED.name())
                                                || !row.acknowledged().isEmpty())
                                        .filter(row -> !shown.equals(Shown.OPEN.name())
                                                || row.acknowledged().isEmpty())
                                        .toList(),
                                all.size()));
        point.model()
                .addAttribute(
                        "downloadQuery",
                        new Address(id, point.on(), point.question().asked()).query());
        return basis;
    }
}
