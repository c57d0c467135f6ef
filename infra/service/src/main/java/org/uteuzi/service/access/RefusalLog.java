package org.uteuzi.service.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * One line for who is refused: by their subject and the pattern of the address, as names and ids of people are nothing for a
 * log. Requests that the rate limit refuses are counted by it and make no line, so that nobody fills the log.
 */
public final class RefusalLog implements Filter {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);

    private final List<PathPattern> addresses;

    /** @param addresses patterns of those that may be named */
    public RefusalLog(Collection<String> addresses) {
        this.addresses =
                addresses.stream().map(PathPatternParser.defaultInstance::parse).toList();
    }

    /** Bounded by the rate limit, inside of which it stands. */
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, response);
        if (request instanceof HttpServletRequest asked
                && response instanceof HttpServletResponse answer
                && request.getDispatcherType() == DispatcherType.REQUEST
                && isRefusal(asked, answer.getStatus())) {
            LOG.warn(
                    "refused: {} {} {}, subject {}",
                    answer.getStatus(),
                    asked.getMethod(),
                    address(asked),
                    Callers.now().subject());
        }
    }

    /** Who brings nothing at all is only on the way to the login. */
    private static boolean isRefusal(HttpServletRequest request, int status) {
        String brought = request.getHeader(HttpHeaders.AUTHORIZATION);
        return status == HttpStatus.FORBIDDEN.value()
                || status == HttpStatus.UNAUTHORIZED.value() && brought != null && !brought.isBlank();
    }

    private String address(HttpServletRequest request) {
        if (request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String mapped) {
            return mapped;
        }
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        return addresses.stream()
                .filter(known -> known.matches(path))
                .findFirst()
                .map(PathPattern::getPatternString)
                .orElse("another address");
    }
}
