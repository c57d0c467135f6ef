package org.uteuzi.query.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.uteuzi.query.problem.ProblemException;
import org.uteuzi.query.search.Search;
import org.uteuzi.query.search.SearchAnswer.Hit;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.query.web.SearchPage.Line;
import org.uteuzi.time.PartialDate;

/** Finds institutions, units, posts, people and papers by what they are or were called, as a page. */
@Controller
class SearchPageController {

    private static final int FOUND = 30;

    private final Search search;
    private final Frame frame;

    SearchPageController(Search search, Frame frame) {
        this.search = search;
        this.frame = frame;
    }

    @GetMapping(path = "/search", produces = MediaType.TEXT_HTML_VALUE)
    Object search(HttpServletRequest request, HttpServletResponse response, Model model) {
        return frame.ofAll(Place.SEARCH, request, response, model, "", this::fill);
    }

    private @Nullable Basis fill(Point point) {
        Map<String, String> asked = point.parameters();
        String text = asked.getOrDefault("q", "").strip();
        Search.Found found = find(text, asked.get("after"), point.known().entry());
        point.model().addAttribute("title", point.words().say("nav.search"));
        point.model()
                .addAttribute(
                        "page",
                        new SearchPage(
                                text,
                                found.hits().stream()
                                        .map(hit -> line(hit, point.words()))
                                        .toList(),
                                found.next() == null ? null : next(asked, found.next())));
        return null;
    }

    /** What has no word in it, or an address that somebody spoiled, finds nothing. */
    private Search.Found find(String text, @Nullable String after, long entry) {
        try {
            return search.find(new Search.Wanted(Search.words(text), null, entry, null, after, FOUND));
        } catch (ProblemException malformed) {
            return new Search.Found(List.of(), null);
        }
    }

    private static Line line(Hit hit, Words words) {
        String from = hit.from() == null ? "" : words.say("found.from", words.phrase(PartialDate.of(hit.from())));
        String until = hit.until() == null
                ? ""
                : words.say(
                        "holder.until", words.phrase(PartialDate.of(hit.until().minusDays(1))));
        return new Line(
                words.say("found." + hit.kind()),
                words.say(hit.name()),
                address(hit),
                (from + " " + until).strip(),
                String.join(", ", hit.institutions()));
    }

    private static @Nullable String address(Hit hit) {
        String id = Address.encode(hit.id());
        return switch (hit.kind()) {
            case INSTITUTION -> "/?institution=" + id;
            case UNIT -> Place.UNIT.path() + id;
            case POST -> Place.POST.path() + id;
            case PERSON -> Place.PERSON.path() + id;
            case INSTRUMENT -> Place.INSTRUMENT.path() + id;
            case OFFICE -> null;
        };
    }

    private static String next(Map<String, String> asked, String after) {
        Map<String, String> next = new LinkedHashMap<>(asked);
        next.put("after", after);
        return Address.query(next);
    }
}
