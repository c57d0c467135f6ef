package org.uteuzi.query.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.uteuzi.service.problem.Problems;

/**
 * Lets {@link ProblemAdvice} also answer what reaches no controller of the API: unknown addresses, methods and kinds of
 * answer. Advice that is bound to controllers is not asked there, and the pages have errors of their own.
 */
@Component
class UnmappedProblems implements HandlerExceptionResolver, Ordered {

    private final ProblemAdvice advice;

    UnmappedProblems(ProblemAdvice advice) {
        this.advice = advice;
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
            Problems.write(request, response, answer);
            return new ModelAndView();
        } catch (Exception e) {
            return null; // then it is for those that come after
        }
    }
}
