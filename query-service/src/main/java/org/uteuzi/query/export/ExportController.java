package org.uteuzi.query.export;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.json.EventJson;
import org.uteuzi.query.structure.Question;
import org.uteuzi.query.structure.Questions;
import org.uteuzi.query.structure.StructureAnswer;
import org.uteuzi.query.structure.StructureAsOf;
import org.uteuzi.structure.Structure;
import tools.jackson.databind.JsonNode;

/** The structure of an institution on a day, as known at a point, for other programs: Popolo, W3C ORG, GraphViz, SVG. */
@RestController
@RequestMapping("/api/institutions/{id}")
class ExportController {

    private final StructureAsOf structures;
    private final Questions questions;

    ExportController(StructureAsOf structures, Questions questions) {
        this.structures = structures;
        this.questions = questions;
    }

    @GetMapping(path = "/popolo", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> popolo(@PathVariable String id, HttpServletRequest request) {
        return answer(id, request, MediaType.APPLICATION_JSON_VALUE, structure -> json(Popolo.of(structure)));
    }

    @GetMapping(path = "/org", produces = OrgJsonLd.MEDIA_TYPE)
    ResponseEntity<byte[]> org(@PathVariable String id, HttpServletRequest request) {
        return answer(id, request, OrgJsonLd.MEDIA_TYPE, structure -> json(OrgJsonLd.of(structure)));
    }

    @GetMapping(path = "/structure.dot", produces = Dot.MEDIA_TYPE)
    ResponseEntity<byte[]> dot(@PathVariable String id, HttpServletRequest request, Locale locale) {
        Lines lines = lines(locale);
        return answer(
                id,
                request,
                Dot.MEDIA_TYPE + ";charset=UTF-8",
                structure -> Dot.of(structure, lines, inWords(structure, lines)));
    }

    @GetMapping(path = "/structure.svg", produces = Svg.MEDIA_TYPE)
    ResponseEntity<byte[]> svg(@PathVariable String id, HttpServletRequest request, Locale locale) {
        Lines lines = lines(locale);
        return answer(id, request, Svg.MEDIA_TYPE, structure -> Svg.of(structure, lines, inWords(structure, lines)));
    }

    private ResponseEntity<byte[]> answer(
            String id, HttpServletRequest request, String mediaType, Function<StructureAnswer, String> form) {
        Question question = questions.read(request.getParameterMap(), Set.of());
        LocalDate on = question.on() == null ? structures.today(id) : question.on();
        String body = form.apply(structures.structure(id, on, question.known()));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, mediaType)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache, private")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(body.getBytes(StandardCharsets.UTF_8));
    }

    private static String json(JsonNode document) {
        return EventJson.mapper().writeValueAsString(document);
    }

    private static Lines lines(Locale locale) {
        return new Lines("en".equals(locale.getLanguage()) ? "en" : "sw");
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
