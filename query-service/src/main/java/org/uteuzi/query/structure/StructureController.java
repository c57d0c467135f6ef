package org.uteuzi.query.structure;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.uteuzi.query.access.Sight;
import org.uteuzi.structure.Structure;

/** The questions about structures and holders, for any day as known at any point. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
class StructureController {

    private final StructureAsOf structure;
    private final StructureBytes bytes;
    private final Answers answers;
    private final Mementos mementos;

    StructureController(StructureAsOf structure, StructureBytes bytes, Answers answers, Mementos mementos) {
        this.structure = structure;
        this.bytes = bytes;
        this.answers = answers;
        this.mementos = mementos;
    }

    /** The institutions of a day. */
    record InstitutionsAnswer(Basis basis, List<Structure.Institution> institutions) {}

    /** One institution on a day; null before it exists. */
    record InstitutionAnswer(Basis basis, Structure.@Nullable Institution institution) {}

    /** The days on which a structure changes. */
    record DaysAnswer(Basis basis, List<ChangeDay> days) {}

    @GetMapping("/institutions")
    @Nullable
    ResponseEntity<InstitutionsAnswer> institutions(ServletWebRequest request) {
        return answers.aboutAll(
                request,
                Resource.KNOWN_TO_SOURCES,
                (basis, known) -> new InstitutionsAnswer(
                        basis,
                        structure.institutions(basis.on(), known).stream()
                                .filter(institution -> Sight.now().shows(institution.id()))
                                .toList()));
    }

    @GetMapping("/institutions/{id}")
    @Nullable
    ResponseEntity<InstitutionAnswer> institution(ServletWebRequest request, @PathVariable String id) {
        return answers.about(
                request,
                Resource.KNOWN_TO_SOURCES,
                question -> id,
                (basis, known) -> new InstitutionAnswer(basis, structure.institution(id, basis.on(), known)));
    }

    @GetMapping("/institutions/{id}/structure")
    @Nullable
    ResponseEntity<byte[]> structure(ServletWebRequest request, @PathVariable String id) {
        ResponseEntity<byte[]> elsewhere = mementos.negotiate(request, id);
        mementos.vary(request);
        return elsewhere != null
                ? elsewhere
                : answers.described(
                        request,
                        Resource.KNOWN_TO_SOURCES.naming(),
                        question -> id,
                        basis -> mementos.describe(request, basis),
                        bytes::of);
    }

    /** The points at which another structure was answered, as RFC 7089 lists them. */
    @GetMapping(path = "/institutions/{id}/structure/timemap", produces = Mementos.LINK_FORMAT)
    ResponseEntity<String> timemap(ServletWebRequest request, @PathVariable String id) {
        return mementos.timemap(request, id);
    }

    @GetMapping("/institutions/{id}/days")
    @Nullable
    ResponseEntity<DaysAnswer> days(ServletWebRequest request, @PathVariable String id) {
        return answers.about(
                request,
                Resource.KNOWN_TO_SOURCES.naming().inWords(),
                question -> id,
                (basis, known) -> new DaysAnswer(basis, structure.days(id, known, Answers.language())));
    }

    @GetMapping("/posts/{id}/holders")
    @Nullable
    ResponseEntity<HoldersAnswer> holders(ServletWebRequest request, @PathVariable String id) {
        return answers.about(
                request,
                Resource.KNOWN_TO_SOURCES.naming(),
                question -> structure.institutionOfPost(id, question.on(), question.known()),
                (basis, known) -> structure.holders(id, basis, known));
    }

    /** Who answers to whom, upwards from a post to the head; a vacant post stands in the line too. */
    @GetMapping("/posts/{id}/reporting")
    @Nullable
    ResponseEntity<ReportingAnswer> reporting(ServletWebRequest request, @PathVariable String id) {
        return answers.about(
                request,
                Resource.KNOWN_TO_SOURCES.naming(),
                question -> structure.institutionOfPost(id, question.on(), question.known()),
                (basis, known) -> ReportingAnswer.of(
                        id,
                        basis,
                        structure.structure(Objects.requireNonNull(basis.institution()), basis.on(), known)));
    }
}
