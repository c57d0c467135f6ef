package org.uteuzi.command.problem;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
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
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers every failure as a problem (RFC 9457) with a stable code, in Swahili or English, and tells nothing of the inside. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<Object> refused(ProblemException problem, Locale locale) {
        HttpHeaders headers = new HttpHeaders();
        if (problem.location() != null) {
            headers.setLocation(problem.location());
        }
        return answer(
                problem.status(),
                problem.code(),
                problem.text(),
                problem.arguments(),
                problem.problems(),
                headers,
                locale);
    }

    @ExceptionHandler({CannotCreateTransactionException.class, DataAccessResourceFailureException.class})
    ResponseEntity<Object> unavailable(RuntimeException failure, Locale locale) {
        LOG.warn("the database cannot be reached", failure);
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "5");
        return answer(HttpStatus.SERVICE_UNAVAILABLE, "UNAVAILABLE", Map.of(), headers, locale);
    }

    @ExceptionHandler
    ResponseEntity<Object> failed(Exception failure, Locale locale) {
        return unexpected(failure, locale);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return ofStatus(status, failure, headers, LocaleContextHolder.getLocale());
    }

    /** What is answered where nobody of ours said what is wrong. */
    static ResponseEntity<Object> ofStatus(
            HttpStatusCode status, @Nullable Throwable failure, HttpHeaders headers, Locale locale) {
        if (status.is5xxServerError()) {
            return unexpected(failure, locale);
        }
        HttpStatus known = HttpStatus.valueOf(status.value());
        return switch (known) {
            case NOT_FOUND, METHOD_NOT_ALLOWED, NOT_ACCEPTABLE, UNSUPPORTED_MEDIA_TYPE ->
                answer(known, known.name(), Map.of(), headers, locale);
            default -> answer(HttpStatus.BAD_REQUEST, "MALFORMED", Map.of("count", 1), headers, locale);
        };
    }

    private static ResponseEntity<Object> unexpected(@Nullable Throwable failure, Locale locale) {
        String reference = UUID.randomUUID().toString();
        LOG.error("unexpected failure {}", reference, failure);
        return answer(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "INTERNAL",
                Map.of("reference", reference),
                new HttpHeaders(),
                locale);
    }

    static ResponseEntity<Object> answer(
            HttpStatus status, String code, Map<String, Object> arguments, HttpHeaders headers, Locale locale) {
        return answer(status, code, code, arguments, List.of(), headers, locale);
    }

    private static ResponseEntity<Object> answer(
            HttpStatus status,
            String code,
            String text,
            Map<String, Object> arguments,
            List<Problem> problems,
            HttpHeaders headers,
            Locale locale) {
        String language = "en".equals(locale.getLanguage()) ? "en" : "sw";
        ProblemDetail detail = ProblemDetail.forStatus(status);
        detail.setType(java.net.URI.create(
                "urn:uteuzi:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-')));
        detail.setTitle(ProblemTexts.in(language, "title." + status.value(), arguments));
        detail.setDetail(ProblemTexts.in(language, text, arguments));
        detail.setProperty("code", code);
        detail.setProperty(
                "problems",
                problems.stream()
                        .map(problem -> ProblemTexts.described(problem, language))
                        .toList());
        return ResponseEntity.status(status)
                .headers(headers)
                .header(HttpHeaders.CONTENT_LANGUAGE, language)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }
}
