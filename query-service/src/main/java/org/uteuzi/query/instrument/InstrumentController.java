package org.uteuzi.query.instrument;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.uteuzi.event.Event;
import org.uteuzi.event.EventCatalogue;
import org.uteuzi.event.instrument.InstrumentRecorded;
import org.uteuzi.query.problem.ProblemException;
import org.uteuzi.query.register.Entry;
import org.uteuzi.query.register.RegisterReader;
import org.uteuzi.query.structure.Basis;

/** {@code GET /api/instruments/{id}}: what was recorded by an instrument, entry by entry. */
@RestController
class InstrumentController {

    private final RegisterReader register;

    InstrumentController(RegisterReader register) {
        this.register = register;
    }

    /** An instrument with what it caused. */
    record InstrumentAnswer(
            String instrumentId,

            @JsonFormat(pattern = Basis.INSTANT, timezone = "UTC")
            Instant recordedAt,

            InstrumentRecorded instrument,
            List<EntryView> entries) {}

    /** @param thing the thing whose stream the event belongs to, as a reference */
    record EntryView(long entry, String thing, String eventType, Event data) {}

    @GetMapping(path = "/api/instruments/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    InstrumentAnswer instrument(@PathVariable String id) {
        List<Entry> entries = register.instrument(id);
        if (entries.isEmpty() || !(entries.getFirst().event() instanceof InstrumentRecorded instrument)) {
            throw ProblemException.notFound(id);
        }
        return new InstrumentAnswer(
                id,
                entries.getFirst().recordedAt(),
                instrument,
                entries.stream()
                        .map(entry -> new EntryView(
                                entry.number(),
                                entry.thing(),
                                EventCatalogue.nameOf(entry.event().getClass()),
                                entry.event()))
                        .toList());
    }
}
