package org.uteuzi.query.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.uteuzi.text.Messages;

/** Answers every failure of the API as a problem with a stable code, in Swahili or English. */
@RestControllerAdvice(annotations = RestController.class)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final Messages TEXTS = new Messages("problems");

    @ExceptionHandler
    ResponseEntity<Object> refused(ProblemException problem, Locale locale, HttpServletResponse response) {
        forget(response);
        HttpHeaders headers = new HttpHeaders();
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            headers.set(HttpHeaders.RETRY_AFTER, "1");
        }
        return answer(problem.status(), problem.code(), problem.arguments(), headers, locale);
    }

    /** Of an escape that stands for no letter; the server tells it only when parameters are read. */
    @ExceptionHandler
    ResponseEntity<Object> unreadable(InvalidParameterException parameter, Locale locale) {
        return answer(HttpStatus.BAD_REQUEST, "MALFORMED", Map.of(), new HttpHeaders(), locale);
    }

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
        return failed(failure, locale);
    }

    private static ResponseEntity<Object> failed(Exception failure, Locale locale) {
        String reference = UUID.randomUUID().toString();
        LOG.error("unexpected failure {}", reference, failure);
        return answer(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "INTERNAL",
                Map.of("reference", reference),
                new HttpHeaders(),
                locale);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (request instanceof ServletWebRequest servlet && servlet.getResponse() != null) {
            forget(servlet.getResponse());
        }
        Locale locale =
                LocaleContextHolder.getLocale(); // that of the request would be the server's where none is asked for
        return switch (HttpStatus.valueOf(status.value())) {
            case NOT_FOUND ->
                answer(HttpStatus.NOT_FOUND, "NOT_FOUND", Map.of("id", address(request)), headers, locale);
            case METHOD_NOT_ALLOWED ->
                answer(HttpStatus.METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", Map.of(), headers, locale);
            case NOT_ACCEPTABLE -> answer(HttpStatus.NOT_ACCEPTABLE, "NOT_ACCEPTABLE", Map.of(), headers, locale);
            case UNSUPPORTED_MEDIA_TYPE ->
                answer(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE", Map.of(), headers, locale);
            default ->
                status.is4xxClientError()
                        ? answer(HttpStatus.BAD_REQUEST, "MALFORMED", Map.of(), headers, locale)
                        : failed(failure, locale);
        };
    }

    /** What was already said of the answer that did not come about: by its tag a problem would be taken for it. */
    private static void forget(HttpServletResponse response) {
        response.setHeader(HttpHeaders.ETAG, null);
        response.setHeader(HttpHeaders.CACHE_CONTROL, null);
    }

    private static String address(WebRequest request) {
        return request instanceof ServletWebRequest servlet
                ? servlet.getRequest().getRequestURI()
                : request.getContextPath();
    }

    static ResponseEntity<Object> answer(
            HttpStatus status, String code, Map<String, Object> arguments, HttpHeaders headers, Locale locale) {
        String language = "en".equals(locale.getLanguage()) ? "en" : "sw";
        ProblemDetail detail = ProblemDetail.forStatus(status);
        detail.setType(
                URI.create("urn:uteuzi:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-')));
        detail.setTitle(TEXTS.in(language, "title." + status.value(), arguments));
        detail.setDetail(TEXTS.in(language, code, arguments));
        detail.setProperty("code", code);
        detail.setProperty("problems", List.of());
        return ResponseEntity.status(status)
                .headers(headers)
                .header(HttpHeaders.CONTENT_LANGUAGE, language)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }
}
