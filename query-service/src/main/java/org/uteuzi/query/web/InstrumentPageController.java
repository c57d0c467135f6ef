package org.uteuzi.query.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.uteuzi.event.instrument.InstrumentRecorded;
import org.uteuzi.event.instrument.Particulars;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.instrument.Instruments;
import org.uteuzi.query.problem.ProblemException;
import org.uteuzi.query.proposal.Proposals;
import org.uteuzi.query.register.Entry;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.query.structure.KnownPoint;
import org.uteuzi.query.web.InstrumentPage.Item;
import org.uteuzi.timeline.InstrumentTimeline;

/** An instrument with everything that was recorded by it, as a page. */
@Controller
class InstrumentPageController {

    private final Instruments instruments;
    private final Proposals proposals;
    private final Told told;
    private final Frame frame;

    InstrumentPageController(Instruments instruments, Proposals proposals, Told told, Frame frame) {
        this.instruments = instruments;
        this.proposals = proposals;
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
                        particulars(believed.particulars(), seen, known, words),
                        believed.documents(),
                        seen.entries().stream()
                                .filter(entry -> !(entry.event() instanceof InstrumentRecorded))
                                .map(entry -> item(entry, seen.whole(), known.entry(), words))
                                .toList()));
        model.addAttribute("entries", Place.REGISTER.path() + "?instrument=" + Address.encode(id));
        model.addAttribute("json", "/api/instruments/" + Address.encode(id));
        return null;
    }

    private List<PaperLine> particulars(Particulars said, Instruments.Seen seen, KnownPoint known, Words words) {
        List<Entry> entries = seen.entries();
        String id = seen.first().instrumentId();
        List<PaperLine> lines = PaperLine.of(said, instruments.titles(said.named(), known.entry()), words);
        PaperLine.add(lines, words.say("paper.recordedAt"), words.phrase(seen.recorded(), Frame.HOME));
        PaperLine.add(lines, words.say("paper.recordedBy"), seen.first().recordedBy());
        proposals
                .approvalOf(id, Sight.now().caller())
                .map(approval -> new PaperLine(
                        words.say("paper.approvedBy"),
                        approval.by(),
                        approval.proposalId() == null ? null : Place.PROPOSALS.path() + "/" + approval.proposalId()))
                .ifPresent(lines::add);
        PaperLine.add(
                lines,
                words.say("paper.entries"),
                entries.isEmpty()
                        ? null
                        : entries.size() == 1
                                ? String.valueOf(entries.getFirst().number())
                                : entries.getFirst().number() + " – "
                                        + entries.getLast().number());
        PaperLine.add(lines, words.say("paper.id"), id);
        return lines;
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
