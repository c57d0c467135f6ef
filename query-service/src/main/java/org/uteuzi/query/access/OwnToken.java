package org.uteuzi.query.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The token of whoever asks, to be passed on in their name; fresh, if the login server lets it be renewed. */
@Component
public class OwnToken {

    private final ObjectProvider<OAuth2AuthorizedClientManager> tokens;

    public OwnToken(ObjectProvider<OAuth2AuthorizedClientManager> tokens) {
        this.tokens = tokens;
    }

    /**
     * Empty where there is none.
     *
     * @throws CredentialsExpiredException where the login server no longer lets it be renewed; then the session has ended and a
     *     login begins
     */
    public Optional<String> value() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return switch (who) {
            case JwtAuthenticationToken program ->
                Optional.of(program.getToken().getTokenValue());
            case OAuth2AuthenticationToken person -> ofSession(person);
            case null, default -> Optional.empty();
        };
    }

    private Optional<String> ofSession(OAuth2AuthenticationToken person) {
        var request = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        OAuth2AuthorizeRequest asked = OAuth2AuthorizeRequest.withClientRegistrationId(
                        person.getAuthorizedClientRegistrationId())
                .principal(person)
                .attribute(HttpServletRequest.class.getName(), request.getRequest())
                .attribute(HttpServletResponse.class.getName(), Objects.requireNonNull(request.getResponse()))
                .build();
        try {
            return Optional.ofNullable(tokens.getObject().authorize(asked))
                    .map(client -> client.getAccessToken().getTokenValue());
        } catch (ClientAuthorizationException refused) {
            Optional.ofNullable(request.getRequest().getSession(false)).ifPresent(HttpSession::invalidate);
            throw new CredentialsExpiredException("the login server does not renew the token", refused);
        }
    }
}
