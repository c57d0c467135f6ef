package org.uteuzi.service.access;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.JwkSetUriJwtDecoderBuilderCustomizer;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.servlet.LocaleResolver;
import org.uteuzi.access.Access;
import org.uteuzi.service.problem.Problems;

/** Which tokens are good, how often may be asked, and how those hear of it who are not let in. Whom an address is open to is each service's own. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class AccessAutoConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

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
     * Our login server is asked where it is, and nobody to whom it might lead. A service may have a way of its own to it.
     *
     * @param trusted a bundle of Spring Boot with the certificates that it must have; none: those that everybody trusts
     */
    @Bean
    @ConditionalOnMissingBean
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
}
