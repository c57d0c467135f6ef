package org.uteuzi.query.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.uteuzi.query.problem.AccessProblems;
import org.uteuzi.query.problem.ProblemException;

/** Lets nobody go on who asked too often: programs hear a problem, people see a page. */
final class Limiting implements AuthenticationEntryPoint {

    /** What browsers load beside a page and keep, and what watches over us. */
    private static final Pattern FREE = Pattern.compile("/(css|js|img|fonts|webjars|actuator/health)(/.*)?");

    /** Where people come to log in, before anybody knows who they are, and where the login server says that a login is over. */
    private static final RequestMatcher LOGIN = new OrRequestMatcher(
            PathPatternRequestMatcher.pathPattern("/oauth2/**"),
            PathPatternRequestMatcher.pathPattern("/login/**"),
            PathPatternRequestMatcher.pathPattern("/logout/connect/**"));

    private final RateLimit limit;
    private final AccessProblems problems;

    Limiting(RateLimit limit, AccessProblems problems) {
        this.limit = limit;
        this.problems = problems;
    }

    void logins(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        if (LOGIN.matches(asked) && limit.isLoginTooMany(asked, answer)) {
            refuse(asked, answer);
        } else {
            chain.doFilter(request, response);
        }
    }

    void all(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        if (!FREE.matcher(asked.getRequestURI()).matches()
                && limit.isTooMany(asked, answer, Sight.now().caller().subject())) {
            refuse(asked, answer);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getRequestURI().startsWith("/api/")) {
            problems.tell(request, response, ProblemException.tooManyRequests());
        } else {
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        }
    }

    /** A token that is not good is not known before. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        if (limit.isTooMany(request, response, "")) {
            refuse(request, response);
        } else {
            problems.commence(request, response, failure);
        }
    }
}
