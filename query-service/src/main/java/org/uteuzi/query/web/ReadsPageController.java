package org.uteuzi.query.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.uteuzi.query.reading.LoggedRead;
import org.uteuzi.query.reading.ReadTable;
import org.uteuzi.query.reading.WantedReads;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.query.web.ReadsPage.About;
import org.uteuzi.query.web.ReadsPage.Filter;
import org.uteuzi.query.web.ReadsPage.Line;

/** The log of who looked, as a page. */
@Controller
class ReadsPageController {

    private static final int LINES = 50;

    /** What of a question is told in words, in this order. */
    private static final List<String> TOLD = Stream.of(List.of("q", "name"), LoggedRead.POINTS, List.of("id", "number"))
            .flatMap(List::stream)
            .toList();

    /** So many things of a look are named; a check may be about thousands. */
    private static final int NAMED = 20;

    private final ReadTable table;
    private final Told told;
    private final Frame frame;

    ReadsPageController(ReadTable table, Told told, Frame frame) {
        this.table = table;
        this.told = told;
        this.frame = frame;
    }

    @GetMapping(path = "/reads", produces = MediaType.TEXT_HTML_VALUE)
    Object reads(HttpServletRequest request, HttpServletResponse response, Model model) {
        return frame.ofAll(Place.READS, request, response, model, "", point -> fill(point, response));
    }

    private @Nullable Basis fill(Point point, HttpServletResponse response) {
        Map<String, String> mistakes = Filters.mistakes(point.parameters(), point.words());
        if (!mistakes.isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        Map<String, String> asked = point.parameters();
        String person = Filters.text(asked, "person");
        List<LoggedRead> found = !mistakes.isEmpty()
                ? List.of()
                : table.find(
                        new WantedReads(
                                Filters.text(asked, "institution"),
                                person == null ? Filters.text(asked, "thing") : "person:" + person,
                                Filters.text(asked, "subject"),
                                Filters.start(asked, "from", 0, point),
                                Filters.start(asked, "to", 1, point),
                                Filters.before(asked)),
                        LINES + 1);
        List<LoggedRead> shown = found.subList(0, Math.min(LINES, found.size()));
        Map<String, String> names = told.names(
                shown.stream()
                        .flatMap(read -> read.things().stream().limit(NAMED))
                        .collect(Collectors.toSet()),
                point);
        point.model().addAttribute("title", point.words().say("nav.reads"));
        point.model()
                .addAttribute(
                        "page",
                        new ReadsPage(
                                new Filter(
                                        asked.getOrDefault("institution", ""),
                                        asked.getOrDefault("thing", ""),
                                        asked.getOrDefault("person", ""),
                                        asked.getOrDefault("subject", ""),
                                        asked.getOrDefault("from", ""),
                                        asked.getOrDefault("to", ""),
                                        mistakes),
                                shown.stream()
                                        .map(read -> line(read, names, point))
                                        .toList(),
                                found.size() > shown.size()
                                        ? Filters.older(asked, shown.getLast().number())
                                        : null));
        return null;
    }

    private static Line line(LoggedRead read, Map<String, String> names, Point point) {
        Words words = point.words();
        String what = words.say("reads.kind." + read.kind());
        return new Line(
                String.valueOf(read.number()),
                words.phrase(Instant.parse(read.at()), point.zone()),
                read.name(),
                read.subject(),
                read.roles(),
                read.client() == null ? null : words.say("reads.client", read.client()),
                words.say(read.shown() ? "reads.looked" : "reads.refused", what),
                read.shown(),
                read.things().stream()
                        .limit(NAMED)
                        .map(thing -> new About(names.getOrDefault(thing, thing), Told.address(thing)))
                        .toList(),
                read.things().size() > NAMED
                        ? words.say("reads.more", String.valueOf(read.things().size() - NAMED))
                        : null,
                TOLD.stream()
                        .filter(read.asked()::containsKey)
                        .map(name -> words.say(
                                "reads.asked." + name, phrase(read.asked().getOrDefault(name, ""), point)))
                        .toList(),
                read.register() == null ? null : words.say("reads.register", String.valueOf(read.register())),
                read.purpose());
    }

    /** A day or a time in words, anything else as it was asked. */
    private static String phrase(String asked, Point point) {
        if (TypedDate.of(asked).read() instanceof TypedDate.Stated stated) {
            return point.words().shortly(stated.date());
        }
        try {
            return point.words().phrase(Instant.parse(asked), point.zone());
        } catch (DateTimeException e) {
            return asked;
        }
    }
}
