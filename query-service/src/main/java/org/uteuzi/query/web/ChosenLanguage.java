package org.uteuzi.query.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * The language of a page is the one its reader chose, now or before. Browsers are mostly set up in English by whoever sold
 * them, so what a browser prefers says nothing about its user; only programs are taken at the word of their header.
 */
final class ChosenLanguage implements LocaleResolver {

    static final String PARAMETER = "lang";
    static final String COOKIE = "uteuzi-language";

    private final AcceptHeaderLocaleResolver programs = new AcceptHeaderLocaleResolver();

    ChosenLanguage() {
        programs.setSupportedLocales(List.of(Locale.of("sw"), Locale.of("en")));
        programs.setDefaultLocale(Locale.of("sw"));
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String asked = failed instanceof String address ? address.replaceFirst("^/+", "/") : request.getRequestURI();
        if (asked.startsWith(request.getContextPath() + "/api/")) {
            return programs.resolveLocale(request);
        }
        return PageLanguage.tagged(request.getParameter(PARAMETER))
                .or(() -> remembered(request))
                .orElse(PageLanguage.SWAHILI)
                .locale();
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("a language is chosen by the parameter " + PARAMETER);
    }

    private static Optional<PageLanguage> remembered(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null ? Optional.empty() : PageLanguage.tagged(cookie.getValue());
    }
}
