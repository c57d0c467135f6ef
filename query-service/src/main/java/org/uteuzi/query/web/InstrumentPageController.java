package org.uteuzi.query.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.uteuzi.event.instrument.InstrumentRecorded;
import org.uteuzi.event.instrument.Particulars;
import org.uteuzi.query.instrument.Instruments;
import org.uteuzi.query.problem.ProblemException;
import org.uteuzi.query.register.Entry;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.query.structure.KnownPoint;
import org.uteuzi.query.web.InstrumentPage.Item;
import org.uteuzi.query.web.InstrumentPage.Line;
import org.uteuzi.timeline.InstrumentTimeline;

/** An instrument with everything that was recorded by it, as a page. */
@Controller
class InstrumentPageController {

    private final Instruments instruments;
    private final Told told;
    private final Frame frame;

    InstrumentPageController(Instruments instruments, Told told, Frame frame) {
        this.instruments = instruments;
        this.told = told;
        this.frame = frame;
    }

    @GetMapping(path = "/instruments/{id}", produces = MediaType.TEXT_HTML_VALUE)
    Object instrument(HttpServletRequest request, HttpServletResponse response, Model model, @PathVariable String id) {
        return frame.ofAll(Place.INSTRUMENT, request, response, model, id, point -> fill(id, point));
    }

    private @Nullable Basis fill(String id, Point point) {
        KnownPoint known = point.known();
        Instruments.Seen seen = instruments.find(id, known.entry()).orElseThrow(() -> ProblemException.notFound(id));
        InstrumentTimeline believed = seen.believed();
        Words words = point.words();
        Words.Said title = words.say(believed.particulars().title());
        Model model = point.model();
        model.addAttribute("title", title.text());
        model.addAttribute("titleLang", title.lang());
        model.addAttribute(
                "kind", words.say("instrument." + believed.particulars().kind()));
        model.addAttribute(
                "page",
                new InstrumentPage(
                        particulars(believed.particulars(), seen, words),
                        believed.documents(),
                        seen.entries().stream()
                                .filter(entry -> !(entry.event() instanceof InstrumentRecorded))
                                .map(entry -> item(entry, seen.whole(), known.entry(), words))
                                .toList()));
        model.addAttribute("entries", Place.REGISTER.path() + "?instrument=" + Address.encode(id));
        model.addAttribute("json", "/api/instruments/" + Address.encode(id));
        return null;
    }

    private static List<Line> particulars(Particulars said, Instruments.Seen seen, Words words) {
        List<Entry> entries = seen.entries();
        List<Line> lines = new ArrayList<>();
        add(lines, words.say("paper.number"), said.number());
        add(lines, words.say("paper.year"), said.year() == null ? null : String.valueOf(said.year()));
        add(lines, words.say("paper.issuer"), said.issuer());
        add(lines, words.say("paper.signedBy"), said.signedBy());
        add(lines, words.say("paper.onBehalfOf"), said.onBehalfOf());
        add(lines, words.say("paper.reference"), said.reference());
        add(lines, words.say("paper.signedOn"), said.signedOn() == null ? null : words.shortly(said.signedOn()));
        add(
                lines,
                words.say("paper.publishedOn"),
                said.publishedOn() == null ? null : words.shortly(said.publishedOn()));
        add(lines, words.say("paper.jurisdiction"), words.jurisdiction(said.jurisdiction()));
        if (said.continues() != null) {
            other(lines, words.say("paper.continues"), said.continues());
        }
        said.amends().forEach(other -> other(lines, words.say("paper.amends"), other));
        said.replaces().forEach(other -> other(lines, words.say("paper.replaces"), other));
        said.repeals().forEach(other -> other(lines, words.say("paper.repeals"), other));
        add(lines, words.say("paper.recordedAt"), words.phrase(seen.recorded(), Frame.HOME));
        add(lines, words.say("paper.recordedBy"), seen.first().recordedBy());
        add(
                lines,
                words.say("paper.entries"),
                entries.isEmpty()
                        ? null
                        : entries.size() == 1
                                ? String.valueOf(entries.getFirst().number())
                                : entries.getFirst().number() + " – "
                                        + entries.getLast().number());
        add(lines, words.say("paper.id"), seen.first().instrumentId());
        return lines;
    }

    private static void add(List<Line> lines, String label, @Nullable String value) {
        if (value != null) {
            lines.add(new Line(label, value, null));
        }
    }

    private static void other(List<Line> lines, String label, String id) {
        lines.add(new Line(label, id, Place.INSTRUMENT.path() + id));
    }

    /** @param whole whether why something was put right is told, which is for auditors */
    private Item item(Entry entry, boolean whole, long known, Words words) {
        Told.Righting righting = Told.righting(entry.event(), words);
        return new Item(
                String.valueOf(entry.number()),
                whole ? told.sentence(entry.event(), known, words) : told.withoutReason(entry.event(), known, words),
                righting.tag(),
                righting.style(),
                whole ? righting.reason() : null,
                Told.address(entry.thing()));
    }
}
