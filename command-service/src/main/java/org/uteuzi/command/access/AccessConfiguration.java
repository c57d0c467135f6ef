package org.uteuzi.command.access;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.JwkSetUriJwtDecoderBuilderCustomizer;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.uteuzi.access.Access;
import org.uteuzi.access.Caller;
import org.uteuzi.access.Permission;

/**
 * Lets in who brings a token of the login server. There is no session and no cookie, so a browser can be made to send nothing
 * in anybody's name.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class AccessConfiguration implements WebMvcConfigurer {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Bean
    SecurityFilterChain whoMayCall(
            HttpSecurity http,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
            LocaleResolver locales,
            OAuth2ResourceServerProperties tokens,
            @Value("${uteuzi.limit.caller}") long callers,
            @Value("${uteuzi.limit.stranger}") long strangers,
            MeterRegistry meters) {
        Access.requireAudience(tokens.getJwt().getAudiences());
        Refusals refusals = new Refusals(problems, locales, new RateLimit(callers, strangers, meters));
        return http.csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable) // SecurityHeaders says them all
                .addFilterAfter(AccessLog::refusals, SecurityContextHolderFilter.class)
                .addFilterBefore(refusals::limit, AuthorizationFilter.class)
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
                                token -> token.jwtAuthenticationConverter(AccessConfiguration::authentication))
                        .authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals))
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .build();
    }

    /** How a login server may say of a token that it is one (RFC 9068); without this the newer way were refused. */
    @Bean
    OAuth2TokenValidator<Jwt> accessTokensAreJwts() {
        var types = new JwtTypeValidator("JWT", "at+jwt", "application/at+jwt");
        types.setAllowEmpty(true);
        return types;
    }

    @Bean
    OAuth2TokenValidator<Jwt> onlyAccessTokens() {
        return token -> Access.isAccessToken(token.getClaims())
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(
                        new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "this is no access token", null));
    }

    /**
     * Our login server is asked where it is, and nobody to whom it might lead.
     *
     * @param trusted a bundle of Spring Boot with the certificates that it must have; none: those that everybody trusts
     */
    @Bean
    JwkSetUriJwtDecoderBuilderCustomizer noRedirects(
            SslBundles bundles, @Value("${uteuzi.login.bundle}") String trusted) {
        HttpClient.Builder client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE);
        if (!trusted.isBlank()) {
            client.sslContext(bundles.getBundle(trusted).createSslContext());
        }
        var requests = new JdkClientHttpRequestFactory(client.build());
        requests.setReadTimeout(PATIENCE);
        return decoder -> decoder.restOperations(new RestTemplate(requests));
    }

    /** That each of twenty filters is measured for itself costs every request more than it tells; requests are measured as a whole. */
    @Bean
    SecurityObservationSettings requestsAsAWhole() {
        return SecurityObservationSettings.noObservations();
    }

    private static AbstractAuthenticationToken authentication(Jwt token) {
        Caller caller = Caller.of(token.getClaims());
        return new JwtAuthenticationToken(
                token, AuthorityUtils.createAuthorityList(caller.grants().permissions()), caller.name());
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
