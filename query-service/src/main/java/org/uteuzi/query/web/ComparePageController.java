package org.uteuzi.query.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.comparison.Comparison;
import org.uteuzi.query.comparison.DiffAnswer.Change;
import org.uteuzi.query.history.InstitutionHistory;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.query.structure.KnownPoint;
import org.uteuzi.query.structure.StructureAsOf;
import org.uteuzi.query.web.ComparePage.Card;

/** What differs in an institution between two points, as a page: two days as known alike, unless it is asked otherwise. */
@Controller
class ComparePageController {

    private final StructureAsOf structure;
    private final Frame frame;

    ComparePageController(StructureAsOf structure, Frame frame) {
        this.structure = structure;
        this.frame = frame;
    }

    /** A day as known at a point. */
    private record At(LocalDate on, KnownPoint known, Basis basis, Asked asked) {

        Comparison.Point point() {
            return new Comparison.Point(on, basis.entry());
        }
    }

    @GetMapping(path = "/compare", produces = MediaType.TEXT_HTML_VALUE)
    Object compare(HttpServletRequest request, HttpServletResponse response, Model model) {
        return frame.ofInstitution(Place.COMPARE, request, response, model, this::fill);
    }

    private Basis fill(Point point) {
        Words words = point.words();
        Point.Against second = point.second();
        At before = at(point, point.on(), point.known(), point.question().asked());
        At after = at(point, second.on(), second.known(), second.question().asked());
        InstitutionHistory history = structure.history(point.institutionId());
        List<Change> all = new Comparison(history).between(before.point(), after.point());
        List<Change> changes = Sight.now().audits(point.institutionId())
                ? all
                : all.stream().map(Change::withoutReasons).toList();
        Model model = point.model();
        model.addAttribute("title", words.say("diff.title", words.shortly(before.on()), words.shortly(after.on())));
        model.addAttribute(
                "page",
                new ComparePage(
                        card(before, point),
                        card(after, point),
                        differences(before, after, point, history).of(changes)));
        model.addAttribute("swap", "/compare" + address(point, after, before));
        model.addAttribute(
                "json",
                "/api/institutions/" + Address.encode(point.institutionId()) + "/diff" + address(null, before, after));
        return before.basis();
    }

    private At at(Point point, LocalDate on, KnownPoint known, Asked asked) {
        return new At(on, known, structure.basis(point.institutionId(), on, known), asked);
    }

    /** The way from the one point to the other goes over a third, where both the day and what was known differ. */
    private Differences differences(At before, At after, Point point, InstitutionHistory history) {
        boolean forward = before.basis().entry() <= after.basis().entry();
        At middle = forward
                ? at(point, before.on(), after.known(), after.asked())
                : at(point, after.on(), before.known(), before.asked());
        Differences.Side first = side(before, point);
        Differences.Side last = side(after, point);
        Differences.Side between = side(middle, point);
        Differences.Step one = new Differences.Step(first, between);
        Differences.Step two = new Differences.Step(between, last);
        return new Differences(forward ? two : one, forward ? one : two, history, point.words());
    }

    private Differences.Side side(At at, Point point) {
        return new Differences.Side(structure.structure(point.institutionId(), at.on(), at.known()), point.words());
    }

    private static Card card(At at, Point point) {
        Words words = point.words();
        String entry = String.valueOf(at.basis().entry());
        return new Card(
                words.shortly(at.on()),
                at.known().newest()
                        ? words.say("basis.now", entry)
                        : words.say("basis.known", words.phrase(at.known().recordedAt(), point.zone()), entry),
                "/" + new Address(point.address().institution(), at.on(), at.asked()).query());
    }

    private static String address(@Nullable Point point, At before, At after) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (point != null && point.address().institution() != null) {
            parameters.put("institution", point.address().institution());
        }
        Address first = new Address(null, before.on(), before.asked());
        Address second = new Address(null, after.on(), after.asked());
        put(parameters, "on", before.on().toString());
        put(parameters, "knownAt", first.knownAt());
        put(parameters, "entry", first.entry());
        put(parameters, "againstOn", after.on().toString());
        put(parameters, "againstKnownAt", second.knownAt());
        put(parameters, "againstEntry", second.entry());
        return Address.query(parameters);
    }

    private static void put(Map<String, String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }
}
