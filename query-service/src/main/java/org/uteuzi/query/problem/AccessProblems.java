package org.uteuzi.query.problem;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** Tells who is not let in why not, as a problem like any other; how to come in stands in WWW-Authenticate (RFC 6750). */
@Component
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class AccessProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final AuthenticationEntryPoint unknown = new BearerTokenAuthenticationEntryPoint();
    private final AccessDeniedHandler denied = new BearerTokenAccessDeniedHandler();
    private final UnmappedProblems problems;
    private final ProblemAdvice advice;
    private final LocaleResolver locales;

    AccessProblems(UnmappedProblems problems, ProblemAdvice advice, LocaleResolver locales) {
        this.problems = problems;
        this.advice = advice;
        this.locales = locales;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        unknown.commence(request, response, failure);
        tell(request, response, new ProblemException(HttpStatus.UNAUTHORIZED, "NOT_LOGGED_IN", Map.of()));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException, ServletException {
        denied.handle(request, response, failure);
        tell(request, response, new ProblemException(HttpStatus.FORBIDDEN, "NOT_ALLOWED", Map.of()));
    }

    public void tell(HttpServletRequest request, HttpServletResponse response, ProblemException problem)
            throws IOException {
        problems.write(request, response, advice.refused(problem, locales.resolveLocale(request), response));
    }
}
