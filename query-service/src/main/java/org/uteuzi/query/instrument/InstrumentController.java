package org.uteuzi.query.instrument;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.uteuzi.event.Event;
import org.uteuzi.event.EventCatalogue;
import org.uteuzi.event.instrument.Document;
import org.uteuzi.event.instrument.InstrumentRecorded;
import org.uteuzi.event.instrument.Particulars;
import org.uteuzi.query.access.Redaction;
import org.uteuzi.query.problem.ProblemException;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.query.structure.KnownPoint;
import org.uteuzi.query.structure.Paging;
import org.uteuzi.query.structure.Questions;
import org.uteuzi.timeline.InstrumentTimeline;

/** The instruments, and what was recorded by each, entry by entry. */
@RestController
class InstrumentController {

    private final Instruments instruments;
    private final Questions questions;

    InstrumentController(Instruments instruments, Questions questions) {
        this.instruments = instruments;
        this.questions = questions;
    }

    /** The newest first, of all institutions or of one; the address of the next ones is in the header Link. */
    @GetMapping(path = "/api/instruments", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<InstrumentsAnswer> instruments(ServletWebRequest request) {
        questions.check(
                request.getRequest().getParameterMap(), Set.of("before", "institution", "limit", "consistentWith"));
        Paging paging = Paging.of(request, "before", 50, 500);
        List<InstrumentsAnswer.Listed> page =
                instruments.before(paging.fromEntry(), request.getParameter("institution"), paging.limit() + 1);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        List<InstrumentsAnswer.Listed> shown = page.subList(0, Math.min(page.size(), paging.limit()));
        if (page.size() > paging.limit()) {
            answer.header(
                    HttpHeaders.LINK,
                    paging.next(request, String.valueOf(shown.getLast().lastEntry())));
        }
        return answer.body(new InstrumentsAnswer(shown));
    }

    /**
     * An instrument with what it caused. Who does not audit all that it is about is answered with what still counts of it.
     *
     * @param instrument what it said of itself first
     * @param particulars what it says of itself, as corrected since
     * @param documents its files, those that came in since among them
     */
    record InstrumentAnswer(
            String instrumentId,

            @JsonFormat(pattern = Basis.INSTANT, timezone = "UTC")
            Instant recordedAt,

            InstrumentRecorded instrument,
            Particulars particulars,
            List<Document> documents,
            List<EntryView> entries) {}

    /** @param thing the thing whose stream the event belongs to, as a reference */
    record EntryView(long entry, String thing, String eventType, Event data) {}

    @GetMapping(path = "/api/instruments/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    InstrumentAnswer instrument(ServletWebRequest request, @PathVariable String id) {
        questions.check(request.getRequest().getParameterMap(), Set.of("consistentWith"));
        long newest = questions.newestOrNone().map(KnownPoint::entry).orElse(-1L);
        Instruments.Seen seen = instruments.find(id, newest).orElseThrow(() -> ProblemException.notFound(id));
        if (seen.whole()) {
            Redaction.none();
        }
        InstrumentTimeline believed = seen.believed();
        return new InstrumentAnswer(
                id,
                seen.recorded(),
                seen.whole() ? seen.first() : believed.recorded().fact(),
                believed.particulars(),
                believed.documents(),
                seen.entries().stream()
                        .map(entry -> new EntryView(
                                entry.number(),
                                entry.thing(),
                                EventCatalogue.nameOf(entry.event().getClass()),
                                entry.event()))
                        .toList());
    }
}
