package org.uteuzi.service.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Lets nobody go on who asked too often; they hear a problem. */
public class Limiting implements AuthenticationEntryPoint {

    private final RateLimit limit;
    private final AccessProblems problems;

    public Limiting(RateLimit limit, AccessProblems problems) {
        this.limit = limit;
        this.problems = problems;
    }

    /** A filter of requests, when it is known who asks. */
    public final void all(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        if (!isFree(asked) && limit.isTooMany(asked, answer, Callers.now().subject())) {
            refuse(asked, answer);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** What watches over us is not counted. */
    protected boolean isFree(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator/health");
    }

    protected void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.tell(request, response, HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_REQUESTS");
    }

    /** A token that is not good is not known before. */
    @Override
    public final void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        if (limit.isTooMany(request, response, "")) {
            refuse(request, response);
        } else {
            problems.commence(request, response, failure);
        }
    }
}
