package org.uteuzi.command.instrument;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.uteuzi.access.Caller;
import org.uteuzi.access.Permission;
import org.uteuzi.command.http.QueryParameters;
import org.uteuzi.command.http.Requests;
import org.uteuzi.command.problem.ProblemException;
import org.uteuzi.command.thing.Mode;
import org.uteuzi.time.NotADateException;
import org.uteuzi.time.PartialDate;

/** The one door: {@code POST /api/instruments}, and with {@code preview=true} a look through it. */
@RestController
class InstrumentController {

    private final InstrumentReader reader;
    private final InstrumentRecorder recorder;

    InstrumentController(InstrumentReader reader, InstrumentRecorder recorder) {
        this.reader = reader;
        this.recorder = recorder;
    }

    @PostMapping(
            path = "/api/instruments",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> record(
            HttpServletRequest request,
            Caller caller,
            Locale locale,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
        PreviewRequest preview = previewAsked(QueryParameters.of(request));
        String key = Requests.key(idempotencyKey);
        InstrumentReader.Read read = reader.read(Requests.body(request), Mode.LIVE);
        String instrumentId = read.instrument().instrumentId();
        Recorder by = Recorder.of(caller, Permission.RECORD);
        try (MDC.MDCCloseable correlation = MDC.putCloseable("instrumentId", instrumentId)) {
            if (preview != null) {
                String language = Requests.language(locale);
                return ResponseEntity.ok()
                        .header(HttpHeaders.CONTENT_LANGUAGE, language)
                        .body(recorder.preview(read, by, key, preview).in(language));
            }
            InstrumentRecorder.Outcome outcome = recorder.record(read, by, key);
            return ResponseEntity.status(outcome.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                    .location(recorder.location(outcome.instrument().instrumentId()))
                    .body(outcome.instrument());
        }
    }

    /** Null where the instrument is to be recorded. */
    private static @Nullable PreviewRequest previewAsked(QueryParameters parameters) {
        boolean preview = parameters.isTrue("preview");
        parameters.refuseOthersThan(preview ? Set.of("preview", "on") : Set.of("preview"));
        return preview ? new PreviewRequest(day(parameters.value("on"))) : null;
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            PartialDate date = new PartialDate(text);
            if (date.precision() == PartialDate.Precision.DAY) {
                return date.first();
            }
        } catch (NotADateException e) {
            // told below like a date without its day
        }
        throw new ProblemException(HttpStatus.BAD_REQUEST, "DAY_MALFORMED", Map.of("parameter", "on", "value", text));
    }
}
