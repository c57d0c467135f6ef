package org.uteuzi.query.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.report.EndingTerms;
import org.uteuzi.query.report.Report;
import org.uteuzi.query.report.ReportQuestions;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.query.structure.StructureAsOf;
import org.uteuzi.query.web.ReportsPage.File;
import org.uteuzi.query.web.ReportsPage.Line;

/** All reports as files, for an institution or for all, on a day or over a period, as a page. */
@Controller
class ReportsPageController {

    private static final String EVERYWHERE = "everywhere";

    private final List<Report<?>> reports;
    private final EndingTerms endingTerms;
    private final StructureAsOf structure;
    private final Frame frame;

    ReportsPageController(List<Report<?>> reports, EndingTerms endingTerms, StructureAsOf structure, Frame frame) {
        this.reports = reports;
        this.endingTerms = endingTerms;
        this.structure = structure;
        this.frame = frame;
    }

    @GetMapping(path = "/reports", produces = MediaType.TEXT_HTML_VALUE)
    Object reports(HttpServletRequest request, HttpServletResponse response, Model model) {
        return frame.ofInstitution(Place.REPORTS, request, response, model, point -> fill(point, response));
    }

    private Basis fill(Point point, HttpServletResponse response) {
        Words words = point.words();
        Basis basis = structure.basis(point.institutionId(), point.on(), point.known());
        Map<String, String> mistakes = Filters.mistakes(point.parameters(), words);
        LocalDate from = Filters.day(point.parameters(), "from");
        LocalDate to = Filters.day(point.parameters(), "to");
        if (mistakes.isEmpty() && from != null && to != null && to.isBefore(from)) {
            mistakes.put("to", words.say("reports.wrongOrder"));
        }
        if (!mistakes.isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        boolean everywhere = EVERYWHERE.equals(point.parameters().get("scope"));
        String institution = everywhere ? null : point.institutionId();
        point.model().addAttribute("title", words.say("reports.title"));
        point.model()
                .addAttribute(
                        "page",
                        new ReportsPage(
                                point.parameters().getOrDefault("from", ""),
                                point.parameters().getOrDefault("to", ""),
                                mistakes,
                                everywhere,
                                mistakes.isEmpty()
                                        ? reports.stream()
                                                .filter(report -> Sight.now().may(report.needs(), institution))
                                                .map(report -> line(report, institution, from, to, point))
                                                .sorted(Comparator.comparing(Line::title))
                                                .toList()
                                        : List.of()));
        return basis;
    }

    private Line line(
            Report<?> report,
            @Nullable String institution,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            Point point) {
        Words words = point.words();
        Map<String, String> asked = new LinkedHashMap<>();
        if (institution != null) {
            asked.put("institution", institution);
        }
        String when;
        if (report.span() == Report.Span.DAY) {
            asked.put("on", point.on().toString());
            when = words.on(point.on());
        } else {
            boolean ahead = report.span() == Report.Span.AHEAD;
            LocalDate end = to == null ? point.on() : to;
            LocalDate first = from != null ? from : ahead ? earlier(point.on(), end) : yearBefore(end);
            LocalDate last = to != null ? to : ahead ? ReportQuestions.ahead(first) : later(point.on(), first);
            asked.put("from", first.toString());
            asked.put("to", last.toString());
            when = words.say("date.span", words.shortly(first), words.shortly(last));
        }
        putIfStated(asked, "knownAt", point.address().knownAt());
        putIfStated(asked, "entry", point.address().entry());
        String title = words.report("title." + report.name(), Map.of());
        return new Line(
                title,
                when,
                Stream.of("xlsx", "csv", "ics")
                        .filter(form -> !form.equals("ics") || report == endingTerms)
                        .map(form -> new File(
                                "/downloads/reports/" + report.name() + "." + form + Address.query(asked),
                                form.toUpperCase(Locale.ROOT)))
                        .toList());
    }

    private static LocalDate yearBefore(LocalDate end) {
        return end.getYear() > 1 ? end.minusYears(1) : LocalDate.of(1, 1, 1);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? other : one;
    }

    private static void putIfStated(Map<String, String> asked, String name, @Nullable String value) {
        if (value != null) {
            asked.put(name, value);
        }
    }
}
