package org.uteuzi.query.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.history.Histories;
import org.uteuzi.query.history.InstitutionHistory;
import org.uteuzi.query.problem.ProblemException;
import org.uteuzi.query.sentence.Names;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.query.structure.StructureAnswer;
import org.uteuzi.query.structure.StructureAsOf;
import org.uteuzi.query.unit.Lineage;
import org.uteuzi.query.unit.LineageAnswer;
import org.uteuzi.query.unit.Mandates;
import org.uteuzi.query.unit.MandatesAnswer;
import org.uteuzi.query.unit.WordDifference;
import org.uteuzi.query.web.Lane.Paper;
import org.uteuzi.query.web.Words.Said;
import org.uteuzi.structure.Structure;
import org.uteuzi.structure.Things;

/** A unit with the versions of its mandate and what it came from, as known at a point of the register, as a page. */
@Controller
class UnitPageController {

    private final StructureAsOf structure;
    private final Histories histories;
    private final Lineage lineage;
    private final FindingRows findings;
    private final Frame frame;

    UnitPageController(
            StructureAsOf structure, Histories histories, Lineage lineage, FindingRows findings, Frame frame) {
        this.structure = structure;
        this.histories = histories;
        this.lineage = lineage;
        this.findings = findings;
        this.frame = frame;
    }

    @GetMapping(path = "/units/{id}", produces = MediaType.TEXT_HTML_VALUE)
    Object unit(HttpServletRequest request, HttpServletResponse response, Model model, @PathVariable String id) {
        return frame.ofThing(
                Place.UNIT,
                request,
                response,
                model,
                id,
                known -> structure.institutionOfUnit(id, known),
                point -> fill(id, point));
    }

    private Basis fill(String id, Point point) {
        Words words = point.words();
        String institution = structure.institutionOfUnit(id, point.known());
        StructureAnswer answer = structure.structure(institution, point.on(), point.known());
        InstitutionHistory history = structure.history(institution);
        long entry = point.known().entry();
        Things things = history.at(entry);
        if (things.unit(id).isEmpty()) {
            throw ProblemException.notFound(id);
        }
        StructurePage page = StructurePage.of(answer, words);
        Model model = point.model();
        model.addAttribute(
                "title", new Names(history.everAt(entry), words.language().tag()).unit(id, point.on()));
        model.addAttribute("entries", Place.REGISTER.path() + "?thing=unit:" + Address.encode(id));
        model.addAttribute("kind", words.say("unit.ask"));
        model.addAttribute("findings", findings.about("unit:" + id, List.of(), point));
        model.addAttribute(
                "page",
                new UnitPage(
                        page.units().stream()
                                .filter(unit -> unit.id().equals(id))
                                .findFirst()
                                .orElse(null),
                        answer.units().stream()
                                .filter(unit -> unit.id().equals(id))
                                .findFirst()
                                .map(Structure.Unit::parentId)
                                .orElse(null),
                        answer.units().stream()
                                .filter(unit -> id.equals(unit.parentId()))
                                .map(unit -> new UnitPage.Part(unit.id(), words.say(unit.name())))
                                .toList(),
                        mandates(new Mandates(things).of(id), answer, history, point.on(), words),
                        lineage.of(id, entry).stream()
                                .map(step -> step(step, id, entry, history, words))
                                .distinct() // both may say it: the one that ends and the one that follows
                                .toList()));
        model.addAttribute(
                "json", "/api/units/" + id + "/mandates" + point.address().suffix());
        return answer.basis();
    }

    /** The newest version first. */
    private static List<UnitPage.Mandate> mandates(
            List<MandatesAnswer.Version> versions,
            StructureAnswer day,
            InstitutionHistory history,
            LocalDate on,
            Words words) {
        Map<String, List<Structure.ContinuedBy>> continued = day.units().stream()
                .flatMap(unit -> Stream.ofNullable(unit.mandate()))
                .collect(Collectors.toMap(Structure.Mandate::factId, Structure.Mandate::continuedBy));
        List<UnitPage.Mandate> mandates = new ArrayList<>();
        for (MandatesAnswer.Version version : versions) {
            Said text = words.say(version.text());
            boolean swahili = (text.lang() == null ? words.language().tag() : text.lang()).equals("sw");
            List<WordDifference.Piece> difference = version.difference() == null
                    ? List.of()
                    : swahili ? version.difference().sw() : version.difference().en();
            boolean begun = !version.from().first().isAfter(on);
            boolean over = version.until() != null && !version.until().first().isAfter(on);
            mandates.addFirst(new UnitPage.Mandate(
                    String.valueOf(mandates.size() + 1),
                    words.span(
                            version.from(),
                            version.until() == null ? null : version.until().preceding()),
                    begun && !over,
                    text,
                    difference,
                    version.functions().stream().map(words::say).toList(),
                    words.cite(version.legalBasis(), continued.getOrDefault(version.factId(), List.of())),
                    Paper.of(version.instrumentId(), history, words)));
        }
        return mandates;
    }

    private UnitPage.Step step(
            LineageAnswer.Step step, String id, long entry, InstitutionHistory history, Words words) {
        LocalDate day = step.on().first();
        return new UnitPage.Step(
                named(step.before(), id, day.minusDays(1), entry, words),
                named(step.after(), id, day, entry, words),
                words.shortly(step.on()),
                Paper.of(step.instrumentId(), history, words));
    }

    /** Whatever institution it stands in. */
    private UnitPage.Named named(String reference, String self, LocalDate day, long entry, Words words) {
        String id = reference.substring(reference.indexOf(':') + 1);
        boolean unit = reference.startsWith("unit:");
        String name = histories.institutionsWith(reference).stream()
                .filter(Sight.now()::shows)
                .flatMap(institution -> histories.of(institution).stream())
                .map(history ->
                        new Names(history.everAt(entry), words.language().tag()))
                .map(names -> unit ? names.unit(id, day) : names.institution(id, day))
                .filter(found -> !found.equals(id))
                .findFirst()
                .orElse(id);
        String address = unit ? Place.UNIT.path() + id : "/?institution=" + id;
        return new UnitPage.Named(name, unit && id.equals(self) || !histories.isSeen(reference) ? null : address);
    }
}
