package org.uteuzi.query.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.uteuzi.query.problem.ProblemException;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.query.structure.StructureAnswer;
import org.uteuzi.time.PartialDate;

/** The structure of an institution on a day, as known at a point of the register, as a page. */
@Controller
class StructurePageController {

    private final Structures structures;
    private final Frame frame;

    StructurePageController(Structures structures, Frame frame) {
        this.structures = structures;
        this.frame = frame;
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    Object structure(HttpServletRequest request, HttpServletResponse response, Model model) {
        return frame.ofInstitution(Place.STRUCTURE, request, response, model, this::fill);
    }

    private @Nullable Basis fill(Point point) {
        String id = point.institutionId();
        Words words = point.words();
        Model model = point.model();
        LocalDate on = point.on();
        Optional<StructureAnswer> answer = structures.structure(id, on, point.known());
        if (answer.isEmpty() && !point.listed()) {
            throw ProblemException.notFound(id);
        }
        model.addAttribute("title", words.say("structure.title", words.on(on)));
        Map<LocalDate, PartialDate> parts =
                answer.map(StructurePage::partialDates).orElse(Map.of());
        Timeline timeline = Timeline.of(structures.days(id, point.known()), on, point.today(), parts, words);
        model.addAttribute("timeline", timeline);
        model.addAttribute("previousQuery", query(point.address(), timeline.previous()));
        model.addAttribute("nextQuery", query(point.address(), timeline.next()));
        if (answer.isEmpty() || answer.get().institution() == null) {
            model.addAttribute(
                    "notice",
                    new Frame.Notice(words.say("absent.title", words.on(on)), words.say("absent.body", words.on(on))));
            return answer.map(StructureAnswer::basis).orElse(null);
        }
        StructurePage page = StructurePage.of(answer.get(), words);
        model.addAttribute("page", page);
        model.addAttribute("doubts", page.doubts());
        String encoded = Address.encode(id);
        String known = new Address(null, on, point.question().asked()).query();
        model.addAttribute("json", "/api/institutions/" + encoded + "/structure" + known);
        model.addAttribute("downloads", "/downloads/institutions/" + encoded + "/structure.");
        model.addAttribute("downloadQuery", known);
        model.addAttribute("postsQuery", new Address(id, on, point.question().asked()).query());
        return answer.get().basis();
    }

    private static @Nullable String query(Address address, @Nullable LocalDate day) {
        return day == null ? null : address.on(day).query();
    }
}
