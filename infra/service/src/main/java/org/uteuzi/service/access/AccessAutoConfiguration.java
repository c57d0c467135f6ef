package org.uteuzi.service.access;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.JwkSetUriJwtDecoderBuilderCustomizer;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.web.servlet.LocaleResolver;
import org.uteuzi.access.Access;
import org.uteuzi.service.problem.Problems;

/** Which tokens are good, how often may be asked, and how those hear of it who are not let in. Whom the addresses of its own are open to says each service. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class AccessAutoConfiguration {

    AccessAutoConfiguration(OAuth2ResourceServerProperties tokens) {
        Access.requireAudience(tokens.getJwt().getAudiences());
    }

    @Bean
    RateLimit rateLimit(
            @Value("${uteuzi.limit.caller}") long callers,
            @Value("${uteuzi.limit.stranger}") long strangers,
            MeterRegistry meters) {
        return new RateLimit(callers, strangers, meters);
    }

    @Bean
    AccessProblems accessProblems(Problems problems, LocaleResolver locales) {
        return new AccessProblems(problems, locales);
    }

    @Bean
    Programs programs(JwtDecoder signatures, AccessProblems problems) {
        return new Programs(new RememberedTokens(signatures), problems);
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

    /** @param trusted a bundle of Spring Boot with the certificates that it must have; none: those that everybody trusts */
    @Bean
    LoginConnections loginConnections(SslBundles bundles, @Value("${uteuzi.login.bundle}") String trusted) {
        return new LoginConnections(
                trusted.isBlank() ? null : bundles.getBundle(trusted).createSslContext());
    }

    @Bean
    JwkSetUriJwtDecoderBuilderCustomizer keysOfTokens(LoginConnections connections) {
        return decoder -> decoder.restOperations(connections.requests());
    }

    /** That each of twenty filters is measured for itself costs every request more than it tells; requests are measured as a whole. */
    @Bean
    SecurityObservationSettings requestsAsAWhole() {
        return SecurityObservationSettings.noObservations();
    }
}
