package org.uteuzi.query.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.uteuzi.event.Event;
import org.uteuzi.event.instrument.FactWithdrawn;
import org.uteuzi.event.instrument.InstrumentRecorded;
import org.uteuzi.query.comparison.Comparison;
import org.uteuzi.query.comparison.DiffAnswer.Entity;
import org.uteuzi.query.history.InstitutionHistory;
import org.uteuzi.query.history.InstitutionHistory.Point;
import org.uteuzi.query.register.Entry;
import org.uteuzi.query.sentence.Sentences;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.query.structure.StructureAnswer;
import org.uteuzi.query.structure.StructureAsOf;
import org.uteuzi.query.web.Lane.Paper;

/** Recorded time step by step: how the structure of a day was known after each instrument, as a page. */
@Controller
class ReplayPageController {

    private final StructureAsOf structure;
    private final Frame frame;

    ReplayPageController(StructureAsOf structure, Frame frame) {
        this.structure = structure;
        this.frame = frame;
    }

    @GetMapping(path = "/register/replay", produces = MediaType.TEXT_HTML_VALUE)
    Object replay(HttpServletRequest request, HttpServletResponse response, Model model) {
        return frame.ofInstitution(Place.REPLAY, request, response, model, this::fill);
    }

    private Basis fill(org.uteuzi.query.web.Point point) {
        Words words = point.words();
        LocalDate on = point.on();
        StructureAnswer answer = structure.structure(point.institutionId(), on, point.known());
        InstitutionHistory history = structure.history(point.institutionId());
        long entry = answer.basis().entry();
        List<Long> points = history.points().stream().map(Point::entry).toList();
        int step = points.indexOf(entry);
        Long before = step > 0 ? points.get(step - 1) : null;
        Long after = step >= 0 && step + 1 < points.size() ? points.get(step + 1) : null;
        Set<Entity> touched = touched(history, on, before, entry);
        List<Entry> entries = history.between(before == null ? -1 : before, entry);
        // the last entry of an instrument may be another institution's
        String instrumentId = (entries.isEmpty() ? history.entry(entry) : entries.getLast()).instrumentId();
        InstrumentRecorded paper = history.instrument(instrumentId).orElse(null);
        Sentences sentences =
                new Sentences(history.everAt(entry), words.language().tag());
        Model model = point.model();
        model.addAttribute("title", words.say("replay.title", words.on(on)));
        model.addAttribute(
                "page",
                new ReplayPage(
                        words.say("replay.step", String.valueOf(step + 1), String.valueOf(points.size())),
                        words.phrase(answer.basis().knownAt(), point.zone()),
                        paper == null ? null : paper.recordedBy(),
                        new Paper(
                                instrumentId,
                                paper == null
                                        ? new Words.Said(instrumentId, null)
                                        : words.say(paper.particulars().title())),
                        entries.stream()
                                .map(Entry::event)
                                .map(event -> said(event, sentences, words))
                                .toList(),
                        address(point, before),
                        address(point, after),
                        Picture.of(answer, touched::contains, words)));
        return answer.basis();
    }

    /** A withdrawal with its reason. */
    private static String said(Event event, Sentences sentences, Words words) {
        String sentence = sentences.of(event);
        return event instanceof FactWithdrawn withdrawal
                ? sentence + " " + words.say("paper.reason", withdrawal.reason())
                : sentence;
    }

    /** What is otherwise than it was known before; everything at the first step. */
    private static Set<Entity> touched(InstitutionHistory history, LocalDate on, @Nullable Long before, long entry) {
        return new Comparison(history)
                        .between(
                                new Comparison.Point(on, before == null ? -1 : before), new Comparison.Point(on, entry))
                        .stream()
                        .map(change -> change.entity())
                        .collect(Collectors.toSet());
    }

    private static @Nullable String address(org.uteuzi.query.web.Point point, @Nullable Long entry) {
        return entry == null
                ? null
                : Place.REPLAY.path() + new Address(point.institutionId(), point.on(), new Asked.Entry(entry)).query();
    }
}
