package org.uteuzi.query.report;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.problem.ProblemException;
import org.uteuzi.query.structure.Answers;
import org.uteuzi.query.structure.Resource;

/** {@code GET /api/reports/{name}}: lists across institutions, written while they are read. */
@RestController
@RequestMapping("/api/reports")
class ReportController {

    private final Map<String, Report<?>> reports;
    private final EndingTerms endingTerms;
    private final ReportQuestions questions;
    private final ReportWriter writer;

    ReportController(List<Report<?>> reports, EndingTerms endingTerms, ReportQuestions questions, ReportWriter writer) {
        this.reports = reports.stream().collect(Collectors.toMap(Report::name, Function.identity()));
        this.endingTerms = endingTerms;
        this.questions = questions;
        this.writer = writer;
    }

    @GetMapping(path = "/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
    void json(@PathVariable String name, HttpServletRequest request, HttpServletResponse response, Locale locale)
            throws IOException {
        answer(report(name), request, response, locale, MediaType.APPLICATION_JSON_VALUE);
    }

    @GetMapping(path = "/{name}", produces = ReportWriter.CSV)
    void csv(@PathVariable String name, HttpServletRequest request, HttpServletResponse response, Locale locale)
            throws IOException {
        answer(report(name), request, response, locale, ReportWriter.CSV);
    }

    @GetMapping(path = "/{name}", produces = ReportWriter.XLSX)
    void xlsx(@PathVariable String name, HttpServletRequest request, HttpServletResponse response, Locale locale)
            throws IOException {
        answer(report(name), request, response, locale, ReportWriter.XLSX);
    }

    @GetMapping(path = "/ending-terms.ics", produces = CalendarTable.MEDIA_TYPE)
    void calendar(HttpServletRequest request, HttpServletResponse response, Locale locale) throws IOException {
        Asked asked = questions.read(request.getParameterMap(), endingTerms);
        if (!isHeld(endingTerms, asked, request, response, CalendarTable.MEDIA_TYPE)) {
            writer.write(
                    endingTerms,
                    asked,
                    response,
                    locale,
                    CalendarTable.MEDIA_TYPE,
                    (heading, cells) -> new CalendarTable(asked, heading, cells, response.getOutputStream()));
        }
    }

    private Report<?> report(String name) {
        Report<?> report = reports.get(name);
        if (report == null) {
            throw ProblemException.notFound(name);
        }
        Sight.demand(report.needs());
        return report;
    }

    private <R> void answer(
            Report<R> report, HttpServletRequest request, HttpServletResponse response, Locale locale, String form)
            throws IOException {
        Asked asked = questions.read(request.getParameterMap(), report);
        if (!isHeld(report, asked, request, response, form)) {
            writer.write(report, asked, response, locale, form);
        }
    }

    private static boolean isHeld(
            Report<?> report, Asked asked, HttpServletRequest request, HttpServletResponse response, String form) {
        boolean daysGiven = request.getParameter("on") != null
                || (request.getParameter("from") != null && request.getParameter("to") != null);
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        return Answers.isHeld(
                new ServletWebRequest(request, response),
                new Resource(form, Set.of(), report.personal(), true),
                List.of(asked.basis()),
                asked.basis().past() && daysGiven);
    }
}
