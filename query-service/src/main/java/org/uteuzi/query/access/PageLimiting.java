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
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.uteuzi.service.access.AccessProblems;
import org.uteuzi.service.access.Limiting;
import org.uteuzi.service.access.RateLimit;

/** Programs who ask too often hear a problem, people see a page; and logins are counted by themselves. */
final class PageLimiting extends Limiting {

    /** What browsers load beside a page and keep, and what watches over us. */
    private static final Pattern FREE = Pattern.compile("/(css|js|img|fonts|webjars|actuator/health)(/.*)?");

    /** Where people come to log in, before anybody knows who they are, and where the login server says that a login is over. */
    private static final RequestMatcher LOGIN = new OrRequestMatcher(
            PathPatternRequestMatcher.pathPattern("/oauth2/**"),
            PathPatternRequestMatcher.pathPattern("/login/**"),
            PathPatternRequestMatcher.pathPattern("/logout/connect/**"));

    private static final String LOGINS = "login";

    private final RateLimit limit;

    PageLimiting(RateLimit limit, AccessProblems problems) {
        super(limit, problems);
        this.limit = limit;
        limit.countsAlso(LOGINS);
    }

    /** Whoever has not logged in can still try, though others at their address send tokens that are not good. */
    void logins(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        if (LOGIN.matches(asked) && limit.isTooManyOf(LOGINS, asked, answer)) {
            refuse(asked, answer);
        } else {
            chain.doFilter(request, response);
        }
    }

    @Override
    protected boolean isFree(HttpServletRequest request) {
        return FREE.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getRequestURI().startsWith("/api/")) {
            super.refuse(request, response);
        } else {
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        }
    }
}
