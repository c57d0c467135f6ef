package org.uteuzi.query.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells browsers, with every answer, to load nothing from elsewhere, to run nothing inline, to be framed by nobody, and to send
 * forms nowhere but here and, when a form leads to logging in or out, to the login server; and, where they came by https, to
 * come by nothing else for a year.
 */
final class SecurityHeaders extends OncePerRequestFilter {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                    + "connect-src 'self'; form-action 'self' %s; base-uri 'none'; frame-ancestors 'none'";

    private static final Map<String, String> HEADERS = Map.of(
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()");

    private final String policy;
    private final String onlyHttps;

    /**
     * @param issuer the login server
     * @param onlyHttps for how long and for which names
     */
    SecurityHeaders(String issuer, String onlyHttps) {
        this.onlyHttps = onlyHttps;
        URI address = URI.create(issuer);
        policy = POLICY.formatted(address.getScheme() + "://" + address.getAuthority());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        say(request, response);
        chain.doFilter(request, response);
    }

    void say(HttpServletRequest request, HttpServletResponse response) {
        HEADERS.forEach(response::setHeader);
        response.setHeader("Content-Security-Policy", policy);
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", onlyHttps);
        }
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
