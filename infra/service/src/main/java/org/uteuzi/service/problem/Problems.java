package org.uteuzi.service.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers every failure as a problem (RFC 9457) with a stable code, in Swahili or English, and tells nothing of the inside. What
 * a service itself refuses, and for which controllers it answers, it says in a class of its own that extends this.
 */
public abstract class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final JsonMapper JSON = JsonMapper.builder()
            .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
            .build();

    /** {@link CommonTexts}, and what the service says in words of its own. */
    protected abstract String words(String language, String key, Map<String, Object> arguments);

    @ExceptionHandler({CannotCreateTransactionException.class, DataAccessResourceFailureException.class})
    ResponseEntity<Object> unavailable(RuntimeException failure, Locale locale, HttpServletResponse response) {
        forget(response);
        LOG.warn("the database cannot be reached", failure);
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "5");
        return answer(HttpStatus.SERVICE_UNAVAILABLE, "UNAVAILABLE", Map.of(), headers, locale);
    }

    /** What is half said cannot become a problem: the connection breaks off, so that nobody takes it for whole. */
    @ExceptionHandler
    ResponseEntity<Object> failed(Exception failure, Locale locale, HttpServletResponse response) throws Exception {
        if (response.isCommitted()) {
            throw failure;
        }
        forget(response);
        return unexpected(failure, locale);
    }

    private ResponseEntity<Object> unexpected(@Nullable Throwable failure, Locale locale) {
        String reference = UUID.randomUUID().toString();
        LOG.error("unexpected failure {}", reference, failure);
        return answer(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "INTERNAL",
                Map.of("reference", reference),
                new HttpHeaders(),
                locale);
    }

    /** HEAD and OPTIONS are answered too (RFC 9110, 10.2.1 wants all that are); Spring leaves them out. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
            HttpRequestMethodNotSupportedException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        Set<HttpMethod> answered = new LinkedHashSet<>(headers.getAllow());
        if (answered.contains(HttpMethod.GET)) {
            answered.add(HttpMethod.HEAD);
        }
        answered.add(HttpMethod.OPTIONS);
        headers.setAllow(answered);
        return handleExceptionInternal(failure, null, headers, status, request);
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ServletWebRequest servlet = (ServletWebRequest) request;
        forget(Objects.requireNonNull(servlet.getResponse()));
        // that of the request would be the server's where none is asked for
        Locale locale = LocaleContextHolder.getLocale();
        return ofStatus(status, failure, servlet.getRequest().getRequestURI(), headers, locale);
    }

    /**
     * What is answered where nobody of ours said what is wrong.
     *
     * @param address what was asked
     */
    public final ResponseEntity<Object> ofStatus(
            HttpStatusCode status, @Nullable Throwable failure, String address, HttpHeaders headers, Locale locale) {
        HttpStatus known =
                Objects.requireNonNullElse(HttpStatus.resolve(status.value()), HttpStatus.INTERNAL_SERVER_ERROR);
        return switch (known) {
            case NOT_FOUND, METHOD_NOT_ALLOWED, NOT_ACCEPTABLE, UNSUPPORTED_MEDIA_TYPE, TOO_MANY_REQUESTS ->
                answer(known, known.name(), Map.of("id", address), headers, locale);
            case FORBIDDEN -> answer(known, "NOT_ALLOWED", Map.of(), headers, locale);
            case SERVICE_UNAVAILABLE -> answer(known, "UNAVAILABLE", Map.of(), headers, locale);
            default ->
                status.is4xxClientError()
                        ? answer(HttpStatus.BAD_REQUEST, "MALFORMED", Map.of("count", 1), headers, locale)
                        : unexpected(failure, locale);
        };
    }

    /** What was already said of the answer that did not come about: by its tag a problem would be taken for it. */
    public static void forget(HttpServletResponse response) {
        response.setHeader(HttpHeaders.ETAG, null);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    protected final ResponseEntity<Object> answer(
            HttpStatus status, String code, Map<String, Object> arguments, HttpHeaders headers, Locale locale) {
        return answer(status, code, code, arguments, List.of(), headers, locale);
    }

    /**
     * @param text the key of the sentence that says it, where it is not the code
     * @param problems each by itself, where it is several
     */
    protected final ResponseEntity<Object> answer(
            HttpStatus status,
            String code,
            String text,
            Map<String, Object> arguments,
            List<?> problems,
            HttpHeaders headers,
            Locale locale) {
        String language = language(locale);
        ProblemDetail detail = ProblemDetail.forStatus(status);
        detail.setType(
                URI.create("urn:uteuzi:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-')));
        detail.setTitle(words(language, "title." + status.value(), arguments));
        detail.setDetail(words(language, text, arguments));
        detail.setProperty("code", code);
        detail.setProperty("problems", problems);
        return ResponseEntity.status(status)
                .headers(headers)
                .header(HttpHeaders.CONTENT_LANGUAGE, language)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }

    /** Of an answer. */
    protected static String language(Locale locale) {
        return "en".equals(locale.getLanguage()) ? "en" : "sw";
    }

    /** Where no controller was asked. */
    public final void tell(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code, Locale locale)
            throws IOException {
        forget(response);
        write(request, response, answer(status, code, Map.of("count", 1), new HttpHeaders(), locale));
    }

    /** As Spring would write it. */
    public static void write(HttpServletRequest request, HttpServletResponse response, ResponseEntity<Object> answer)
            throws IOException {
        if (answer.getBody() instanceof ProblemDetail problem) {
            problem.setInstance(URI.create(request.getRequestURI()));
        }
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        JSON.writeValue(response.getOutputStream(), answer.getBody());
    }

    /** As JSON, where the server handed a request to nobody. */
    public final String unreadable(String language) {
        return JSON.writeValueAsString(
                answer(HttpStatus.BAD_REQUEST, "MALFORMED", Map.of("count", 1), new HttpHeaders(), Locale.of(language))
                        .getBody());
    }
}
