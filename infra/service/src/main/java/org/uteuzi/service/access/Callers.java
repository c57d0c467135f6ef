package org.uteuzi.service.access;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.uteuzi.access.Caller;

/** Who asks, as Spring Security knows them. */
public final class Callers {

    private Callers() {}

    public static Caller now() {
        return of(SecurityContextHolder.getContext().getAuthentication());
    }

    /** Somebody who may nothing where nobody has logged in. */
    public static Caller of(@Nullable Principal user) {
        return switch (user) {
            case Authentication who when who.getPrincipal() instanceof Caller program -> program;
            case Authentication who
            when who.getPrincipal() instanceof OAuth2User person -> Caller.of(person.getAttributes());
            case null, default -> Caller.NOBODY;
        };
    }

    /** Whoever brings a token that is good. */
    static JwtAuthenticationToken authentication(Jwt token) {
        Caller caller = Caller.of(token.getClaims());
        return new JwtAuthenticationToken(
                token,
                caller,
                AuthorityUtils.createAuthorityList(caller.grants().permissions()));
    }
}
