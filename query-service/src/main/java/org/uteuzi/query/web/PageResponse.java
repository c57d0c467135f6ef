package org.uteuzi.query.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Says of every page in which language it is, keeps it out of caches, and remembers a chosen language. */
final class PageResponse implements HandlerInterceptor {

    private static final Duration REMEMBERED = Duration.ofDays(365);

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        response.setHeader(
                HttpHeaders.CONTENT_LANGUAGE,
                RequestContextUtils.getLocale(request).toLanguageTag());
        if (!response.getHeaders(HttpHeaders.VARY).contains(HttpHeaders.COOKIE)) {
            response.addHeader(HttpHeaders.VARY, HttpHeaders.COOKIE);
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        PageLanguage.tagged(request.getParameter(ChosenLanguage.PARAMETER))
                .ifPresent(chosen -> response.addHeader(
                        HttpHeaders.SET_COOKIE,
                        ResponseCookie.from(ChosenLanguage.COOKIE, chosen.tag())
                                .path(request.getContextPath() + "/")
                                .maxAge(REMEMBERED)
                                .httpOnly(true)
                                .secure(request.isSecure())
                                .sameSite("Lax")
                                .build()
                                .toString()));
        return true;
    }
}
