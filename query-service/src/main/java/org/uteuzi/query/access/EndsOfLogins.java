package org.uteuzi.query.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.client.oidc.authentication.logout.LogoutTokenClaimAccessor;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Hears from the login server that a login is over (OpenID Connect Back-Channel Logout), and believes what it has signed and
 * means for us. Spring's own cannot be told whom to ask for keys, and would follow wherever it is led.
 */
final class EndsOfLogins {

    private static final Logger LOG = LoggerFactory.getLogger(EndsOfLogins.class);

    private static final RequestMatcher ADDRESS = PathPatternRequestMatcher.pathPattern(
            HttpMethod.POST, "/logout/connect/back-channel/" + AccessConfiguration.LOGIN);

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final ClientRegistrationRepository logins;
    private final LoginServer server;
    private final Sessions sessions;

    EndsOfLogins(ClientRegistrationRepository logins, LoginServer server, Sessions sessions) {
        this.logins = logins;
        this.server = server;
        this.sessions = sessions;
    }

    void hear(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest asked
                && response instanceof HttpServletResponse answer
                && ADDRESS.matches(asked)) {
            answer.setStatus(end(asked.getParameter("logout_token")).value());
        } else {
            chain.doFilter(request, response);
        }
    }

    private HttpStatus end(@Nullable String token) {
        if (token == null) {
            return HttpStatus.BAD_REQUEST;
        }
        try {
            ClientRegistration login = Objects.requireNonNull(logins.findByRegistrationId(AccessConfiguration.LOGIN));
            Jwt said = server.signed(login, endsALogin(login)).decode(token);
            sessions.end(OidcLogoutToken.withTokenValue(token)
                    .claims(claims -> claims.putAll(said.getClaims()))
                    .build());
            return HttpStatus.OK;
        } catch (BadJwtException notGood) {
            return HttpStatus.BAD_REQUEST;
        } catch (RuntimeException unreachable) {
            LOG.warn(
                    "the end of a login could not be looked at: {}",
                    unreachable.getClass().getSimpleName());
            return HttpStatus.SERVICE_UNAVAILABLE;
        }
    }

    private static OAuth2TokenValidator<Jwt> endsALogin(ClientRegistration login) {
        var type = new JwtTypeValidator("JWT", "logout+jwt");
        type.setAllowEmpty(true);
        return JwtValidators.createDefaultWithValidators(
                type,
                token -> isMeantForUs(token, login)
                        ? OAuth2TokenValidatorResult.success()
                        : OAuth2TokenValidatorResult.failure(
                                new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "this ends no login", null)));
    }

    /** As section 2.6 of the standard asks. */
    private static boolean isMeantForUs(Jwt token, ClientRegistration login) {
        LogoutTokenClaimAccessor said = token::getClaims;
        Map<String, Object> events = said.getEvents();
        return events != null
                && events.get(EVENT) != null
                && Objects.toString(said.getIssuer(), "")
                        .equals(login.getProviderDetails().getIssuerUri())
                && said.getAudience() != null
                && said.getAudience().contains(login.getClientId())
                && said.getIssuedAt() != null
                && said.getId() != null
                && (said.getSubject() != null || said.getSessionId() != null)
                && !token.hasClaim("nonce");
    }
}
