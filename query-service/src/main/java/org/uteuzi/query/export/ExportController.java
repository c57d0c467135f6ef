package org.uteuzi.query.export;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.json.EventJson;
import org.uteuzi.query.print.Printer;
import org.uteuzi.query.structure.Answers;
import org.uteuzi.query.structure.Resource;
import org.uteuzi.query.structure.StructureAnswer;
import org.uteuzi.query.structure.StructureAsOf;
import org.uteuzi.structure.Structure;
import tools.jackson.databind.JsonNode;

/** The structure of an institution on a day, as known at a point, for other programs and on paper: Popolo, W3C ORG, GraphViz, SVG, PDF. */
@RestController
@RequestMapping("/api/institutions/{id}")
class ExportController {

    private static final Resource STRUCTURE = Resource.KNOWN_TO_SOURCES.naming();

    private final StructureAsOf structures;
    private final Answers answers;
    private final Printer printer;

    ExportController(StructureAsOf structures, Answers answers, Printer printer) {
        this.structures = structures;
        this.answers = answers;
        this.printer = printer;
    }

    @GetMapping(path = "/popolo", produces = MediaType.APPLICATION_JSON_VALUE)
    @Nullable
    ResponseEntity<byte[]> popolo(@PathVariable String id, ServletWebRequest request) {
        return answer(id, request, STRUCTURE, structure -> json(Popolo.of(structure)));
    }

    @GetMapping(path = "/org", produces = OrgJsonLd.MEDIA_TYPE)
    @Nullable
    ResponseEntity<byte[]> org(@PathVariable String id, ServletWebRequest request) {
        return answer(id, request, STRUCTURE.as(OrgJsonLd.MEDIA_TYPE), structure -> json(OrgJsonLd.of(structure)));
    }

    @GetMapping(path = "/structure.dot", produces = Dot.MEDIA_TYPE)
    @Nullable
    ResponseEntity<byte[]> dot(@PathVariable String id, ServletWebRequest request) {
        Lines lines = new Lines(Answers.language());
        return answer(
                id,
                request,
                STRUCTURE.inWords().as(Dot.MEDIA_TYPE + ";charset=UTF-8"),
                structure -> Dot.of(structure, lines, inWords(structure, lines)).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping(path = "/structure.svg", produces = Svg.MEDIA_TYPE)
    @Nullable
    ResponseEntity<byte[]> svg(@PathVariable String id, ServletWebRequest request) {
        Lines lines = new Lines(Answers.language());
        return answer(
                id,
                request,
                STRUCTURE.inWords().as(Svg.MEDIA_TYPE),
                structure -> Svg.of(structure, lines, inWords(structure, lines)).getBytes(StandardCharsets.UTF_8));
    }

    /** To be printed: A4, with everything in it that it needs. */
    @GetMapping(path = "/structure.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Nullable
    ResponseEntity<byte[]> pdf(@PathVariable String id, ServletWebRequest request) {
        Lines lines = new Lines(Answers.language());
        return answer(
                id,
                request,
                STRUCTURE.inWords().as(MediaType.APPLICATION_PDF_VALUE),
                structure -> printer.print(
                        "structure", lines.language(), StructureSheet.of(structure, lines, inWords(structure, lines))));
    }

    private @Nullable ResponseEntity<byte[]> answer(
            String id, ServletWebRequest request, Resource resource, Function<StructureAnswer, byte[]> form) {
        return answers.about(
                request,
                resource,
                question -> id,
                (basis, known) -> form.apply(structures.structure(id, basis.on(), known)));
    }

    private static byte[] json(JsonNode document) {
        return EventJson.mapper().writeValueAsBytes(document);
    }

    private static String inWords(StructureAnswer structure, Lines lines) {
        Structure.Institution institution = structure.institution();
        ZoneId zone =
                ZoneId.of(institution == null ? InstitutionEstablished.DEFAULT_TIME_ZONE : institution.timeZone());
        return lines.say(
                "basis",
                Map.of(
                        "institution",
                        institution == null
                                ? String.valueOf(structure.basis().institution())
                                : institution.name().in(lines.language()),
                        "on",
                        structure.basis().on(),
                        "knownAt",
                        structure.basis().knownAt().atZone(zone),
                        "entry",
                        structure.basis().entry()));
    }
}
