package org.uteuzi.command.access;

import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.uteuzi.access.Access;
import org.uteuzi.access.Permission;
import org.uteuzi.service.access.AccessProblems;
import org.uteuzi.service.access.Callers;
import org.uteuzi.service.access.Limiting;
import org.uteuzi.service.access.RateLimit;
import org.uteuzi.service.access.RefusalLog;
import org.uteuzi.service.access.RememberedTokens;

/**
 * Lets in who brings a token of the login server. There is no session and no cookie, so a browser can be made to send nothing
 * in anybody's name.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class AccessConfiguration implements WebMvcConfigurer {

    @Bean
    SecurityFilterChain whoMayCall(HttpSecurity http, AccessProblems problems, RateLimit limit, JwtDecoder signatures) {
        var tokens = new RememberedTokens(signatures);
        var limiting = new Limiting(limit, problems);
        return http.csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable) // BrowserPolicy says them, with every answer
                .addFilterAfter(new RefusalLog(Access.DOOR.keySet()), SecurityContextHolderFilter.class)
                .addFilterBefore(limiting::all, AuthorizationFilter.class)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(addresses -> addresses
                        .requestMatchers(Access.OPEN.toArray(String[]::new))
                        .permitAll()
                        .requestMatchers("/actuator", "/actuator/**")
                        .hasAuthority(Permission.OPERATE.name())
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.jwt(
                                token -> token.decoder(tokens).jwtAuthenticationConverter(Callers::authentication))
                        .authenticationEntryPoint(limiting)
                        .accessDeniedHandler(problems))
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(limiting).accessDeniedHandler(problems))
                .build();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new OpenAddresses());
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerArgument());
    }
}
