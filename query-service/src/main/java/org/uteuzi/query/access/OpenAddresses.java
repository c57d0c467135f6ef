package org.uteuzi.query.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.uteuzi.access.Access;
import org.uteuzi.access.Permission;
import org.uteuzi.query.problem.ProblemException;
import org.uteuzi.service.http.Options;

/**
 * Looks in the table whether whoever asks may ask this address, by the very pattern by which it was found, and whether they may
 * in the institutions that the address names. What stands nowhere in the table is open to nobody.
 */
final class OpenAddresses implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && !Options.areTold(method)
                && !Access.OPEN.contains(Mapped.address(request))) {
            try {
                open(request);
            } catch (ProblemException refused) {
                if (Mapped.address(request).startsWith("/api/")) {
                    throw refused;
                }
                throw new ResponseStatusException(HttpStatus.FORBIDDEN); // which has a page of its own
            }
        }
        return true;
    }

    private static void open(HttpServletRequest request) {
        Permission needed = needs(Mapped.address(request));
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

    /** The institutions that an address names. */
    static List<String> named(HttpServletRequest request) {
        List<String> named = new ArrayList<>();
        if (Mapped.address(request).contains("/institutions/{id}")) {
            named.add(String.valueOf(Mapped.variables(request).get("id")));
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
