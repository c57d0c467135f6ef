package org.uteuzi.query.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.uteuzi.event.Event;
import org.uteuzi.json.EventJson;
import org.uteuzi.query.history.Histories;
import org.uteuzi.query.history.InstitutionHistory;
import org.uteuzi.query.sentence.Names;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.query.structure.StructureAsOf;
import org.uteuzi.query.structure.Timelines;
import org.uteuzi.query.structure.Timelines.FactView;
import org.uteuzi.query.web.BeliefsPage.Known;
import org.uteuzi.query.web.BeliefsPage.Line;
import org.uteuzi.query.web.Lane.Paper;
import org.uteuzi.time.PartialDate;

/** What was known when of a post or a person, what was put aside included, as a page for auditors. */
@Controller
class BeliefsPageController {

    private record Statement(FactView fact, Event event) {}

    private final StructureAsOf structure;
    private final Timelines timelines;
    private final Histories histories;
    private final Told told;
    private final Frame frame;

    BeliefsPageController(StructureAsOf structure, Timelines timelines, Histories histories, Told told, Frame frame) {
        this.structure = structure;
        this.timelines = timelines;
        this.histories = histories;
        this.told = told;
        this.frame = frame;
    }

    @GetMapping(path = "/posts/{id}/beliefs", produces = MediaType.TEXT_HTML_VALUE)
    Object ofPost(HttpServletRequest request, HttpServletResponse response, Model model, @PathVariable String id) {
        return frame.ofThing(
                Place.POST_BELIEFS,
                request,
                response,
                model,
                id,
                known -> structure.institutionOfPost(id, null, known),
                point -> {
                    String institution = structure.institutionOfPost(id, null, point.known());
                    Basis basis = structure.basis(institution, point.on(), point.known());
                    InstitutionHistory history = structure.history(institution);
                    Names names = new Names(
                            history.everAt(point.known().entry()),
                            point.words().language().tag());
                    fill(
                            names.post(id, point.on()),
                            Place.POST.path() + Address.encode(id),
                            timelines.ofPost(id, basis, point.known(), true).facts(),
                            point);
                    return basis;
                });
    }

    @GetMapping(path = "/people/{id}/beliefs", produces = MediaType.TEXT_HTML_VALUE)
    Object ofPerson(HttpServletRequest request, HttpServletResponse response, Model model, @PathVariable String id) {
        return frame.ofAll(Place.PERSON_BELIEFS, request, response, model, id, point -> {
            Basis basis = Basis.of(point.on(), point.known(), null);
            List<FactView> facts =
                    timelines.ofPerson(id, basis, point.known(), true).facts();
            fill(name(facts, id), Place.PERSON.path() + Address.encode(id), facts, point);
            return null;
        });
    }

    /** The last one that counts; of somebody whose registration was withdrawn the last one that ever did. */
    private static String name(List<FactView> facts, String id) {
        return facts.stream()
                .filter(fact -> fact.data().path("name").isString())
                .max(Comparator.comparing((FactView fact) -> fact.supersededBy() == null)
                        .thenComparing(fact -> fact.from() == null ? "" : fact.from()))
                .map(fact -> fact.data().path("name").asString())
                .orElse(id);
    }

    private void fill(String name, String back, List<FactView> facts, Point point) {
        Map<String, FactView> stated = facts.stream()
                .collect(Collectors.toMap(
                        fact -> fact.data().path("factId").asString(), Function.identity(), (one, same) -> one));
        List<Statement> statements = facts.stream()
                .map(fact -> new Statement(
                        fact, EventJson.read(fact.eventType(), fact.data().toString())))
                .toList();
        Set<String> audited = histories.audited(
                statements.stream().map(statement -> statement.event().thing()).collect(Collectors.toSet()));
        Model model = point.model();
        model.addAttribute("title", point.words().say("beliefs.title", name));
        model.addAttribute(
                "page",
                new BeliefsPage(
                        back,
                        statements.stream()
                                .map(statement -> line(statement, stated, audited, point))
                                .toList()));
    }

    /** @param audited the things that whoever looks audits wherever they stand; of others reasons are not told */
    private Line line(Statement statement, Map<String, FactView> stated, Set<String> audited, Point point) {
        FactView fact = statement.fact();
        Event event = statement.event();
        Words words = point.words();
        boolean whole = audited.contains(event.thing());
        Told.Righting righting = Told.righting(event, words);
        long entry = point.known().entry();
        return new Line(
                whole ? told.sentence(event, entry, words) : told.withoutReason(event, entry, words),
                fact.from() == null ? null : words.span(new PartialDate(fact.from()), lastDay(fact)),
                known(fact, point),
                fact.supersededBy() == null,
                fact.supersededBy() == null || !stated.containsKey(fact.supersededBy())
                        ? null
                        : known(stated.get(fact.supersededBy()), point),
                righting.tag(),
                righting.style(),
                whole ? righting.reason() : null,
                histories
                        .with(event.thing())
                        .map(history -> Paper.of(fact.instrumentId(), history, words))
                        .orElseGet(() -> new Paper(fact.instrumentId(), new Words.Said(fact.instrumentId(), null))));
    }

    private static @Nullable PartialDate lastDay(FactView fact) {
        return fact.until() == null ? null : new PartialDate(fact.until()).preceding();
    }

    private static Known known(FactView fact, Point point) {
        return new Known(String.valueOf(fact.entry()), point.words().phrase(fact.recordedAt(), point.zone()));
    }
}
