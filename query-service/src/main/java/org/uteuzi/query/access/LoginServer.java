package org.uteuzi.query.access;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpRequest;
import org.springframework.http.RequestEntity;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
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

/**
 * Asks the login server: where its addresses are, for tokens, for keys, and who somebody is; and nobody to whom it might lead.
 * What Spring asks with of its own accord follows redirects.
 */
final class LoginServer {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ParameterizedTypeReference<Map<String, Object>> SAID = new ParameterizedTypeReference<>() {};

    private final JdkClientHttpRequestFactory connections;
    private final RestTemplate requests;

    /** @param trusted whose certificates it must have; null: those that everybody trusts */
    LoginServer(@Nullable SSLContext trusted) {
        HttpClient.Builder client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE);
        if (trusted != null) {
            client.sslContext(trusted);
        }
        connections = new JdkClientHttpRequestFactory(client.build());
        connections.setReadTimeout(PATIENCE);
        requests = new RestTemplate(connections);
        requests.getInterceptors().add(LoginServer::straight);
    }

    /** That it leads elsewhere is no answer, whatever stands in it. */
    private static ClientHttpResponse straight(HttpRequest asked, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        ClientHttpResponse answer = execution.execute(asked, body);
        if (answer.getStatusCode().is3xxRedirection()) {
            answer.close();
            throw new IOException("the login server leads elsewhere");
        }
        return answer;
    }

    /** What it says of itself; it must be the one that it is asked as. */
    ClientRegistration.Builder registration(String issuer) {
        URI address = UriComponentsBuilder.fromUriString(issuer)
                .path("/.well-known/openid-configuration")
                .build()
                .toUri();
        Map<String, Object> said = Objects.requireNonNull(
                requests.exchange(RequestEntity.get(address).build(), SAID).getBody());
        if (!issuer.equals(said.get("issuer"))) {
            throw new IllegalStateException("the login server is " + said.get("issuer") + " and not " + issuer);
        }
        return ClientRegistrations.fromOidcConfiguration(said);
    }

    /** For what it gives tokens for. */
    RestClient tokens() {
        return RestClient.builder()
                .requestFactory(connections)
                .requestInterceptor(LoginServer::straight)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
    }

    /** For everything else. */
    RestTemplate requests() {
        return requests;
    }

    /** Reads what it has signed for us. */
    JwtDecoder signed(ClientRegistration login, OAuth2TokenValidator<Jwt> isAsItMustBe) {
        String keys = Objects.requireNonNull(login.getProviderDetails().getJwkSetUri());
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withJwkSetUri(keys).restOperations(requests).build();
        decoder.setJwtValidator(isAsItMustBe);
        decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
        return decoder;
    }
}
