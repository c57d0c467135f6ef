package org.uteuzi.command.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.uteuzi.command.problem.ProblemException;

/** Tells who is not let in why not, as a problem like any other; how to come in stands in WWW-Authenticate (RFC 6750). */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final AuthenticationEntryPoint unknown = new BearerTokenAuthenticationEntryPoint();
    private final AccessDeniedHandler denied = new BearerTokenAccessDeniedHandler();
    private final HandlerExceptionResolver problems;
    private final LocaleResolver locales;
    private final RateLimit limit;

    Refusals(HandlerExceptionResolver problems, LocaleResolver locales, RateLimit limit) {
        this.problems = problems;
        this.locales = locales;
        this.limit = limit;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        if (limit.isTooMany(request, response, "")) {
            tooMany(request, response);
            return;
        }
        unknown.commence(request, response, failure);
        tell(request, response, new ProblemException(HttpStatus.UNAUTHORIZED, "NOT_LOGGED_IN", Map.of()));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException, ServletException {
        denied.handle(request, response, failure);
        tell(request, response, new ProblemException(HttpStatus.FORBIDDEN, "NOT_ALLOWED", Map.of()));
    }

    /** Lets nobody go on who asked too often. */
    void limit(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        String subject = CallerArgument.of(asked.getUserPrincipal()).subject();
        if (!asked.getRequestURI().startsWith("/actuator/health") && limit.isTooMany(asked, answer, subject)) {
            tooMany(asked, answer);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void tooMany(HttpServletRequest request, HttpServletResponse response) {
        tell(request, response, new ProblemException(HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_REQUESTS", Map.of()));
    }

    private void tell(HttpServletRequest request, HttpServletResponse response, ProblemException problem) {
        // this is before the dispatcher, which would say in which language to answer
        request.setAttribute(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, locales);
        problems.resolveException(request, response, null, problem);
    }
}
