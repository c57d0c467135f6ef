package org.uteuzi.service.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.uteuzi.access.Access;
import org.uteuzi.access.Permission;

/**
 * Lets in who brings a token of the login server with each request. There is no session and no cookie, so a browser can be made
 * to send nothing in anybody's name.
 */
public final class Programs {

    private static final String BEARER = "Bearer ";

    private final RememberedTokens tokens;
    private final AccessProblems problems;

    Programs(RememberedTokens tokens, AccessProblems problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    /** Whether a request brings a token (RFC 6750), be it good or not. */
    public static boolean bringToken(HttpServletRequest request) {
        return token(request) != null;
    }

    /** As it stands there: what is no token is not remembered as one, and refused by who looks at it. */
    private static @Nullable String token(HttpServletRequest request) {
        String brought = request.getHeader(HttpHeaders.AUTHORIZATION);
        boolean bearer = brought != null && brought.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return bearer && brought.length() > BEARER.length() ? brought.substring(BEARER.length()) : null;
    }

    /** @param addresses patterns of those that may be named when somebody is refused */
    public SecurityFilterChain letIn(HttpSecurity http, Limiting limiting, Collection<String> addresses) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable) // BrowserPolicy says them, with every answer
                .addFilterAfter(new RefusalLog(addresses), SecurityContextHolderFilter.class)
                .addFilterBefore(limiting::all, AuthorizationFilter.class)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(
                        asked -> asked.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(Access.OPEN.toArray(String[]::new))
                                .permitAll()
                                .requestMatchers("/actuator", "/actuator/**")
                                .hasAuthority(Permission.OPERATE.name())
                                .anyRequest()
                                .authenticated())
                .oauth2ResourceServer(server -> server.bearerTokenResolver(Programs::token)
                        .authenticationManagerResolver(request -> tokens)
                        .authenticationEntryPoint(limiting)
                        .accessDeniedHandler(problems))
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(limiting).accessDeniedHandler(problems))
                .build();
    }
}
