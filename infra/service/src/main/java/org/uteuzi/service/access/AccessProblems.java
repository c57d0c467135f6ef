package org.uteuzi.service.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.servlet.LocaleResolver;
import org.uteuzi.service.problem.Problems;

/** Tells who is not let in why not, as a problem like any other; how to come in stands in WWW-Authenticate (RFC 6750). */
public final class AccessProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final AuthenticationEntryPoint unknown = new BearerTokenAuthenticationEntryPoint();
    private final AccessDeniedHandler denied = new BearerTokenAccessDeniedHandler();
    private final Problems problems;
    private final LocaleResolver locales;

    AccessProblems(Problems problems, LocaleResolver locales) {
        this.problems = problems;
        this.locales = locales;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        unknown.commence(request, response, failure);
        tell(request, response, HttpStatus.UNAUTHORIZED, "NOT_LOGGED_IN");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException, ServletException {
        denied.handle(request, response, failure);
        tell(request, response, HttpStatus.FORBIDDEN, "NOT_ALLOWED");
    }

    /** Before the dispatcher, which would say in which language to answer. */
    public void tell(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code)
            throws IOException {
        problems.tell(request, response, status, code, locales.resolveLocale(request));
    }
}
