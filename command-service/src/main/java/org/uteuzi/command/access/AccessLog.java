package org.uteuzi.command.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.uteuzi.access.Access;

/**
 * One line for who is refused: by their subject and the pattern of the address, as names and ids of people are nothing for a
 * log. Requests that the rate limit refuses are counted by it and make no line, so that nobody fills the log.
 */
final class AccessLog {

    private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);

    private static final List<PathPattern> ADDRESSES = Access.DOOR.keySet().stream()
            .map(PathPatternParser.defaultInstance::parse)
            .toList();

    private AccessLog() {}

    /** Bounded by the rate limit, inside of which it stands. */
    static void refusals(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, response);
        if (request instanceof HttpServletRequest asked
                && response instanceof HttpServletResponse answer
                && request.getDispatcherType() == DispatcherType.REQUEST
                && isRefusal(asked, answer.getStatus())) {
            @Nullable Principal who = SecurityContextHolder.getContext().getAuthentication();
            LOG.warn(
                    "refused: {} {} {}, subject {}",
                    answer.getStatus(),
                    asked.getMethod(),
                    address(asked),
                    CallerArgument.of(who).subject());
        }
    }

    private static boolean isRefusal(HttpServletRequest request, int status) {
        String brought = request.getHeader(HttpHeaders.AUTHORIZATION);
        return status == HttpStatus.FORBIDDEN.value()
                || status == HttpStatus.UNAUTHORIZED.value() && brought != null && !brought.isBlank();
    }

    private static String address(HttpServletRequest request) {
        if (request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String mapped) {
            return mapped;
        }
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        return ADDRESSES.stream()
                .filter(known -> known.matches(path))
                .findFirst()
                .map(PathPattern::getPatternString)
                .orElse("another address");
    }
}
