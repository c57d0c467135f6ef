package org.uteuzi.command.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.uteuzi.access.Access;
import org.uteuzi.access.Permission;
import org.uteuzi.command.problem.ProblemException;
import org.uteuzi.service.access.Callers;
import org.uteuzi.service.http.Options;

/**
 * Looks in the table whether whoever calls may call this address, by the very pattern by which it was found, and before
 * anything of the request is read. What stands nowhere in the table is open to nobody.
 */
final class OpenAddresses implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && !Options.areTold(method)) {
            String address = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
            Permission needed = Access.DOOR.get(address);
            if (!Access.OPEN.contains(address)
                    && (needed == null
                            || !Callers.of(request.getUserPrincipal()).grants().may(needed))) {
                throw new ProblemException(HttpStatus.FORBIDDEN, "NOT_ALLOWED", Map.of());
            }
        }
        return true;
    }
}
