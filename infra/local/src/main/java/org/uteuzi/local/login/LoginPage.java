package org.uteuzi.local.login;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.HtmlUtils;
import org.uteuzi.local.Messages;

/** Where a name and a password are typed: one page in both languages. */
final class LoginPage {

    private static final Pattern WORDS = Pattern.compile("#\\{([\\w.]+)}");

    private LoginPage() {}

    static ServerResponse answer(ServerRequest request) throws IOException {
        CsrfToken token =
                (CsrfToken) request.attribute(CsrfToken.class.getName()).orElseThrow();
        boolean wrong = request.param("error").isPresent();
        String page = WORDS.matcher(template())
                .replaceAll(found -> Matcher.quoteReplacement(HtmlUtils.htmlEscape(Messages.line(found.group(1)))))
                .replace("{token}", HtmlUtils.htmlEscape(token.getToken()))
                .replace("{parameter}", HtmlUtils.htmlEscape(token.getParameterName()))
                .replace("{hidden}", wrong ? "" : " hidden");
        return ServerResponse.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(page);
    }

    private static String template() throws IOException {
        try (var stream = Objects.requireNonNull(LoginPage.class.getResourceAsStream("login.html"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
