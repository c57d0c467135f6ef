package org.uteuzi.service.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells browsers, with every answer, what they may do with it, to be framed by nobody and to take it for nothing else than it
 * says; and, where they came by https, to come by nothing else for a year.
 */
final class SecurityHeaders extends OncePerRequestFilter {

    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Cross-Origin-Resource-Policy", "same-origin");

    private final BrowserPolicy policy;
    private final String onlyHttps;

    /** @param onlyHttps for how long and for which names whoever comes by https comes by nothing else */
    SecurityHeaders(BrowserPolicy policy, String onlyHttps) {
        this.policy = policy;
        this.onlyHttps = onlyHttps;
    }

    void say(HttpServletRequest request, HttpServletResponse response) {
        ALWAYS.forEach(response::setHeader);
        policy.more().forEach(response::setHeader);
        response.setHeader("Content-Security-Policy", policy.content());
        response.setHeader("Referrer-Policy", policy.referrer());
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", onlyHttps);
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        say(request, response);
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
