package org.uteuzi.query.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends sessions that have become old however busy they are: roles in them are those of the login. */
final class SessionAge extends OncePerRequestFilter {

    private static final String BEGAN = SessionAge.class.getName();

    private final Duration most;
    private final InstantSource clock;

    SessionAge(Duration most, InstantSource clock) {
        this.most = most;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null) {
            if (!(session.getAttribute(BEGAN) instanceof Instant began)) {
                session.setAttribute(BEGAN, clock.instant());
            } else if (clock.instant().isAfter(began.plus(most))) {
                session.invalidate();
            }
        }
        chain.doFilter(request, response);
    }
}
