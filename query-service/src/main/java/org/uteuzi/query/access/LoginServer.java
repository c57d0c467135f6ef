package org.uteuzi.query.access;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.RequestEntity;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.util.UriComponentsBuilder;
import org.uteuzi.service.access.LoginConnections;

/**
 * Asks the login server: where its addresses are, for tokens, for keys, and who somebody is; and nobody to whom it might lead.
 * What Spring asks with of its own accord follows redirects.
 */
final class LoginServer {

    private static final ParameterizedTypeReference<Map<String, Object>> SAID = new ParameterizedTypeReference<>() {};

    private final LoginConnections connections;

    LoginServer(LoginConnections connections) {
        this.connections = connections;
    }

    /** What it says of itself; it must be the one that it is asked as. */
    ClientRegistration.Builder registration(String issuer) {
        URI address = UriComponentsBuilder.fromUriString(issuer)
                .path("/.well-known/openid-configuration")
                .build()
                .toUri();
        Map<String, Object> said = Objects.requireNonNull(connections
                .requests()
                .exchange(RequestEntity.get(address).build(), SAID)
                .getBody());
        if (!issuer.equals(said.get("issuer"))) {
            throw new IllegalStateException("the login server is " + said.get("issuer") + " and not " + issuer);
        }
        return ClientRegistrations.fromOidcConfiguration(said);
    }

    /** For what it gives tokens for. */
    RestClient tokens() {
        return connections
                .client()
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
    }

    /** For everything else. */
    RestTemplate requests() {
        return connections.requests();
    }

    /** Reads what it has signed for us. */
    JwtDecoder signed(ClientRegistration login, OAuth2TokenValidator<Jwt> isAsItMustBe) {
        String keys = Objects.requireNonNull(login.getProviderDetails().getJwkSetUri());
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(keys)
                .restOperations(connections.requests())
                .build();
        decoder.setJwtValidator(isAsItMustBe);
        decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
        return decoder;
    }
}
