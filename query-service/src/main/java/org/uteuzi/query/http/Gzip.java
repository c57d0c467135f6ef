package org.uteuzi.query.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Compresses what the API answers. The server would leave alone whatever has a strong ETag, as such a tag stands for the very
 * bytes; so the compressed form of an answer has a tag of its own here, made from that of the plain one.
 */
@Component
@Order(0)
class Gzip extends OncePerRequestFilter {

    /** Ends the tag of a compressed answer. */
    private static final String SUFFIX = "-gzip\"";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (!accepts(request)) {
            chain.doFilter(request, response);
            return;
        }
        GzipResponse compressed = new GzipResponse(response, SUFFIX);
        try {
            chain.doFilter(new PlainTags(request), compressed);
            compressed.finish();
        } finally {
            compressed.free();
        }
    }

    /** A coding counts unless it is refused by {@code q=0}. */
    private static boolean accepts(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HttpHeaders.ACCEPT_ENCODING)).stream()
                .flatMap(header -> List.of(header.split(",", -1)).stream())
                .map(coding -> coding.replaceAll("\\s", ""))
                .anyMatch(coding -> coding.matches("(?i)gzip(;q=(1(\\.0*)?|0\\.\\d*[1-9]\\d*))?"));
    }

    /** Those who hold a compressed answer ask whether the plain one is still the same. */
    private static final class PlainTags extends HttpServletRequestWrapper {

        PlainTags(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return plain(name, super.getHeader(name));
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            List<String> values = Collections.list(super.getHeaders(name));
            return name.equalsIgnoreCase(HttpHeaders.IF_NONE_MATCH)
                    ? Collections.enumeration(values.stream()
                            .map(value -> value.replace(SUFFIX, "\""))
                            .toList())
                    : Collections.enumeration(values);
        }

        private static @Nullable String plain(String name, @Nullable String value) {
            return value != null && name.equalsIgnoreCase(HttpHeaders.IF_NONE_MATCH)
                    ? value.replace(SUFFIX, "\"")
                    : value;
        }
    }
}
