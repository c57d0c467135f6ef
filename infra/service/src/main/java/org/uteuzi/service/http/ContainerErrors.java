package org.uteuzi.service.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.uteuzi.service.problem.Problems;

/** Answers as a problem what the servlet container itself refuses, such as a body that breaks off, a TRACE or //api. */
@RestController
class ContainerErrors implements ErrorController {

    private final Problems problems;

    ContainerErrors(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    ResponseEntity<Object> error(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        Problems.forget(response);
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        String asked = asked(request);
        ResponseEntity<Object> answer = problems.ofStatus(
                status instanceof Integer code ? HttpStatusCode.valueOf(code) : HttpStatus.NOT_FOUND,
                failure instanceof Throwable thrown ? thrown : null,
                asked,
                new HttpHeaders(),
                locale);
        if (answer.getBody() instanceof ProblemDetail problem) {
            problem.setInstance(URI.create(asked));
        }
        return answer;
    }

    /** The address that was asked, also while an error is told of it; with one slash at its beginning, as a host follows two. */
    private static String asked(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return Objects.requireNonNullElse(failed, request.getRequestURI())
                .toString()
                .replaceFirst("^/+", "/");
    }
}
