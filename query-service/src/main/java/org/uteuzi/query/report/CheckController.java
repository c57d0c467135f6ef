package org.uteuzi.query.report;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.uteuzi.query.report.OfficeHolding.Signatory;

/** {@code POST /api/checks/office-holding}: was the signatory in office, for many rows at once. */
@RestController
@RequestMapping(
        path = "/api/checks/office-holding",
        consumes = {MediaType.APPLICATION_JSON_VALUE, ReportWriter.CSV, ReportWriter.XLSX})
class CheckController {

    private final ReportQuestions questions;
    private final ReportWriter writer;
    private final JdbcClient database;
    private final Names names;

    CheckController(ReportQuestions questions, ReportWriter writer, JdbcClient database, Names names) {
        this.questions = questions;
        this.writer = writer;
        this.database = database;
        this.names = names;
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

    private void answer(
            HttpServletRequest request, HttpServletResponse response, Locale locale, MediaType sent, String form)
            throws IOException {
        Asked asked = questions.readWithoutDays(request.getParameterMap());
        List<Signatory> signatories =
                SignatoryRows.read(request.getInputStream(), sent.getType() + "/" + sent.getSubtype());
        writer.write(new OfficeHolding(signatories, database, names), asked, response, locale, form);
    }
}
