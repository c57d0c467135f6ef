package org.uteuzi.query.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * Whoever sends a form after their session is over is led back to the page on which it stood: it is asked for anew, so that it
 * is there again after the login, with what the draft kept. The form itself is sent by nobody but who presses its button.
 */
final class FormBeforeLogin implements AuthenticationEntryPoint {

    private final AuthenticationEntryPoint login;

    FormBeforeLogin(AuthenticationEntryPoint login) {
        this.login = login;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        String page = HttpMethod.POST.name().equals(request.getMethod()) ? page(request) : null;
        if (page == null) {
            login.commence(request, response, failure);
        } else {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader(HttpHeaders.LOCATION, page);
        }
    }

    /** The page of ours from which a request comes; null where none is told. */
    private static @Nullable String page(HttpServletRequest request) {
        try {
            URI page = URI.create(Objects.requireNonNullElse(request.getHeader(HttpHeaders.REFERER), ""));
            boolean ours = Objects.equals(page.getRawAuthority(), request.getHeader(HttpHeaders.HOST));
            String path = page.getRawPath();
            if (!ours || path == null || !path.startsWith("/") || path.startsWith("//")) {
                return null;
            }
            return page.getRawQuery() == null ? path : path + "?" + page.getRawQuery();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
