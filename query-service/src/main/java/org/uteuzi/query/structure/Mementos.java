package org.uteuzi.query.structure;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.util.UriComponentsBuilder;
import org.uteuzi.query.history.InstitutionHistory.Point;
import org.uteuzi.query.problem.ProblemException;

/**
 * Lets standard clients ask for an earlier answer (RFC 7089). The structure is the original resource and its own time gate;
 * a memento is the structure as it was answered at a time: known then and, where no day is named, on the day that it was
 * then. Times of HTTP have whole seconds, so a second counts to its end.
 */
@Component
class Mementos {

    static final String LINK_FORMAT = "application/link-format";
    private static final String ACCEPT_DATETIME = "Accept-Datetime";
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH);

    private final StructureAsOf structure;
    private final Questions questions;

    Mementos(StructureAsOf structure, Questions questions) {
        this.structure = structure;
        this.questions = questions;
    }

    /** Where to find what was answered at the time that is asked for; null if none is. */
    <T> @Nullable ResponseEntity<T> negotiate(ServletWebRequest request, String institutionId) {
        String asked = request.getHeader(ACCEPT_DATETIME);
        if (asked == null || isMemento(request)) {
            return null;
        }
        Question question =
                questions.read(request.getRequest().getParameterMap(), Resource.KNOWN_TO_SOURCES.parameters());
        Instant time = time(asked);
        List<Point> points = structure.points(institutionId, question.known());
        Point found = points.stream()
                .filter(point -> !point.recordedAt().isAfter(time.plusMillis(999)))
                .reduce((earlier, later) -> later)
                .orElse(points.getFirst());
        LocalDate on = question.on() == null ? day(institutionId, time) : question.on();
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, memento(request, on, found))
                .header(HttpHeaders.LINK, links(request))
                .build();
    }

    /** The original resource has another answer for each time asked for, a memento has one. */
    void vary(ServletWebRequest request) {
        if (!isMemento(request)) {
            Objects.requireNonNull(request.getResponse()).addHeader(HttpHeaders.VARY, ACCEPT_DATETIME);
        }
    }

    /** Says what the answer is a memento of, or that it can be negotiated. */
    void describe(ServletWebRequest request, Basis basis) {
        var response = Objects.requireNonNull(request.getResponse());
        response.addHeader(HttpHeaders.LINK, links(request));
        if (isMemento(request)) {
            response.setHeader(
                    "Memento-Datetime", HTTP_DATE.format(basis.knownAt().atOffset(ZoneOffset.UTC)));
        }
    }

    ResponseEntity<String> timemap(ServletWebRequest request, String institutionId) {
        Question question =
                questions.read(request.getRequest().getParameterMap(), Resource.KNOWN_TO_SOURCES.parameters());
        List<String> links = new ArrayList<>(List.of(
                "<" + original(request) + ">;rel=\"original timegate\"",
                "<" + request.getRequest().getRequestURI() + query(question.on()) + ">;rel=\"self\";type=\""
                        + LINK_FORMAT + '"'));
        for (Point point : structure.points(institutionId, question.known())) {
            LocalDate on = question.on() == null ? day(institutionId, point.recordedAt()) : question.on();
            links.add("<" + memento(request, on, point) + ">;rel=\"memento\";datetime=\""
                    + HTTP_DATE.format(point.recordedAt().atOffset(ZoneOffset.UTC)) + '"');
        }
        return ResponseEntity.ok(String.join(",\n", links) + "\n");
    }

    private static boolean isMemento(ServletWebRequest request) {
        return request.getParameter("entry") != null || request.getParameter("knownAt") != null;
    }

    private LocalDate day(String institutionId, Instant time) {
        ZoneId zone = structure.zone(institutionId);
        return LocalDate.ofInstant(time, zone);
    }

    private static Instant time(String text) {
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            throw ProblemException.malformed("TIME_OF_HTTP_MALFORMED", ACCEPT_DATETIME, text);
        }
    }

    private static String memento(ServletWebRequest request, LocalDate on, Point point) {
        return UriComponentsBuilder.fromPath(path(request))
                .queryParam("on", on)
                .queryParam("entry", point.entry())
                .toUriString();
    }

    private static String links(ServletWebRequest request) {
        String on = request.getParameter("on");
        String query = on == null ? "" : "?on=" + on;
        return "<" + original(request) + ">; rel=\"original timegate\", <" + path(request) + "/timemap" + query
                + ">; rel=\"timemap\"; type=\"" + LINK_FORMAT + '"';
    }

    private static String original(ServletWebRequest request) {
        String on = request.getParameter("on");
        return path(request) + (on == null ? "" : "?on=" + on);
    }

    private static String query(@Nullable LocalDate on) {
        return on == null ? "" : "?on=" + on;
    }

    /** Of the structure, whichever of its addresses was asked. */
    private static String path(ServletWebRequest request) {
        String uri = request.getRequest().getRequestURI();
        return uri.endsWith("/timemap") ? uri.substring(0, uri.length() - "/timemap".length()) : uri;
    }
}
