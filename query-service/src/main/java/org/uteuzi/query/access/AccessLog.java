package org.uteuzi.query.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** One line for who logs in or leaves, by their subject. */
final class AccessLog {

    private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);

    /** How strong the login was stands there if the login server says it ({@code acr}). */
    @EventListener
    void loggedIn(InteractiveAuthenticationSuccessEvent login) {
        LOG.info("login: {}, acr {}", login.getAuthentication().getName(), strength(login.getAuthentication()));
    }

    @EventListener
    void left(LogoutSuccessEvent logout) {
        LOG.info("logout: {}", logout.getAuthentication().getName());
    }

    void failed(AuthenticationException failure) {
        LOG.warn("login failed: {}", failure.getClass().getSimpleName());
    }

    private static String strength(Authentication login) {
        return login.getPrincipal() instanceof OidcUser user && user.getAuthenticationContextClass() != null
                ? user.getAuthenticationContextClass()
                : "-";
    }
}
