package org.uteuzi.service.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.uteuzi.access.Access;
import org.uteuzi.access.Permission;

/**
 * Lets in who brings a token of the login server with each request. No session and no cookie says who somebody is, so a browser
 * can be made to send nothing in anybody's name.
 */
public final class Programs {

    private static final String BEARER = "Bearer";

    private final RememberedTokens tokens;
    private final AccessProblems problems;

    Programs(RememberedTokens tokens, AccessProblems problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    /** Whether a request brings a token (RFC 6750), be it good or not, or says that it does and has none. */
    public static boolean bringToken(HttpServletRequest request) {
        String brought = request.getHeader(HttpHeaders.AUTHORIZATION);
        return brought != null && brought.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    /** @param addresses patterns of those that may be named when somebody is refused */
    public SecurityFilterChain letIn(HttpSecurity http, Limiting limiting, Collection<String> addresses) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable) // BrowserPolicy says them, with every answer
                .addFilterAfter(new RefusalLog(addresses), SecurityContextHolderFilter.class)
                .addFilterBefore(limiting::all, AuthorizationFilter.class)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS)
                        .sessionFixation(
                                SessionManagementConfigurer.SessionFixationConfigurer::none)) // it is not touched
                .authorizeHttpRequests(
                        asked -> asked.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(Access.OPEN.toArray(String[]::new))
                                .permitAll()
                                .requestMatchers("/actuator", "/actuator/**")
                                .hasAuthority(Permission.OPERATE.name())
                                .anyRequest()
                                .authenticated())
                .oauth2ResourceServer(server -> server.authenticationManagerResolver(request -> tokens)
                        .authenticationEntryPoint(limiting)
                        .accessDeniedHandler(problems))
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(limiting).accessDeniedHandler(problems))
                .build();
    }
}
