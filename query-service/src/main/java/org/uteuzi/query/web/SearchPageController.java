package org.uteuzi.query.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.uteuzi.query.history.Histories;
import org.uteuzi.query.history.InstitutionHistory;
import org.uteuzi.query.problem.ProblemException;
import org.uteuzi.query.search.Search;
import org.uteuzi.query.search.SearchAnswer;
import org.uteuzi.query.search.SearchAnswer.Hit;
import org.uteuzi.query.sentence.Names;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.query.web.SearchPage.Line;
import org.uteuzi.structure.Things;
import org.uteuzi.time.PartialDate;

/** Finds institutions, units, posts, people and papers by what they are or were called, as a page. */
@Controller
class SearchPageController {

    private static final int FOUND = 30;

    private final Search search;
    private final Frame frame;
    private final Histories histories;

    SearchPageController(Search search, Frame frame, Histories histories) {
        this.search = search;
        this.frame = frame;
        this.histories = histories;
    }

    @GetMapping(path = "/search", produces = MediaType.TEXT_HTML_VALUE)
    Object search(HttpServletRequest request, HttpServletResponse response, Model model) {
        return frame.ofAll(Place.SEARCH, request, response, model, "", this::fill);
    }

    private @Nullable Basis fill(Point point) {
        Map<String, String> asked = point.parameters();
        String text = asked.getOrDefault("q", "").strip();
        Search.Found found = find(text, asked.get("after"), point.known().entry());
        Map<String, Names> names = new HashMap<>();
        point.model().addAttribute("title", point.words().say("nav.search"));
        point.model()
                .addAttribute(
                        "page",
                        new SearchPage(
                                text,
                                found.hits().stream()
                                        .map(hit -> line(hit, names, point))
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

    /** @param known how things are called in the institutions that were already asked for */
    private Line line(Hit hit, Map<String, Names> known, Point point) {
        Words words = point.words();
        List<Names> within = hit.institutions().stream()
                .map(institution -> known.computeIfAbsent(institution, id -> names(id, point)))
                .toList();
        LocalDate first = hit.from();
        String from = first == null ? "" : words.say("found.from", words.phrase(stated(hit, first, within)));
        String until = hit.until() == null
                ? ""
                : words.say(
                        "holder.until", words.phrase(PartialDate.of(hit.until().minusDays(1))));
        return new Line(
                words.say("found." + hit.kind()),
                name(hit, within, words),
                address(hit),
                (from + " " + until).strip(),
                IntStream.range(0, within.size())
                        .mapToObj(i ->
                                within.get(i).institution(hit.institutions().get(i), point.on()))
                        .collect(Collectors.joining(", ")));
    }

    /** The first day as exactly as an instrument gave it; names are found by whole days. */
    private static PartialDate stated(Hit hit, LocalDate first, List<Names> within) {
        String thing = hit.kind().name().toLowerCase(Locale.ROOT) + ":" + hit.id();
        return within.stream()
                .findFirst()
                .map(names -> names.stated(thing, first))
                .orElseGet(() -> PartialDate.of(first));
    }

    private Names names(String institution, Point point) {
        Things things = histories
                .of(institution)
                .map(history -> history.everAt(point.known().entry()))
                .orElseGet(() -> InstitutionHistory.ever(List.of()));
        return new Names(things, point.words().language().tag());
    }

    /** Many posts have the same title: one is told from another by its unit. */
    private static Words.Said name(Hit hit, List<Names> within, Words words) {
        Words.Said said = words.say(hit.name());
        LocalDate day = hit.until() == null ? PartialDate.LATEST : hit.until().minusDays(1);
        return within.stream()
                .filter(names -> hit.kind() == SearchAnswer.Kind.POST)
                .flatMap(names -> names.unitOf(hit.id(), day).stream())
                .findFirst()
                .map(unit -> new Words.Said(
                        Names.post(said.text(), unit, words.language().tag()), said.lang()))
                .orElse(said);
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
