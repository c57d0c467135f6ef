package org.uteuzi.query.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.uteuzi.access.Access;

/**
 * One line for who logs in, leaves or is refused: by their subject and the pattern of the address, as names and ids of people
 * are nothing for a log. Requests that the rate limit refuses are counted by it and make no line, so that nobody fills the log.
 */
final class AccessLog {

    private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);

    private static final List<PathPattern> ADDRESSES = Stream.of(Access.QUESTIONS, Access.PAGES)
            .flatMap(table -> table.keySet().stream())
            .map(PathPatternParser.defaultInstance::parse)
            .toList();

    /** How strong the login was stands there if the login server says it ({@code acr}). */
    @EventListener
    void loggedIn(InteractiveAuthenticationSuccessEvent login) {
        LOG.info("login: {}, acr {}", login.getAuthentication().getName(), strength(login.getAuthentication()));
    }

    @EventListener
    void left(LogoutSuccessEvent logout) {
        LOG.info("logout: {}", logout.getAuthentication().getName());
    }

    void failed(AuthenticationException failure) {
        LOG.warn("login failed: {}", failure.getClass().getSimpleName());
    }

    /** Bounded by the rate limit, inside of which it stands. */
    void refusals(ServletRequest request, ServletResponse response, FilterChain chain)
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
                    Sight.now().caller().subject());
        }
    }

    /** Who brings nothing at all is only on the way to the login. */
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

    private static String strength(Authentication login) {
        return login.getPrincipal() instanceof OidcUser user && user.getAuthenticationContextClass() != null
                ? user.getAuthenticationContextClass()
                : "-";
    }
}
