package org.uteuzi.query.http;

import java.net.URI;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.uteuzi.service.http.BrowserPolicy;

/**
 * Tells browsers to load nothing from elsewhere, to run nothing inline, and to send forms nowhere but here and, when a form leads
 * to logging in or out, to the login server.
 */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {

    private static final String CONTENT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                    + "connect-src 'self'; form-action 'self' %s; base-uri 'none'; frame-ancestors 'none'";

    /** Of an answer, in bytes; so much is kept for each connection. */
    private static final int PART = 64 * 1024;

    @Bean
    BrowserPolicy onlyFromHere(@Value("${uteuzi.login.issuer}") URI issuer) {
        return new BrowserPolicy(
                CONTENT.formatted(issuer.getScheme() + "://" + issuer.getAuthority()),
                "same-origin",
                Map.of(
                        "Cross-Origin-Opener-Policy", "same-origin",
                        "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"));
    }

    /** Answers of 100 KB and more are nothing unusual: each part of one that is handed to the system wakes whoever reads it. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> largeAnswers() {
        return server -> server.addConnectorCustomizers(connector -> {
            connector.setProperty("socket.appWriteBufSize", String.valueOf(PART));
            connector.setProperty("socket.directBuffer", "true");
        });
    }
}
