package org.uteuzi.query.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.uteuzi.service.problem.CommonTexts;
import org.uteuzi.service.problem.Problems;
import org.uteuzi.text.Messages;

/** Answers for the API alone: the pages have errors of their own. */
@RestControllerAdvice(annotations = RestController.class)
class ProblemAdvice extends Problems {

    private static final Messages TEXTS = new Messages("problems");

    @ExceptionHandler
    ResponseEntity<Object> refused(ProblemException problem, Locale locale, HttpServletResponse response) {
        forget(response);
        HttpHeaders headers = new HttpHeaders();
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            headers.set(HttpHeaders.RETRY_AFTER, "1");
        }
        boolean ofParameter =
                problem.code().equals("MALFORMED") && problem.arguments().containsKey("parameter");
        return answer(
                problem.status(),
                problem.code(),
                ofParameter ? "MALFORMED_PARAMETER" : problem.code(),
                problem.arguments(),
                List.of(),
                headers,
                locale);
    }

    /** Of an escape that stands for no letter; the server tells it only when parameters are read. */
    @ExceptionHandler
    ResponseEntity<Object> unreadable(
            InvalidParameterException parameter, Locale locale, HttpServletResponse response) {
        forget(response);
        return answer(HttpStatus.BAD_REQUEST, "MALFORMED", Map.of(), new HttpHeaders(), locale);
    }

    @Override
    protected String words(String language, String key, Map<String, Object> arguments) {
        return CommonTexts.has(key) ? CommonTexts.in(language, key, arguments) : TEXTS.in(language, key, arguments);
    }
}
