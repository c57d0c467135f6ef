package org.uteuzi.command.instrument;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.uteuzi.command.problem.ProblemException;

/** The one door: {@code POST /api/instruments}. */
@RestController
class InstrumentController {

    private static final int LARGEST_BODY = 10 * 1024 * 1024;
    private static final int LONGEST_KEY = 200;

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
    ResponseEntity<RecordedInstrument> record(
            HttpServletRequest request,
            @Nullable Principal user,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
        refuseUnknownParameters(request);
        if (idempotencyKey != null && (idempotencyKey.isBlank() || idempotencyKey.length() > LONGEST_KEY)) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "IDEMPOTENCY_KEY_MALFORMED", Map.of("limit", LONGEST_KEY));
        }
        InstrumentReader.Read read = reader.read(body(request));
        String instrumentId = read.instrument().instrumentId();
        try (MDC.MDCCloseable correlation = MDC.putCloseable("instrumentId", instrumentId)) {
            InstrumentRecorder.Outcome outcome =
                    recorder.record(read, user == null ? "anonymous" : user.getName(), idempotencyKey);
            return ResponseEntity.status(outcome.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                    .location(recorder.location(outcome.instrument().instrumentId()))
                    .body(outcome.instrument());
        }
    }

    /** A parameter that we pass over might have meant that nothing should be recorded. */
    private static void refuseUnknownParameters(HttpServletRequest request) {
        String query = request.getQueryString();
        if (query != null && !query.isBlank()) {
            String names = Arrays.stream(query.split("&"))
                    .map(parameter -> parameter.split("=", 2)[0])
                    .collect(Collectors.joining(", "));
            throw new ProblemException(HttpStatus.BAD_REQUEST, "UNKNOWN_PARAMETER", Map.of("parameters", names));
        }
    }

    private static byte[] body(HttpServletRequest request) {
        byte[] body;
        try {
            body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        } catch (IOException e) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "MALFORMED", Map.of("count", 1));
        }
        if (body.length > LARGEST_BODY) {
            throw new ProblemException(HttpStatus.CONTENT_TOO_LARGE, "CONTENT_TOO_LARGE", Map.of("limit", "10 MB"));
        }
        return body;
    }
}
