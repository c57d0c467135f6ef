package org.uteuzi.query.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets {@link ProblemAdvice} also answer what reaches no controller of the API: unknown addresses, methods and kinds of
 * answer. Advice that is bound to controllers is not asked there, and the pages have errors of their own.
 */
@Component
class UnmappedProblems implements HandlerExceptionResolver, Ordered {

    private final ProblemAdvice advice;
    private final JsonMapper mapper;

    UnmappedProblems(ProblemAdvice advice, JsonMapper mapper) {
        this.advice = advice;
        this.mapper = mapper;
    }

    /** Before Spring's own, which knows no texts. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 10;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (handler instanceof HandlerMethod
                || !request.getRequestURI().startsWith(request.getContextPath() + "/api/")) {
            return null;
        }
        try {
            ResponseEntity<Object> answer = advice.handleException(failure, new ServletWebRequest(request, response));
            if (answer == null) {
                return null;
            }
            write(request, response, answer);
            return new ModelAndView();
        } catch (Exception e) {
            return null; // then it is for those that come after
        }
    }

    void write(HttpServletRequest request, HttpServletResponse response, ResponseEntity<Object> answer)
            throws IOException {
        if (answer.getBody() instanceof ProblemDetail problem) {
            problem.setInstance(URI.create(request.getRequestURI()));
        }
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        mapper.writeValue(response.getOutputStream(), answer.getBody());
    }
}
