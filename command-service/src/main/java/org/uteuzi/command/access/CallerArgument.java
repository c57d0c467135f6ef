package org.uteuzi.command.access;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.uteuzi.access.Caller;

/** Hands a controller who calls. */
final class CallerArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return of(request.getUserPrincipal());
    }

    /** Somebody who may nothing where nobody has logged in. */
    static Caller of(@Nullable Principal user) {
        return user instanceof JwtAuthenticationToken token ? Caller.of(token.getTokenAttributes()) : Caller.NOBODY;
    }
}
