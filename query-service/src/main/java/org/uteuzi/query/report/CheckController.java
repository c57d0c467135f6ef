package org.uteuzi.query.report;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.uteuzi.access.Scope;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.problem.ProblemException;
import org.uteuzi.query.report.OfficeHolding.Signatory;
import org.uteuzi.query.structure.Questions;
import org.uteuzi.query.structure.StructureAsOf;

/** {@code POST /api/checks/office-holding}: was the signatory in office, for many rows at once. */
@RestController
@RequestMapping(
        path = "/api/checks/office-holding",
        consumes = {MediaType.APPLICATION_JSON_VALUE, ReportWriter.CSV, ReportWriter.XLSX})
class CheckController {

    private final ReportQuestions questions;
    private final ReportWriter writer;
    private final OfficeHoldings checks;
    private final Certificates certificates;
    private final StructureAsOf structures;

    CheckController(
            ReportQuestions questions,
            ReportWriter writer,
            OfficeHoldings checks,
            Certificates certificates,
            StructureAsOf structures) {
        this.questions = questions;
        this.writer = writer;
        this.checks = checks;
        this.certificates = certificates;
        this.structures = structures;
    }

    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    void json(
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType sent)
            throws IOException {
        answer(request, response, locale, sent, MediaType.APPLICATION_JSON_VALUE);
    }

    @PostMapping(produces = ReportWriter.CSV)
    void csv(
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType sent)
            throws IOException {
        answer(request, response, locale, sent, ReportWriter.CSV);
    }

    @PostMapping(produces = ReportWriter.XLSX)
    void xlsx(
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType sent)
            throws IOException {
        answer(request, response, locale, sent, ReportWriter.XLSX);
    }

    /** About one signatory, to be signed and filed. */
    @PostMapping(produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> certificate(
            HttpServletRequest request, Locale locale, @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType sent)
            throws IOException {
        List<Signatory> signatories = signatories(request, sent);
        if (signatories.size() != 1) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "CERTIFICATE_OF_ONE_ROW", Map.of("rows", signatories.size()));
        }
        return certificate(signatories.getFirst(), request.getParameterMap(), locale);
    }

    /** The same as a link: the row stands in the address. */
    @GetMapping(consumes = MediaType.ALL_VALUE, produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> certificate(HttpServletRequest request, Locale locale) {
        Map<String, String[]> others = new HashMap<>(request.getParameterMap());
        Signatory signatory = SignatoryRows.take(others);
        return certificate(signatory, others, locale);
    }

    private ResponseEntity<byte[]> certificate(Signatory signatory, Map<String, String[]> parameters, Locale locale) {
        Asked asked = inOne(questions.readWithoutDays(parameters));
        String language = ReportWriter.cells(locale).language();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_LANGUAGE, language)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(certificates.of(
                        checks.of(List.of(signatory)), asked.on(Questions.day("on", signatory.on())), language));
    }

    private void answer(
            HttpServletRequest request, HttpServletResponse response, Locale locale, MediaType sent, String form)
            throws IOException {
        Asked asked = inOne(questions.readWithoutDays(request.getParameterMap()));
        response.setHeader(
                HttpHeaders.CONTENT_LANGUAGE, ReportWriter.cells(locale).language());
        response.setHeader(
                HttpHeaders.CACHE_CONTROL, CacheControl.noCache().cachePrivate().getHeaderValue());
        writer.write(checks.of(signatories(request, sent)), asked, response, locale, form);
    }

    /**
     * A row is about any institution, so who may not see all of them says which one is meant, unless there is but one; and so
     * does who asks what sources knew, as each institution has its own.
     */
    private Asked inOne(Asked asked) {
        Scope sight = Sight.now().scope();
        boolean atOnce = sight.everywhere() && !asked.tables().areOfSources();
        if (atOnce || asked.institution() != null) {
            return asked;
        }
        if (sight.institutions().size() != 1) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "INSTITUTION_NOT_CHOSEN", Map.of("parameter", "institution"));
        }
        return asked.in(sight.institutions().iterator().next(), structures);
    }

    private static List<Signatory> signatories(HttpServletRequest request, MediaType sent) throws IOException {
        return SignatoryRows.read(request.getInputStream(), sent.getType() + "/" + sent.getSubtype());
    }
}
