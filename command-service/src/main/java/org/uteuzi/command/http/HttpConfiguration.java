package org.uteuzi.command.http;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.uteuzi.service.http.BrowserPolicy;

/** Tells browsers that there is nothing here for them to show, to run or to keep. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {

    @Bean
    BrowserPolicy nothingForBrowsers() {
        return new BrowserPolicy(
                "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                "no-referrer",
                Map.of("Cache-Control", "no-store"));
    }
}
