package org.uteuzi.query.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.history.InstitutionHistory;
import org.uteuzi.query.problem.ProblemException;
import org.uteuzi.query.sentence.Names;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.query.structure.StructureAnswer;
import org.uteuzi.query.structure.StructureAsOf;
import org.uteuzi.structure.Structure;
import org.uteuzi.structure.Things;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.Version;

/** A post and all who ever held it, as known at a point of the register, as a page. */
@Controller
class PostPageController {

    private final StructureAsOf structure;
    private final FindingRows findings;
    private final Frame frame;

    PostPageController(StructureAsOf structure, FindingRows findings, Frame frame) {
        this.structure = structure;
        this.findings = findings;
        this.frame = frame;
    }

    @GetMapping(path = "/posts/{id}", produces = MediaType.TEXT_HTML_VALUE)
    Object post(HttpServletRequest request, HttpServletResponse response, Model model, @PathVariable String id) {
        return frame.ofThing(
                Place.POST,
                request,
                response,
                model,
                id,
                known -> structure.institutionOfPost(id, null, known),
                point -> fill(id, point));
    }

    private Basis fill(String id, Point point) {
        Words words = point.words();
        String institution = structure.institutionOfPost(id, point.on(), point.known());
        Sight.now().require(institution, id);
        StructureAnswer answer = structure.structure(institution, point.on(), point.known());
        InstitutionHistory history = structure.history(institution);
        long entry = point.known().entry();
        Things things = history.at(entry);
        PostTimeline post = things.post(id).orElseThrow(() -> ProblemException.notFound(id));
        Names names = new Names(history.everAt(entry), words.language().tag());
        String unitId = post.on(point.on())
                .or(() -> Optional.of(post.states().getLast()))
                .map(Version::value)
                .map(PostTimeline.PostState::unitId)
                .orElseThrow();
        String unitName = names.unit(unitId, point.on());
        Model model = point.model();
        model.addAttribute("title", names.post(id, point.on()));
        model.addAttribute("entries", Place.REGISTER.path() + "?thing=post:" + Address.encode(id));
        model.addAttribute("beliefs", Place.POST.path() + Address.encode(id) + "/beliefs");
        model.addAttribute(
                "findings",
                findings.about(
                        "post:" + id,
                        post.holdings().stream().map(Holding::appointmentId).toList(),
                        point));
        model.addAttribute("kind", words.say("post.ask"));
        model.addAttribute("today", point.today());
        StructurePage page = StructurePage.of(answer, words);
        Optional<Structure.Post> now =
                answer.posts().stream().filter(found -> found.id().equals(id)).findFirst();
        model.addAttribute(
                "page",
                new PostPage(
                        unitId,
                        unitName,
                        page.units().stream()
                                .flatMap(unit -> unit.posts().stream())
                                .filter(row -> row.id().equals(id))
                                .findFirst()
                                .orElse(null),
                        now.map(Structure.Post::seats).map(String::valueOf).orElse(null),
                        now.map(found -> words.cite(found.terms().legalBasis(), found.continuedBy()))
                                .orElse(null),
                        now.stream()
                                .flatMap(found -> found.holders().stream())
                                .filter(holder -> !holder.continuedBy().isEmpty())
                                .collect(Collectors.toMap(
                                        Structure.Holder::appointmentId,
                                        holder -> words.say("holder.continued", words.citeAll(holder.continuedBy())))),
                        words.phrase(post.established().fact().effectiveFrom()),
                        new Lanes(history, things, names, words).of(post)));
        model.addAttribute(
                "json", "/api/posts/" + id + "/timeline" + point.address().suffix());
        return answer.basis();
    }
}
