package org.uteuzi.query.structure;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.uteuzi.access.Permission;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.problem.ProblemException;
import org.uteuzi.query.structure.Timelines.TimelineAnswer;

/** The facts of one thing over time, believed or, if asked, with those that were superseded. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
class TimelineController {

    private static final Resource TIMELINE = Resource.KNOWN_TO_SOURCES.with("beliefs");

    private final StructureAsOf structure;
    private final Timelines timelines;
    private final Answers answers;

    TimelineController(StructureAsOf structure, Timelines timelines, Answers answers) {
        this.structure = structure;
        this.timelines = timelines;
        this.answers = answers;
    }

    @GetMapping("/institutions/{id}/timeline")
    @Nullable
    ResponseEntity<TimelineAnswer> ofInstitution(ServletWebRequest request, @PathVariable String id) {
        boolean allBeliefs = allBeliefs(request);
        return answers.about(
                request,
                TIMELINE,
                question -> id,
                (basis, known) -> timelines.ofInstitution(id, basis, known, allBeliefs));
    }

    @GetMapping("/units/{id}/timeline")
    @Nullable
    ResponseEntity<TimelineAnswer> ofUnit(ServletWebRequest request, @PathVariable String id) {
        boolean allBeliefs = allBeliefs(request);
        return answers.about(
                request,
                TIMELINE,
                question -> structure.institutionOfUnit(id, question.known()),
                (basis, known) -> timelines.ofUnit(id, basis, known, allBeliefs));
    }

    @GetMapping("/posts/{id}/timeline")
    @Nullable
    ResponseEntity<TimelineAnswer> ofPost(ServletWebRequest request, @PathVariable String id) {
        boolean allBeliefs = allBeliefs(request);
        return answers.about(
                request,
                TIMELINE.naming(),
                question -> structure.institutionOfPost(id, question.on(), question.known()),
                (basis, known) -> timelines.ofPost(id, basis, known, allBeliefs));
    }

    @GetMapping("/people/{id}/timeline")
    @Nullable
    ResponseEntity<TimelineAnswer> ofPerson(ServletWebRequest request, @PathVariable String id) {
        boolean allBeliefs = allBeliefs(request);
        return answers.aboutAll(
                request, TIMELINE.naming(), (basis, known) -> timelines.ofPerson(id, basis, known, allBeliefs));
    }

    private static boolean allBeliefs(ServletWebRequest request) {
        String beliefs = request.getParameter("beliefs");
        if (beliefs == null) {
            return false;
        }
        if (beliefs.equals("all")) {
            Sight.demand(Permission.AUDIT);
            return true;
        }
        throw ProblemException.malformed("MALFORMED", "beliefs", beliefs);
    }
}
