package org.uteuzi.query.access;

import java.util.List;
import org.springframework.security.core.AuthenticatedPrincipal;
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

    /** The login server says so, of one login or of all of somebody. */
    void end(OidcLogoutToken over) {
        ofLogins.removeSessionInformation(over).forEach(login -> {
            SessionInformation session = getSessionInformation(login.getSessionId());
            if (session != null) {
                session.expireNow();
            }
        });
    }

    /** Each login says something else of the same person. */
    private static Object whose(Object principal) {
        return principal instanceof AuthenticatedPrincipal somebody ? somebody.getName() : principal;
    }
}
