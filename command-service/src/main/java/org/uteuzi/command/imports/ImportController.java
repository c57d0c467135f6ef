package org.uteuzi.command.imports;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.uteuzi.access.Caller;
import org.uteuzi.command.http.QueryParameters;
import org.uteuzi.command.http.Requests;
import org.uteuzi.command.problem.ProblemException;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /api/imports}: a file of the past as a stream, answered by a stream of how far it is. */
@RestController
class ImportController {

    private static final Set<String> PARAMETERS = Set.of("mode", "preview");
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String CSV = "text/csv";
    private static final int LARGEST_TEMPLATE = 20 * 1024 * 1024;

    private final HistoricImport imports;
    private final TemplateReader sheets;

    ImportController(HistoricImport imports, TemplateReader sheets) {
        this.imports = imports;
        this.sheets = sheets;
    }

    @PostMapping(
            path = "/api/imports",
            consumes = MediaType.APPLICATION_NDJSON_VALUE,
            produces = MediaType.APPLICATION_NDJSON_VALUE)
    void lines(HttpServletRequest request, HttpServletResponse response, Caller caller, Locale locale)
            throws IOException {
        boolean preview = preview(QueryParameters.of(request));
        Answer answer = new Answer(response, Requests.language(locale));
        Report report = imports.run(
                new HistoricImport.Request(new Lines(body(request)), caller, Requests.language(locale), preview),
                answer::progress);
        answer.end(report);
    }

    /** A filled template: nothing of it is recorded while a cell is malformed, and all of these are named at once. */
    @PostMapping(
            path = "/api/imports",
            consumes = {XLSX, CSV},
            produces = MediaType.APPLICATION_NDJSON_VALUE)
    void template(HttpServletRequest request, HttpServletResponse response, Caller caller, Locale locale)
            throws IOException {
        boolean preview = preview(QueryParameters.of(request));
        byte[] bytes = whole(body(request));
        boolean isCsv = MediaType.parseMediaType(request.getContentType()).isCompatibleWith(MediaType.valueOf(CSV));
        SheetInstruments instruments = sheets.read(isCsv ? FilledTemplate.ofCsv(bytes) : FilledTemplate.ofXlsx(bytes));
        Answer answer = new Answer(response, Requests.language(locale));
        Report report = imports.run(
                new HistoricImport.Request(
                        new Lines(new ByteArrayInputStream(instruments.lines())),
                        caller,
                        Requests.language(locale),
                        preview),
                answer::progress);
        answer.end(report.placed(instruments));
    }

    @GetMapping(path = "/api/imports/template.xlsx", produces = XLSX)
    void xlsx(HttpServletResponse response) throws IOException {
        response.setContentType(XLSX);
        Template.writeXlsx(response.getOutputStream());
    }

    @GetMapping(path = "/api/imports/template.csv", produces = CSV)
    void csv(HttpServletResponse response) throws IOException {
        response.setContentType(CSV + ";charset=UTF-8");
        Template.writeCsv(response.getOutputStream());
    }

    /** What is sent in another coding than we can read is not read as if it were in none. */
    private static InputStream body(HttpServletRequest request) throws IOException {
        String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (coding == null || coding.equalsIgnoreCase("identity")) {
            return request.getInputStream();
        }
        if (!coding.equalsIgnoreCase("gzip")) {
            throw new ProblemException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "CODING_NOT_SUPPORTED", Map.of());
        }
        try {
            return new GZIPInputStream(request.getInputStream(), 1 << 16);
        } catch (IOException e) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "STREAM_BROKEN", Map.of());
        }
    }

    private static byte[] whole(InputStream template) {
        byte[] bytes;
        try {
            bytes = template.readNBytes(LARGEST_TEMPLATE + 1);
        } catch (IOException e) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "STREAM_BROKEN", Map.of());
        }
        if (bytes.length > LARGEST_TEMPLATE) {
            throw new ProblemException(HttpStatus.CONTENT_TOO_LARGE, "CONTENT_TOO_LARGE", Map.of("limit", "20 MB"));
        }
        return bytes;
    }

    private static boolean preview(QueryParameters parameters) {
        parameters.refuseOthersThan(PARAMETERS);
        if (!"historic".equals(parameters.value("mode"))) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "IMPORT_MODE_NOT_STATED", Map.of());
        }
        return parameters.isTrue("preview");
    }

    /** The answer, which begins when there is something to tell; until then it can still be a problem. */
    private static final class Answer {

        /** A client may read nothing before it has sent everything: so little must fit on the way. */
        private static final Duration QUIET = Duration.ofMillis(200);

        private final HttpServletResponse response;
        private final String language;
        private long lastTold = System.nanoTime();

        Answer(HttpServletResponse response, String language) {
            this.response = response;
            this.language = language;
        }

        void progress(Report.Progress progress) {
            if (System.nanoTime() - lastTold >= QUIET.toNanos()) {
                write(progress);
                lastTold = System.nanoTime();
            }
        }

        void end(Report report) {
            write(report);
        }

        private void write(Object line) {
            try {
                if (!response.isCommitted()) {
                    response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
                    response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language);
                }
                OutputStream out = response.getOutputStream();
                out.write((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
