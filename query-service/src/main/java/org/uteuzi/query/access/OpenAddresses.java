package org.uteuzi.query.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.uteuzi.access.Access;
import org.uteuzi.access.Permission;
import org.uteuzi.query.problem.ProblemException;

/**
 * Looks in the table whether whoever asks may ask this address, by the very pattern by which it was found, and whether they may
 * in the institutions that the address names. What stands nowhere in the table is open to nobody.
 */
final class OpenAddresses implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod && !Access.OPEN.contains(pattern(request))) {
            try {
                open(request);
            } catch (ProblemException refused) {
                if (pattern(request).startsWith("/api/")) {
                    throw refused;
                }
                throw new ResponseStatusException(HttpStatus.FORBIDDEN); // which has a page of its own
            }
        }
        return true;
    }

    private static void open(HttpServletRequest request) {
        Permission needed = needs(pattern(request));
        if (needed == null) {
            throw Sight.notAllowed();
        }
        Sight.demand(needed);
    }

    static @Nullable Permission needs(String pattern) {
        Permission needed = Access.QUESTIONS.get(pattern);
        return needed == null ? Access.PAGES.get(pattern) : needed;
    }

    static HttpServletRequest current(RequestAttributes request) {
        return ((ServletRequestAttributes) request).getRequest();
    }

    private static String pattern(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
    }

    /** The institutions that an address names. */
    static List<String> named(HttpServletRequest request) {
        List<String> named = new ArrayList<>();
        if (pattern(request).contains("/institutions/{id}")
                && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                        instanceof Map<?, ?> variables) {
            named.add(String.valueOf(variables.get("id")));
        }
        String[] asked = request.getParameterValues("institution");
        if (asked != null) {
            named.addAll(List.of(asked).stream()
                    .map(String::strip)
                    .filter(institution -> !institution.isEmpty())
                    .toList());
        }
        return named;
    }
}
