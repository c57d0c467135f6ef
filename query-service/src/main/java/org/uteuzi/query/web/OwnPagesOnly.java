package org.uteuzi.query.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what another site makes a browser send here (cross-site request forgery): a request that may change something must
 * come from a page of our own. Browsers say themselves where a request comes from (Fetch Metadata; older ones by
 * {@code Origin}), and no page can make them say otherwise. Who sends neither is no browser and carries nobody's session.
 */
final class OwnPagesOnly extends OncePerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return SAFE.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isOwn(request)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static boolean isOwn(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return site != null
                ? OWN.contains(site)
                : origin == null || origin(origin, request.getHeader(HttpHeaders.HOST));
    }

    private static boolean origin(String origin, @Nullable String host) {
        try {
            return URI.create(origin).getAuthority() instanceof String own && own.equals(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
