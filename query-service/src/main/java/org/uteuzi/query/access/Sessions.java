package org.uteuzi.query.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistryImpl;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;

/** Whose session each is, so that nobody has very many and those end that the login server ends. */
final class Sessions extends SessionRegistryImpl {

    private final OidcSessionRegistry ofLogins;

    Sessions(OidcSessionRegistry ofLogins) {
        this.ofLogins = ofLogins;
    }

    @Override
    public void registerNewSession(String id, Object principal) {
        super.registerNewSession(id, whose(principal));
    }

    @Override
    public List<SessionInformation> getAllSessions(Object principal, boolean includeExpired) {
        return super.getAllSessions(whose(principal), includeExpired);
    }

    /** The login server says so by itself (OpenID Connect Back-Channel Logout), of one login or of all of somebody. */
    void end(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication over) {
        if (over != null && over.getPrincipal() instanceof OidcLogoutToken token) {
            ofLogins.removeSessionInformation(token).forEach(login -> {
                SessionInformation session = getSessionInformation(login.getSessionId());
                if (session != null) {
                    session.expireNow();
                }
            });
        }
    }

    /** Each login says something else of the same person. */
    private static Object whose(Object principal) {
        return principal instanceof AuthenticatedPrincipal somebody ? somebody.getName() : principal;
    }
}
