package org.uteuzi.query.reading;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.query.access.Redaction;
import org.uteuzi.query.problem.ProblemException;
import org.uteuzi.query.structure.Paging;
import org.uteuzi.query.structure.Questions;

/** {@code GET /api/reads}: who looked at what, when and why. */
@RestController
class ReadsController {

    private static final Set<String> PARAMETERS =
            Set.of("institution", "thing", "person", "subject", "from", "to", "before", "limit");

    private static final ZoneId HOME = ZoneId.of(InstitutionEstablished.DEFAULT_TIME_ZONE);

    private final ReadTable table;
    private final Questions questions;

    ReadsController(ReadTable table, Questions questions) {
        this.table = table;
        this.questions = questions;
    }

    @GetMapping(path = "/api/reads", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ReadsAnswer> reads(ServletWebRequest request) {
        questions.check(request.getRequest().getParameterMap(), PARAMETERS);
        Redaction.none(); // what may not be seen was left out by the table
        Paging paging = Paging.of(request, "before", 100, 1_000);
        List<LoggedRead> found = table.find(
                new WantedReads(
                        request.getParameter("institution"),
                        thing(request),
                        request.getParameter("subject"),
                        start(request, "from", 0),
                        start(request, "to", 1),
                        paging.fromEntry()),
                paging.limit() + 1);
        List<LoggedRead> shown = found.subList(0, Math.min(found.size(), paging.limit()));
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "private, no-store");
        if (found.size() > shown.size()) {
            answer.header(
                    HttpHeaders.LINK,
                    paging.next(request, String.valueOf(shown.getLast().number())));
        }
        return answer.body(new ReadsAnswer(shown));
    }

    private static @Nullable String thing(ServletWebRequest request) {
        String person = request.getParameter("person");
        String thing = request.getParameter("thing");
        if (person != null && thing != null) {
            throw ProblemException.malformed("MALFORMED", "thing", thing);
        }
        return person == null ? thing : "person:" + person;
    }

    private static @Nullable Instant start(ServletWebRequest request, String name, int later) {
        String day = request.getParameter(name);
        return day == null
                ? null
                : Questions.day(name, day).plusDays(later).atStartOfDay(HOME).toInstant();
    }
}
